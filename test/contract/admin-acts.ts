import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Acts, newest, type Play } from './play.ts'
import type { Scenario } from './use-cases.ts'

/** Kudos whose card the platform refuses for good. Returns the text, and the delivery's id. */
async function refusedKudos(play: Play, text: string): Promise<{ text: string; message: string }> {
  const { platform } = play
  const { deliveries } = platform.running.laurel.database
  platform.refuseNext('channel')
  await play.plays('give-by-command', { text })
  await play.says(words => words.includes(text) && words.includes('could not be posted'))
  const card = await deliveries.byKey(platform.workspaceId, `kudos-card:${await newest(platform)}`)
  expect(card).toMatchObject({ state: 'failed' })
  return { text, message: card!.id }
}

/** A job that has thrown in every attempt, as the queue keeps it. */
async function failedJob({ platform: { running, prisma, workspaceId } }: Play): Promise<void> {
  const roundId = randomUUID()
  await running.laurel.database.jobs.add(
    { name: 'close-pulse-round', workspaceId, roundId },
    { key: roundId, runAt: new Date('2100-01-01') },
  )
  await prisma.$executeRaw`
    update graphile_worker._private_jobs
    set attempts = max_attempts, last_error = 'the round has no end', run_at = now()
    where key = ${roundId}`
}

const failed = async ({ platform: { running, workspaceId } }: Play) => ({
  messages: await running.laurel.database.deliveries.listFailed(workspaceId, 10),
  jobs: await running.laurel.database.failedJobs.list(workspaceId, 10),
})

const inChannel =
  ({ platform }: Play) =>
  ({ conversation }: { conversation: string }) =>
    conversation === platform.world.channel

/** What was given up: listed for admins, and tried again. */
export const undeliveredActs = {
  async 'list-undelivered'(play) {
    await refusedKudos(play, 'warned everybody of the frozen pipe before the morning shift came')
    await failedJob(play)
    await play.plays('list-undelivered')
    const list = await play.says('Try all again')
    expect(list.words).toContain('About a kudos')
    expect(list.words).toContain('the round has no end')
    // Never what a message says.
    expect(list.words).not.toContain('frozen pipe')
  },

  async 'retry-undelivered-message'(play) {
    const [delivery] = (await failed(play)).messages
    await play.plays('retry-undelivered-message', { message: delivery!.id })
    await play.says('It is being tried again.')
    await play.says('frozen pipe', inChannel(play))
  },

  async 'retry-all-undelivered'(play) {
    const { text } = await refusedKudos(play, 'went back to the site because one number looked odd')
    await failedJob(play)
    expect((await failed(play)).jobs).toHaveLength(2)
    await play.plays('list-undelivered')
    await play.says(words => words.includes('Try all again') && words.includes('About a kudos'))
    await play.plays('retry-all-undelivered')
    await play.says('3 are being tried again.')
    await play.says(text, inChannel(play))
    await expect.poll(() => failed(play), { timeout: 15_000 }).toEqual({ messages: [], jobs: [] })
  },

  async 'retry-delivery'(play) {
    const { text, message } = await refusedKudos(play, 'kept the list of open points short by closing them')
    await play.plays('retry-delivery', { message })
    await play.says('Back in the queue.')
    await play.says(text, inChannel(play))
  },
} satisfies Partial<Acts<Scenario>>

const openRequest = async ({ platform: { running, workspaceId } }: Play) => {
  const open = await running.laurel.database.privacyRequests.open(workspaceId)
  expect(open).toHaveLength(1)
  return open[0]!
}

/** What people ask about their own data. The last of all: somebody is gone afterwards. */
export const privacyActs = {
  async 'ask-for-own-data'(play) {
    const { world } = play.platform
    await play.plays('ask-for-own-data')
    await play.says('asks for a copy of their data', ({ conversation }) =>
      [world.admin, play.platform.direct('admin')].includes(conversation),
    )
    await play.says('You asked for a copy of your data.')
    expect(await openRequest(play)).toMatchObject({ personId: world.giver, kind: 'export' })
  },

  async 'take-back-privacy-request'(play) {
    const { running, workspaceId } = play.platform
    await play.plays('take-back-privacy-request', { request: (await openRequest(play)).id })
    await play.says('Taken back. Nothing was changed.')
    await play.says('took back what they asked about their data', ({ conversation }) =>
      [play.platform.world.admin, play.platform.direct('admin')].includes(conversation),
    )
    expect(await running.laurel.database.privacyRequests.open(workspaceId)).toEqual([])
  },

  async 'ask-to-be-erased'(play) {
    const { world } = play.platform
    await play.plays('ask-to-be-erased')
    await play.says('asks to have their data erased', ({ conversation }) =>
      [world.admin, play.platform.direct('admin')].includes(conversation),
    )
    expect(await openRequest(play)).toMatchObject({ personId: world.colleague, kind: 'erase' })
  },

  async 'erase-colleague'(play) {
    const { world, running, workspaceId } = play.platform
    const { database } = running.laurel
    expect(await database.people.get(workspaceId, world.colleague!)).not.toBeNull()
    await play.plays('erase-colleague', { request: (await openRequest(play)).id })
    await play.says(/Erased: \d+ kudos received/)
    await play.says('Laurel 保存的关于你的数据已经删除')
    expect(await database.people.get(workspaceId, world.colleague!)).toBeNull()
    expect(await database.privacyRequests.open(workspaceId)).toEqual([])
  },
} satisfies Partial<Acts<Scenario>>
