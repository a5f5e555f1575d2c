import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { now, type SummaryWorld, summaryWorld, workspaceId } from '../app/summary-world.ts'

let world: SummaryWorld

beforeAll(async () => {
  world = await summaryWorld(['ana', 'bea'])
  await world.give({ id: 'r1', from: 'ana', to: ['bea'], days: 1 })
  await world.give({ id: 'r2', from: 'ana', to: ['bea'], days: 2 })
  await world.own.connection.prisma.delivery.create({
    data: {
      workspaceId,
      id: 'd1',
      kind: 'channel-digest',
      key: 'd1',
      conversation: 'C1',
      state: 'sent',
      createdAt: now,
    },
  })
})
afterAll(() => world?.own.close())

const quoted = async (id: string) => ({
  recognitionId: id,
  text: (await world.own.database.recognitions.get(workspaceId, id))!.text,
})
const quotations = () => world.own.database.quotations

test('what reads as it did when it was drawn is on record, and nothing is to be drawn anew', async () => {
  const both = [await quoted('r1'), await quoted('r2')]
  expect(await quotations().record(workspaceId, 'd1', both)).toBe(true)
  expect(await quotations().quotedBy(workspaceId, 'd1')).toEqual(new Set(['r1', 'r2']))
  expect(await quotations().of(workspaceId, ['r2'])).toEqual([
    { id: 'd1', conversation: 'C1', kind: 'channel-digest' },
  ])
})

test('what reads differently stays on record, to be drawn with its new words', async () => {
  const before = [{ ...(await quoted('r1')), text: 'as it was' }, await quoted('r2')]
  expect(await quotations().record(workspaceId, 'd1', before)).toBe(false)
  expect(await quotations().quotedBy(workspaceId, 'd1')).toEqual(new Set(['r1', 'r2']))
})

test('what was taken back meanwhile is on record no more', async () => {
  const both = [await quoted('r1'), await quoted('r2')]
  const { prisma } = world.own.connection
  await prisma.recognition.updateMany({ where: { id: 'r2' }, data: { state: 'withdrawn' } })
  expect(await quotations().record(workspaceId, 'd1', both)).toBe(false)
  expect(await quotations().quotedBy(workspaceId, 'd1')).toEqual(new Set(['r1']))
})

/** Whether somebody waits for what another transaction holds. */
async function waits(): Promise<boolean> {
  const { rows } = await world.own.connection.pool.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
  )
  return rows.length > 0
}

test('a kudos that is being taken back is waited for', async () => {
  const [one] = [await quoted('r1')]
  let recorded: Promise<boolean> = Promise.resolve(true)
  await world.own.database.transaction(async stores => {
    await stores.recognitions.lock(workspaceId, 'r1')
    recorded = world.own.database.transaction(({ quotations }) =>
      quotations.record(workspaceId, 'd1', [one!]),
    )
    await vi.waitUntil(waits, { timeout: 10_000 })
    await stores.recognitions.withdraw(workspaceId, 'r1', now)
  })
  expect(await recorded).toBe(false)
  expect(await quotations().of(workspaceId, ['r1'])).toEqual([])
})
