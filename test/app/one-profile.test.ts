import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryOutPrivacyRequest } from '../../src/app/carry-out-privacy-request.ts'
import { chooseSummaryPlace } from '../../src/app/choose-summary-place.ts'
import { composePersonalSummary } from '../../src/app/compose-personal-summary.ts'
import { composeTeamSummary } from '../../src/app/compose-team-summary.ts'
import { erasePerson } from '../../src/app/erase-person.ts'
import { explainHighlights } from '../../src/app/explain-highlights.ts'
import { giveFeedback } from '../../src/app/give-feedback.ts'
import { giveRecognition } from '../../src/app/give-recognition.ts'
import { listFeedback } from '../../src/app/list-feedback.ts'
import { listOwnEvidence } from '../../src/app/list-own-evidence.ts'
import { makeEvidenceReport } from '../../src/app/make-evidence-report.ts'
import { makeTeamReport } from '../../src/app/make-team-report.ts'
import { postPersonalSummaries } from '../../src/app/post-personal-summaries.ts'
import { requestPrivacy } from '../../src/app/request-privacy.ts'
import { setPersonalSummary } from '../../src/app/set-personal-summary.ts'
import { showCompetencyProfile } from '../../src/app/show-competency-profile.ts'
import { showHome } from '../../src/app/show-home.ts'
import { showOrganisation } from '../../src/app/show-organisation.ts'
import { showTeamSummary } from '../../src/app/show-team-summary.ts'
import { takeBackPrivacyRequest } from '../../src/app/take-back-privacy-request.ts'
import { unlinkIdentity } from '../../src/app/unlink-identity.ts'
import { renderCompetencyProfile as inSlack } from '../../src/chat/slack/blocks/competency-profile.ts'
import { renderCompetencyProfile as inTeams } from '../../src/chat/teams/cards/competency-profile.ts'
import type { Account } from '../../src/core/identity/identity.ts'
import { en } from '../../src/i18n/en.ts'
import { ana, bea, createIdentityWorld, type IdentityWorld, now, slack, teams } from './identity-world.ts'

const at = (workspaceId: string, personId: string): Account => ({ workspaceId, personId })
const cao = at(slack, 'UCAO')
const zoe = at(slack, 'UZOE')
const max = at(teams, 'guid-max')
const tia = at(teams, 'guid-tia')
const owns = 'ownership.owns-mistakes'

let world: IdentityWorld

/** Kudos and notes of every visibility to Bea, in both chats; and some to others. */
beforeEach(async () => {
  world = await createIdentityWorld()
  const { give, note, closed } = world
  await give({ id: 'slack-open', from: ana.slack, to: ['UBEA'], days: 1 })
  await give({
    id: 'slack-closed',
    from: at(slack, 'UEVE'),
    to: ['UBEA', 'UANA'],
    channel: 'GSLACK',
    days: 2,
  })
  await give({ id: 'teams-open', from: ana.teams, to: ['guid-bea'], days: 3 })
  await give({
    id: 'teams-closed',
    from: at(teams, 'guid-lee'),
    to: ['guid-bea', 'guid-ana'],
    channel: 'GTEAMS',
    days: 4,
  })
  await give({ id: 'slack-by-bea', from: bea.slack, to: ['UEVE'], days: 2 })
  await give({ id: 'teams-by-bea', from: bea.teams, to: ['guid-lee'], days: 2 })
  closed.set('GSLACK', ['UBEA', 'UEVE', 'UANA'])
  closed.set('GTEAMS', ['guid-bea', 'guid-lee', 'guid-ana'])
  await note({ id: 'slack-shared', from: ana.slack, to: 'UBEA', readers: ['UCAO'] })
  await note({ id: 'slack-private', from: at(slack, 'UEVE'), to: 'UBEA' })
  await note({ id: 'teams-shared', from: ana.teams, to: 'guid-bea', readers: ['guid-max'] })
  await note({ id: 'teams-growth', from: at(teams, 'guid-lee'), to: 'guid-bea', kind: 'growth' })
})
afterEach(() => world?.close())

const profile = async (account: Account) => (await showCompetencyProfile(world.laurel, account)).view
const evidence = async (account: Account) =>
  (await listOwnEvidence(world.laurel, { ...account, page: 0 })).quotes
const report = async ({ workspaceId, personId }: Account, readerId = personId) =>
  (await makeEvidenceReport(world.laurel, { workspaceId, personId, readerId })).view
const summary = async ({ workspaceId, personId }: Account) => {
  const person = (await world.own.database.people.get(workspaceId, personId))!
  return composePersonalSummary(world.laurel, workspaceId, { person, to: now, mayPrompt: true })
}
const home = (account: Account, page: 'settings' | 'me' = 'settings') =>
  showHome(world.laurel, { ...account, page })

describe('somebody with two accounts that are one person', () => {
  it('reads all that was said to either, wherever they look', async () => {
    expect((await profile(bea.slack)).received).toBe(2)
    await world.link(bea)
    for (const account of [bea.slack, bea.teams]) {
      const { received, given, feedback, latest } = await profile(account)
      expect({ received, given, feedback }).toEqual({
        received: 4,
        given: 2,
        feedback: { strengths: 3, growth: 1 },
      })
      const everything = ['slack-open', 'slack-closed', 'teams-open', 'teams-closed']
      expect(latest.map(({ recognitionId }) => recognitionId)).toEqual(everything)
      expect((await evidence(account)).map(({ recognitionId }) => recognitionId)).toEqual(everything)
      const { statements, notes, unquoted } = await report(account)
      expect(statements.map(({ recognitionId }) => recognitionId)).toEqual(everything)
      expect(notes.map(({ id }) => id).sort()).toEqual([
        'slack-private',
        'slack-shared',
        'teams-growth',
        'teams-shared',
      ])
      expect(unquoted).toBe(false)
      expect((await summary(account)).view).toMatchObject({ received: 4 })
      const { view } = await home(account, 'me')
      expect(view.content).toMatchObject({ profile: { received: 4 } })
    }
  })

  it('sees the same figures with either account, month by month', async () => {
    const trend = async (account: Account) => {
      const { content } = (await home(account, 'me')).view
      return content.page === 'me' ? content.trend.competencies.map(({ code, counts }) => [code, counts]) : []
    }
    const counted = (count: number) => [['ownership', expect.arrayContaining([count])]]
    expect(await trend(bea.slack)).toEqual(counted(2))
    await world.link(bea)
    expect(await trend(bea.slack)).toEqual(counted(4))
    expect(await trend(bea.teams)).toEqual(await trend(bea.slack))
    // What differs is the language, who manages them there, and how people go by there.
    const words = ['name', 'competency', 'definition', 'latest', 'statements', 'notes']
    const people = ['personId', 'person', 'reader', 'managerIds', 'prompt']
    const unlike = [...words, ...people]
    const figures = async (account: Account) => {
      const shown = [await profile(account), (await summary(account)).view, await report(account)]
      return JSON.stringify(shown, (key, value) => (unlike.includes(key) ? undefined : value))
    }
    expect(await figures(bea.teams)).toEqual(await figures(bea.slack))
  })

  it('is led to the messages of either chat', async () => {
    await world.link(bea)
    const links = (await profile(bea.teams)).latest.map(({ link }) => link)
    expect(links).toEqual([
      'https://TSLACK.example/at-slack-open',
      'https://TSLACK.example/at-slack-closed',
      'https://tenant-1.example/at-teams-open',
      'https://tenant-1.example/at-teams-closed',
    ])
  })

  it('has as many colleagues behind their evidence as there are people, not accounts', async () => {
    const giversOf = async (account: Account) =>
      (await profile(account)).competencies.find(({ code }) => code === 'ownership')?.givers
    await world.link(bea)
    // Ana twice, Eve, Lee.
    expect(await giversOf(bea.slack)).toBe(4)
    await world.link(ana, 'teams')
    expect(await giversOf(bea.slack)).toBe(3)
    expect(await giversOf(bea.teams)).toBe(3)
    const { givers, competencies, statements } = await report(bea.slack)
    expect(givers).toBe(3)
    expect(competencies.find(({ code }) => code === 'teamwork')?.givers).toBe(2)
    // Whoever is in this chat, too, goes by their name here.
    const named = statements.map(({ giver }) => [giver.id, giver.name])
    expect(named).toEqual([
      ['UANA', 'Ana of slack'],
      ['UEVE', 'Eve of slack'],
      ['UANA', 'Ana of slack'],
      ['guid-lee', 'Lee of teams'],
    ])
  })

  it('does not read a newcomer’s name on the words of whoever had their account before', async () => {
    await world.link(bea)
    await world.link(ana)
    const giversOf = async () =>
      (await report(bea.slack)).statements.map(({ recognitionId, giver }) => [recognitionId, giver.id])
    expect(await giversOf()).toContainEqual(['teams-open', 'UANA'])
    await world.own.connection.prisma.person.update({
      where: { workspaceId_id: { workspaceId: slack, id: 'UANA' } },
      data: { name: 'Nia New', verifiedEmail: 'nia@harbour.example' },
    })
    expect(await giversOf()).toContainEqual(['teams-open', 'guid-ana'])
    const { latest } = await profile(bea.slack)
    expect(latest.find(({ recognitionId }) => recognitionId === 'teams-open')).toMatchObject({
      giverId: 'guid-ana',
      names: { 'guid-ana': 'Ana of teams' },
    })
  })

  it('reads names where a colleague of the other chat cannot be mentioned', async () => {
    await world.link(bea)
    const reader = { language: 'en', timeZone: 'UTC' } as const
    const slackCard = JSON.stringify(inSlack(await profile(bea.slack), en, reader))
    expect(slackCard).toContain('Lee of teams')
    expect(slackCard).toContain('<@UEVE>')
    expect(slackCard).not.toMatch(/<@guid/)
    const teamsCard = JSON.stringify(inTeams(await profile(bea.teams), en, reader))
    expect(teamsCard).toContain('Eve of slack')
    expect(teamsCard).not.toMatch(/<@U/)
  })

  it('cannot recognise their other self, nor tell it anything in private', async () => {
    const kudos = { receipt: 'r', answerIn: 'C1', channel: 'C1', indicators: [] }
    const other = {
      ...kudos,
      workspaceId: slack,
      giverId: 'UBEA',
      recipientIds: ['guid-bea'],
      text: 'Well done.',
    }
    await expect(giveRecognition(world.laurel, other)).rejects.toMatchObject({ code: 'unknown-person' })
    await world.link(bea)
    await expect(giveRecognition(world.laurel, other)).rejects.toMatchObject({ code: 'self' })
    const feedback = {
      ...{
        workspaceId: teams,
        receipt: 'r',
        giverId: 'guid-bea',
        receiverId: 'UBEA',
        kind: 'strength' as const,
      },
      ...{
        visibility: 'receiver' as const,
        situation: null,
        behaviour: 'Well done.',
        impact: null,
        indicators: [],
      },
    }
    await expect(giveFeedback(world.laurel, { ...feedback, requestId: null })).rejects.toMatchObject({
      code: 'feedback-to-self',
    })
  })
})

/** Everything that people other than Bea get to see of both workspaces, by its name. */
async function seenByOthers(): Promise<Map<string, unknown>> {
  const { laurel } = world
  const { teams: stored, people } = laurel.database
  const seen = new Map<string, unknown>()
  const add = (name: string, value: unknown) => seen.set(name, JSON.parse(JSON.stringify(value)))
  for (const [workspaceId, person, manager, admin, others] of [
    [slack, 'UBEA', cao, zoe, ['UANA', 'UEVE']],
    [teams, 'guid-bea', max, tia, ['guid-ana', 'guid-lee']],
  ] as const) {
    const team = (await stored.get(workspaceId, 'team'))!
    const reader = (await people.get(workspaceId, manager.personId))!
    const readerId = reader.id
    const parts = { team, reader, to: now, mayPrompt: true }
    add(`${workspaceId}: team summary`, (await composeTeamSummary(laurel, workspaceId, parts)).view)
    add(
      `${workspaceId}: asked for`,
      await showTeamSummary(laurel, { workspaceId, readerId: admin.personId, team: { id: 'team' } }),
    )
    add(
      `${workspaceId}: why`,
      await explainHighlights(laurel, { workspaceId, readerId, teamId: 'team', to: now }),
    )
    add(`${workspaceId}: evidence for the manager`, await report(at(workspaceId, person), readerId))
    add(
      `${workspaceId}: team report`,
      await makeTeamReport(laurel, { workspaceId, readerId, teamId: 'team' }),
    )
    add(
      `${workspaceId}: organisation`,
      await showOrganisation(laurel, { workspaceId, readerId: admin.personId }),
    )
    for (const [who, page] of [
      [readerId, 'team'],
      [admin.personId, 'admin'],
      [readerId, 'start'],
    ] as const)
      add(
        `${workspaceId}: home ${page} of ${who}`,
        await showHome(laurel, { workspaceId, personId: who, page }),
      )
    for (const personId of [readerId, admin.personId, ...others]) {
      add(`${workspaceId}: profile of ${personId}`, await profile(at(workspaceId, personId)))
      add(`${workspaceId}: own evidence of ${personId}`, await evidence(at(workspaceId, personId)))
      add(`${workspaceId}: feedback of ${personId}`, await listFeedback(laurel, { workspaceId, personId }))
      add(`${workspaceId}: data of ${personId}`, await laurel.database.personalData.of(workspaceId, personId))
      add(`${workspaceId}: settings of ${personId}`, await home(at(workspaceId, personId)))
    }
  }
  return seen
}

describe('nobody else', () => {
  it('sees anything else than before, once somebody has joined their accounts', async () => {
    const before = await seenByOthers()
    await world.link(bea)
    const after = await seenByOthers()
    expect([...after.keys()]).toEqual([...before.keys()])
    expect(after.size).toBeGreaterThan(50)
    for (const [name, view] of after) expect(view, name).toEqual(before.get(name))
  })

  it('reads a word that was said in the other chat, whatever its visibility there', async () => {
    await world.link(bea)
    for (const [name, view] of await seenByOthers()) {
      const text = JSON.stringify(view)
      // Ana has not joined hers, and nobody but Bea has.
      const foreign = name.startsWith(slack) ? /(Words|Note) of teams/ : /(Words|Note) of slack/
      expect(text, name).not.toMatch(foreign)
    }
  })

  it('reads more of a private word in its own chat than its rules there allow', async () => {
    await world.link(bea)
    for (const [account, manager, home] of [
      [bea.slack, cao, 'slack'],
      [bea.teams, max, 'teams'],
    ] as const) {
      const { statements, notes, unquoted } = await report(account, manager.personId)
      expect(statements.map(({ recognitionId }) => recognitionId)).toEqual([`${home}-open`])
      expect(unquoted).toBe(true)
      expect(notes.map(({ id }) => id)).toEqual([`${home}-shared`])
    }
  })

  it('is told an address, not even the person themselves', async () => {
    await world.link(bea)
    for (const account of [bea.slack, bea.teams]) {
      const shown = [
        await profile(account),
        await evidence(account),
        await report(account),
        await home(account),
      ]
      expect(JSON.stringify(shown)).not.toContain('harbour.example')
    }
  })
})

describe('two profiles again', () => {
  it('are exactly what they would have been', async () => {
    const views = async () =>
      JSON.stringify(
        await Promise.all(
          [bea.slack, bea.teams].map(async account => [
            await profile(account),
            await evidence(account),
            await report(account),
            await summary(account),
            await world.own.database.evidence.counts(account.workspaceId, [account.personId], new Date(0)),
          ]),
        ),
      )
    const rows = await world.everythingElse()
    const before = await views()
    await world.link(bea)
    expect(await views()).not.toBe(before)
    await unlinkIdentity(world.laurel, bea.slack)
    expect(await views()).toBe(before)
    expect(await world.everythingElse()).toEqual(rows)
  })

  it('keep what came while they were one, each on its side', async () => {
    await world.link(bea)
    await world.give({ id: 'teams-later', from: ana.teams, to: ['guid-bea'], indicator: owns, days: 0.5 })
    expect((await profile(bea.slack)).received).toBe(5)
    await unlinkIdentity(world.laurel, bea.slack)
    expect((await profile(bea.slack)).received).toBe(2)
    expect((await profile(bea.teams)).received).toBe(3)
  })
})

describe('the monthly summary', () => {
  const post = (workspaceId: string) =>
    postPersonalSummaries(world.laurel, {
      workspaceId,
      teamId: 'team',
      fireAt: '2026-11-01T09:00:00.000Z',
      zone: 'Europe/Lisbon',
    })
  const sent = async () =>
    (
      await world.own.connection.prisma.delivery.findMany({
        // Not those of their manager.
        where: { kind: 'personal-summary', personId: { in: [bea.slack.personId, bea.teams.personId] } },
      })
    ).map(({ workspaceId, conversation }) => [workspaceId, conversation])

  it('comes to each account of those who are two, and to one chat of those who are one', async () => {
    await post(slack)
    await post(teams)
    expect(await sent()).toHaveLength(2)
    await world.own.connection.prisma.delivery.deleteMany()
    await world.link(bea, 'teams')
    await post(slack)
    await post(teams)
    await post(slack)
    expect(await sent()).toEqual([[teams, 'guid-bea']])
  })

  it('comes to the chat that the person chose, and not twice in the month in which they chose', async () => {
    await world.link(bea, 'teams')
    expect(await chooseSummaryPlace(world.laurel, bea.slack)).toMatchObject({ summaryHere: true })
    await post(teams)
    expect(await sent()).toEqual([[slack, 'UBEA']])
    await chooseSummaryPlace(world.laurel, bea.teams)
    await post(slack)
    await post(teams)
    expect(await sent()).toHaveLength(1)
  })

  it('is stopped in either chat, and asked for again in either', async () => {
    await world.link(bea, 'teams')
    const isOn = async (account: Account) => {
      const { content } = (await home(account)).view
      return content.page === 'settings' && content.summaries.personal.isOn
    }
    await setPersonalSummary(world.laurel, { ...bea.slack, muted: true })
    expect([await isOn(bea.slack), await isOn(bea.teams)]).toEqual([false, false])
    await post(teams)
    expect(await sent()).toEqual([])
    await setPersonalSummary(world.laurel, { ...bea.teams, muted: false })
    expect([await isOn(bea.slack), await isOn(bea.teams)]).toEqual([true, true])
    await post(teams)
    expect(await sent()).toEqual([[teams, 'guid-bea']])
  })

  it('is the nudge of the week, whichever chat it or another comes in', async () => {
    const claim = ({ workspaceId, personId }: Account, at: Date) =>
      world.own.database.transaction(({ nudges }) =>
        nudges.claim(workspaceId, personId, 'summary-prompt', at),
      )
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
    expect(await claim(bea.slack, now)).toEqual({ granted: true })
    expect(await claim(bea.teams, now)).toEqual({ granted: true })
    await world.link(bea)
    expect(await claim(bea.slack, later(8))).toEqual({ granted: true })
    expect(await claim(bea.teams, later(9))).toEqual({ granted: false, until: later(14.5) })
    const both = await Promise.all([claim(bea.slack, later(20)), claim(bea.teams, later(20))])
    expect(both.filter(({ granted }) => granted)).toHaveLength(1)
  })

  it('is stopped where it comes, and comes to the other account once this one has left', async () => {
    await world.link(bea)
    const { prisma } = world.own.connection
    await prisma.personalSummaryMute.create({ data: { ...bea.slack, mutedAt: now } })
    await post(teams)
    expect(await sent()).toEqual([])
    await prisma.personalSummaryMute.deleteMany()
    await prisma.person.update({
      where: { workspaceId_id: { workspaceId: slack, id: 'UBEA' } },
      data: { isActive: false, verifiedEmail: null },
    })
    await post(teams)
    expect(await sent()).toEqual([[teams, 'guid-bea']])
  })
})

describe('one’s data', () => {
  const open = ({ workspaceId, personId }: Account) =>
    world.own.database.privacyRequests.open(workspaceId, personId)
  const carryOut = async (account: Account, admin: Account) => {
    const [request] = await open(account)
    return carryOutPrivacyRequest(world.laurel, {
      workspaceId: account.workspaceId,
      actorId: admin.personId,
      requestId: request!.id,
    })
  }
  const personalData = async ({ workspaceId, personId }: Account) =>
    JSON.stringify(await world.own.database.personalData.of(workspaceId, personId))

  it('are a copy of both accounts', async () => {
    expect(await personalData(bea.slack)).not.toContain('Words of teams-closed')
    await world.link(bea)
    const data = await personalData(bea.slack)
    for (const words of [
      'Words of slack-closed',
      'Words of teams-closed',
      'Note of teams-growth',
      'guid-bea',
    ])
      expect(data).toContain(words)
    expect(JSON.parse(data).Person).toHaveLength(2)
    expect(JSON.parse(data).IdentityOffer).toHaveLength(1)
  })

  it('are asked for once, and taken back, in either chat', async () => {
    await world.link(bea)
    expect(await requestPrivacy(world.laurel, { ...bea.slack, kind: 'erase' })).toEqual(['UZOE'])
    expect(await requestPrivacy(world.laurel, { ...bea.teams, kind: 'erase' })).toEqual([])
    const { view } = await home(bea.teams)
    const [request] = (view.content as unknown as { requests: { id: string }[] }).requests
    const wish = { requestId: request!.id }
    await expect(takeBackPrivacyRequest(world.laurel, { ...ana.teams, ...wish })).rejects.toMatchObject({
      code: 'not-found',
    })
    await takeBackPrivacyRequest(world.laurel, { ...bea.teams, ...wish })
    expect(await open(bea.slack)).toEqual([])
  })

  it('are erased with both accounts, and the admin reads what that was in their own workspace alone', async () => {
    await world.link(bea)
    await world.link(ana)
    world.advance(1)
    await requestPrivacy(world.laurel, { ...bea.teams, kind: 'erase' })
    const done = await carryOut(bea.teams, tia)
    expect(done).toMatchObject({ kind: 'erase', counts: { received: 1, shared: 1 }, isElsewhere: true })
    const { rows } = await world.own.connection.pool.query(
      `select tablename from pg_tables where schemaname = 'public'`,
    )
    for (const { tablename } of rows) {
      const { rows: found } = await world.own.connection.pool.query(
        `select to_jsonb(t)::text as row from "${tablename}" t`,
      )
      const text = found.map(({ row }) => row).join('\n')
      expect(text, tablename).not.toMatch(/UBEA|guid-bea|bea@harbour|Bea of/)
    }
    expect(await world.own.connection.prisma.identity.count()).toBe(1)
  })

  it('of an account that was joined after the request stay: nobody asked for that', async () => {
    await requestPrivacy(world.laurel, { ...bea.slack, kind: 'erase' })
    world.advance(1)
    await world.link(bea)
    expect(await carryOut(bea.slack, zoe)).toMatchObject({ isElsewhere: false })
    const { people } = world.own.database
    expect(await people.get(slack, 'UBEA')).toBeNull()
    expect(await people.get(teams, 'guid-bea')).not.toBeNull()
    expect((await profile(bea.teams)).received).toBe(2)
    expect(await world.own.connection.prisma.identity.count()).toBe(0)
    expect(await world.told(bea.teams, 'identity-news')).toMatchObject([{ state: 'ended' }])
  })

  it('are counted for both accounts before an operator erases them', async () => {
    await world.link(bea)
    const counted = await erasePerson(world.laurel, { ...bea.slack, dryRun: true })
    expect(counted.map(({ personId }) => personId)).toEqual(['UBEA', 'guid-bea'])
    expect(await erasePerson(world.laurel, { ...bea.slack, dryRun: false })).toMatchObject(
      counted.map(({ workspaceId, personId, counts: { received, given } }) => ({
        workspaceId,
        personId,
        counts: { received, given },
      })),
    )
  })
})
