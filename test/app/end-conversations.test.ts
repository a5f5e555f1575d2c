import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerPulse } from '../../src/app/answer-pulse.ts'
import { archiveTeam } from '../../src/app/archive-team.ts'
import { closePulseNow } from '../../src/app/close-pulse-round.ts'
import { deliverBulk } from '../../src/app/deliver-bulk.ts'
import { deliverMessage } from '../../src/app/deliver-message.ts'
import { endConversations } from '../../src/app/end-conversations.ts'
import { redrawLateQuestion } from '../../src/app/redraw-late-question.ts'
import { remindPulseRound } from '../../src/app/remind-pulse-round.ts'
import { runPulseNow } from '../../src/app/run-pulse-now.ts'
import { type Chat, ChatFailure, type OutgoingMessage } from '../../src/core/chat.ts'
import type { PulseQuestionView } from '../../src/core/pulse/view.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { profileOf } from './profile.ts'
import { members, pulseWorkspace } from './pulse-workspace.ts'

let own: TestDatabase

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.close())

/** A team whose messages count as sent, and a platform that only keeps how they are changed. */
async function world(options: Parameters<typeof pulseWorkspace>[1] = {}) {
  const workspace = await pulseWorkspace(own, options)
  const { workspaceId, teamId } = workspace
  const edits: { message: string; language: string; state: string; team: string; question: string }[] = []
  /** What the platform answers to the next changes; nothing: done. */
  const failures: (Error | null)[] = []
  const chat = {
    editsPerMinute: 60,
    async update(
      { messageId }: { messageId: string },
      { view, language }: Pick<OutgoingMessage, 'view' | 'language'>,
    ) {
      const failure = failures.shift()
      if (failure) throw failure
      const { state, team, question } = view as PulseQuestionView
      edits.push({ message: messageId, language, state, team, question })
    },
  }
  const laurel = { ...workspace.laurel, chat: () => chat as never }
  const send = () =>
    own.connection.pool.query(
      `update "Delivery" d set "state" = 'sent', "channel" = 'D' || "personId",
         "messageId" = (select "name" from "Team" t where t."workspaceId" = d."workspaceId" and t."id" = d."teamId")
           || ' ' || replace("kind", 'pulse-', '') || ' ' || "personId"
       where "workspaceId" = $1 and "state" = 'queued' and "kind" in ('pulse-question', 'pulse-reminder')`,
      [workspaceId],
    )
  return {
    ...workspace,
    laurel,
    chat,
    edits,
    failures,
    send,
    async run(team = teamId) {
      const { roundId } = (await runPulseNow(laurel, {
        workspaceId,
        teamId: team,
        personId: 'ana',
        receipt: randomUUID(),
      }))!
      await send()
      return roundId
    },
    answer: (roundId: string, personId: string) =>
      answerPulse(laurel, { workspaceId, roundId, personId, position: 0, answer: { value: 4 } }),
    close: (roundId: string) =>
      closePulseNow(laurel, { workspaceId, roundId, personId: 'ana', receipt: randomUUID() }),
    /** The jobs that wait, with when they are due and behind what. */
    async waiting() {
      const { rows } = await own.connection.pool.query<{ id: string; seconds: number; priority: number }>(
        `select j.id, j.priority, extract(epoch from j.run_at - j.created_at)::float8 as seconds
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'end-conversations' and j.payload->>'workspaceId' = $1`,
        [workspaceId],
      )
      return rows
    },
    /** Carries out the job that waits; false where none does. */
    async step(isLast = false): Promise<boolean> {
      const [job] = await this.waiting()
      if (!job) return false
      await own.connection.pool.query('delete from graphile_worker._private_jobs where id = $1', [job.id])
      await endConversations(laurel, { workspaceId }, { isLast })
      return true
    },
    /** Carries out the jobs of questions that arrived after their round; returns how many there were. */
    async redraw(): Promise<number> {
      const { rows } = await own.connection.pool.query<{
        payload: Parameters<typeof redrawLateQuestion>[1]
      }>(
        `with due as (
           select j.id, j.payload from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier = 'redraw-late-question' and j.payload->>'workspaceId' = $1
         ), taken as (delete from graphile_worker._private_jobs where id in (select id from due))
         select payload from due`,
        [workspaceId],
      )
      for (const { payload } of rows) await redrawLateQuestion(laurel, payload)
      return rows.length
    },
    async finish() {
      for (let steps = 0; await this.step(); steps += 1)
        if (steps > 50) throw new Error('the conversations never end')
    },
    edited: () => edits.map(({ message }) => message).sort(),
  }
}

describe('messages of a closed round', () => {
  it('say so to those who were not through, reminders too, each in their language; nobody else’s changes', async () => {
    const it_ = await world()
    const roundId = await it_.run()
    await it_.answer(roundId, 'ben')
    await remindPulseRound(it_.laurel, { workspaceId: it_.workspaceId, roundId, reminder: 1 })
    await it_.send()
    await it_.answer(roundId, 'dan')
    expect(await it_.waiting()).toEqual([])
    await it_.close(roundId)
    await it_.finish()
    const open = members.filter(id => id !== 'ben' && id !== 'dan')
    expect(it_.edited()).toEqual(open.flatMap(id => [`Build question ${id}`, `Build reminder ${id}`]).sort())
    expect(new Set(it_.edits.map(({ state }) => state))).toEqual(new Set(['closed']))
    const languages = it_.edits.filter(({ message }) => /cao|gao/.test(message)).map(each => each.language)
    expect(new Set(languages)).toEqual(new Set(['zh-CN']))
  })

  it('are changed a few at a time, behind everything else, no faster than the platform leaves room for', async () => {
    const it_ = await world()
    const people = Array.from({ length: 25 }, (_, number) => `p${String(number).padStart(2, '0')}`)
    await it_.laurel.database.people.save(it_.workspaceId, people.map(profileOf), it_.laurel.clock.now())
    await it_.laurel.database.teams.save(
      it_.workspaceId,
      { ...it_.team, memberIds: people },
      it_.laurel.clock.now(),
    )
    await it_.close(await it_.run())
    const [first] = await it_.waiting()
    expect(first!.priority).toBeGreaterThan(0)
    const seen: number[] = []
    while (await it_.step()) {
      seen.push(it_.edits.length)
      // Ten at sixty a minute: the next ones after ten seconds.
      for (const { seconds } of await it_.waiting()) if (seen.length < 3) expect(seconds).toBeCloseTo(10)
    }
    expect(seen.slice(0, 3)).toEqual([10, 20, 25])
    expect(new Set(it_.edited()).size).toBe(25)
  })

  it('wait for as long as the platform asks, and go on where they were', async () => {
    const it_ = await world()
    await it_.close(await it_.run())
    it_.failures.push(null, null, new ChatFailure('busy', 'ratelimited', 90))
    await it_.step()
    expect(it_.edits).toHaveLength(2)
    const [job] = await it_.waiting()
    expect(job!.seconds).toBeCloseTo(90)
    await it_.finish()
    expect(it_.edited()).toEqual(members.map(id => `Build question ${id}`))
  })

  it('that are gone, or cannot be changed after all attempts, do not keep the others from it', async () => {
    const it_ = await world()
    await it_.close(await it_.run())
    it_.failures.push(
      new ChatFailure('refused', 'message_not_found'),
      null,
      new ChatFailure('unknown', '503'),
    )
    await expect(it_.step()).rejects.toMatchObject({ code: '503' })
    await endConversations(it_.laurel, it_, { isLast: false })
    expect(new Set(it_.edited())).toEqual(new Set(members.map(id => `Build question ${id}`)))
    it_.edits.length = 0
    it_.setClock('2026-11-24T11:00:00Z')
    await it_.close(await it_.run())
    it_.failures.push(new ChatFailure('unknown', '503'))
    await it_.step(true)
    await it_.finish()
    expect(it_.edits).toHaveLength(members.length - 1)
  })

  it('that lead on to another round stay open until that one closes', async () => {
    const it_ = await world()
    const other = { ...it_.team, id: `${it_.teamId}-other`, name: 'Other', memberIds: ['ben', 'cao', 'dan'] }
    await it_.laurel.database.teams.save(it_.workspaceId, other, it_.laurel.clock.now())
    const first = await it_.run()
    const second = await it_.run(other.id)
    // Dan was told of both; to the others the first conversation served the second round as well.
    await own.connection.pool.query(
      `update "Delivery" set "state" = 'dropped', "channel" = null, "messageId" = null
       where "workspaceId" = $1 and "roundId" = $2 and "personId" <> 'dan'`,
      [it_.workspaceId, second],
    )
    it_.setClock('2026-11-24T11:00:00Z')
    // Ben's conversation goes on with the other round; Cao has answered in neither.
    await it_.answer(first, 'ben')
    await it_.close(first)
    await it_.finish()
    expect(it_.edited()).not.toContain('Build question ben')
    expect(it_.edits.find(({ message }) => message === 'Build question cao')).toMatchObject({
      state: 'open',
      team: 'Other',
    })
    for (const person of ['dan', 'eve'])
      expect(it_.edits.find(({ message }) => message === `Build question ${person}`)).toMatchObject({
        state: 'closed',
        team: 'Build',
      })
    it_.edits.length = 0
    await it_.close(second)
    await it_.finish()
    expect(it_.edited()).toEqual([
      'Build question ben',
      'Build question cao',
      'Build question dan',
      'Other question dan',
    ])
    const states = Object.fromEntries(it_.edits.map(({ message, state }) => [message, state]))
    expect(states).toMatchObject({
      'Build question ben': 'answered',
      'Build question cao': 'closed',
      'Other question dan': 'closed',
    })
  })

  it('of a team that was archived carry its name', async () => {
    const it_ = await world()
    await it_.run()
    const { workspaceId, teamId } = it_
    await own.connection.prisma.person.update({
      where: { workspaceId_id: { workspaceId, id: 'zoe' } },
      data: { isAdmin: true },
    })
    await archiveTeam(it_.laurel, { workspaceId, teamId, actorId: 'zoe', receipt: randomUUID() })
    await it_.finish()
    expect(it_.edits).toHaveLength(members.length)
    for (const edit of it_.edits) expect(edit).toMatchObject({ state: 'closed', team: 'Build' })
  })

  it('of two rounds are changed one round after the other, by one job', async () => {
    const it_ = await world()
    const first = await it_.run()
    await it_.close(first)
    it_.setClock('2026-11-24T11:00:00Z')
    const second = await it_.run()
    await it_.close(second)
    expect(await it_.waiting()).toHaveLength(1)
    await it_.finish()
    expect(it_.edits).toHaveLength(2 * members.length)
    expect(await it_.laurel.database.conversations.toEnd(it_.workspaceId, 10)).toBeNull()
  })

  it('that were on their way as it closed say so as well', async () => {
    const it_ = await world()
    const { laurel, workspaceId } = it_
    const { roundId } = (await runPulseNow(laurel, {
      workspaceId,
      teamId: it_.teamId,
      personId: 'ana',
      receipt: randomUUID(),
    }))!
    const { bulkDeliveries } = laurel.database
    const claimed = await bulkDeliveries.claim(workspaceId, 'lane', 2)
    const [answered, lost] = claimed.map(({ delivery }) => delivery.personId!)
    const post = async ({ conversation }: OutgoingMessage) => {
      if (conversation === lost) throw new ChatFailure('unknown', 'timeout')
      return { channel: 'D', messageId: conversation }
    }
    let posting = 0
    let closing: Promise<void> | null = null
    const arrived: Partial<Chat> = {
      // Both are on their way before it closes.
      post: async message => {
        posting += 1
        await expect.poll(() => posting).toBe(2)
        closing ??= it_.close(roundId)
        await closing
        return post(message)
      },
      canFind: true,
      find: async conversation => ({ channel: 'D', messageId: conversation }),
    }
    const sending = {
      ...laurel,
      chat: () => ({ ...it_.chat, ...arrived }) as never,
      directory: () => ({}) as never,
    }
    for (const { settled, store } of await Promise.all(claimed.map(one => deliverBulk(sending, one)))) {
      if (settled) await bulkDeliveries.settle([settled], laurel.clock.now())
      await store?.()
    }
    expect(await it_.redraw()).toBe(1)
    expect(it_.edited()).toEqual([answered])
    await own.connection.pool.query(`update "BulkDelivery" set "dueAt" = now() where "workspaceId" = $1`, [
      workspaceId,
    ])
    for (const one of await bulkDeliveries.claim(workspaceId, 'lane', 10)) {
      const { settled, store } = await deliverBulk(sending, one)
      if (settled) await bulkDeliveries.settle([settled], laurel.clock.now())
      await store?.()
    }
    expect(await it_.redraw()).toBe(1)
    expect(it_.edited()).toEqual([answered, lost].sort())
    expect(new Set(it_.edits.map(({ state }) => state))).toEqual(new Set(['closed']))
    const states = (await it_.deliveries('pulse-question')).map(({ personId, state }) => [personId, state])
    expect(Object.fromEntries(states)).toMatchObject({ [answered!]: 'sent', [lost!]: 'sent', gao: 'dropped' })
  })

  it('that are found by the next attempt as it closes say so as well', async () => {
    const it_ = await world()
    const { laurel, workspaceId } = it_
    const wish = { workspaceId, teamId: it_.teamId, personId: 'ana', receipt: randomUUID() }
    const { roundId } = (await runPulseNow(laurel, wish))!
    const { bulkDeliveries } = laurel.database
    const [one] = await bulkDeliveries.claim(workspaceId, 'lane', 1)
    const chat: Partial<Chat> = {
      canFind: true,
      find: async conversation => {
        await it_.close(roundId)
        return { channel: 'D', messageId: conversation }
      },
    }
    const sending = {
      ...laurel,
      chat: () => ({ ...it_.chat, ...chat }) as never,
      directory: () => ({}) as never,
    }
    const { settled, store } = await deliverBulk(sending, { ...one!, mayHaveArrived: true })
    if (settled) await bulkDeliveries.settle([settled], laurel.clock.now())
    await store?.()
    // It was drawn while the round was open.
    expect(it_.edits.map(({ state }) => state)).toEqual(['open'])
    expect(await it_.redraw()).toBe(1)
    expect(it_.edits.at(-1)).toMatchObject({ message: one!.delivery.personId, state: 'closed' })
  })

  it.each([
    ['the platform is away', new ChatFailure('unknown', '503')],
    ['the platform is busy', new ChatFailure('busy', 'ratelimited', 30)],
    ['something of ours fails', new TypeError('no such part')],
  ])('that were on their way count as sent, and say so later, where %s', async (_, failure) => {
    const it_ = await world()
    const { laurel, workspaceId } = it_
    const wish = { workspaceId, teamId: it_.teamId, personId: 'ana', receipt: randomUUID() }
    const { roundId } = (await runPulseNow(laurel, wish))!
    const { bulkDeliveries, deliveries } = laurel.database
    const [one] = await bulkDeliveries.claim(workspaceId, 'lane', 1)
    const { id } = one!.delivery
    await bulkDeliveries.putBack(one!, { seconds: 60, why: 'postponed', untouched: true, error: null })
    let posts = 0
    const arrived: Partial<Chat> = {
      canFind: false,
      find: async () => null,
      post: async ({ conversation }) => {
        posts += 1
        await it_.close(roundId)
        return { channel: 'D', messageId: conversation }
      },
    }
    const sending = {
      ...laurel,
      chat: () => ({ ...it_.chat, ...arrived }) as never,
      directory: () => ({}) as never,
    }
    it_.failures.push(failure)
    await deliverMessage(sending, { workspaceId, deliveryId: id, isLastAttempt: false })
    expect(await deliveries.get(workspaceId, id)).toMatchObject({ state: 'sent', repeats: 0 })
    // Where the platform says how long to wait it is tried again then, else as often as the queue tries a job.
    const tried = it_.redraw()
    if (failure instanceof ChatFailure && failure.kind === 'busy') {
      await tried
      expect(await it_.redraw()).toBe(1)
    } else {
      await expect(tried).rejects.toBe(failure)
      await redrawLateQuestion(laurel, { workspaceId, deliveryId: id })
    }
    expect(posts).toBe(1)
    expect(it_.edits).toMatchObject([{ message: one!.delivery.personId, state: 'closed' }])
  })
})
