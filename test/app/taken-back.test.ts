import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverMessage } from '../../src/app/deliver-message.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { refreshReport } from '../../src/app/refresh-report.ts'
import { ChatFailure } from '../../src/core/chat.ts'
import type { MessageView } from '../../src/core/view.ts'
import { now, type SummaryWorld, summaryWorld, workspaceId } from './summary-world.ts'

const place = { channel: 'C1', messageId: 'm1' }
let world: SummaryWorld
let laurel: Laurel
const shown: MessageView[] = []
let refused: string | null = null

beforeAll(async () => {
  world = await summaryWorld(['ana', 'bea', 'cao'])
  await world.saveTeam({ id: 't1', memberIds: ['bea', 'cao'], managerIds: ['ana'], channel: 'C1' })
  laurel = {
    ...world.laurel,
    workspace: async () => (await world.own.database.workspaces.get(workspaceId))!,
    chat: () => ({
      canFind: true,
      link: async () => null,
      find: async () => place,
      update: async (_: unknown, { view }: { view: MessageView }) => {
        if (refused) throw new ChatFailure('refused', refused)
        shown.push(view)
      },
    }),
  } as unknown as Laurel
})
afterAll(() => world?.own.close())

test('a digest that may have arrived before its last kudos was taken back is found, and shows it no more', async () => {
  const { prisma, pool } = world.own.connection
  const digest = { id: 'd1', kind: 'channel-digest', key: 'd1', conversation: 'C1', teamId: 't1' }
  await prisma.delivery.create({
    data: { workspaceId, ...digest, periodEnd: now, state: 'sending', createdAt: now },
  })
  await deliverMessage(laurel, { workspaceId, deliveryId: 'd1', isLastAttempt: false })
  expect(await world.own.database.deliveries.get(workspaceId, 'd1')).toMatchObject({
    state: 'sent',
    ...place,
  })
  const { rows } = await pool.query(
    `select payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'refresh-report'`,
  )
  expect(rows.map(({ payload }) => payload)).toEqual([{ workspaceId, deliveryId: 'd1' }])
  await refreshReport(laurel, { workspaceId, deliveryId: 'd1' })
  expect(shown.at(-1)).toEqual({ kind: 'removed-card', what: 'report' })
})

test.each([
  ['message_not_found', true],
  ['MessageNotFound', true],
  ['http_404', true],
  ['not_in_channel', false],
])('words that still stand there are not forgotten where a redraw is refused: %s', async (code, isDone) => {
  refused = code
  const done = refreshReport(laurel, { workspaceId, deliveryId: 'd1' }).then(
    () => true,
    () => false,
  )
  expect(await done).toBe(isDone)
  refused = null
})
