import { answerIdentityOffer } from '../../src/app/answer-identity-offer.ts'
import { type AskOfIdentity, askOfIdentity } from '../../src/app/ask-of-identity.ts'
import { confirmIdentity } from '../../src/app/confirm-identity.ts'
import { joinOrganisation } from '../../src/app/join-organisation.ts'
import type { Laurel } from '../../src/app/laurel.ts'
import { viewOfIdentity } from '../../src/app/view-of-identity.ts'
import { publicCalendars } from '../../src/calendar/public-calendars.ts'
import type { Chat, Directory } from '../../src/core/chat.ts'
import type { Account } from '../../src/core/identity/identity.ts'
import { questionBank } from '../../src/core/pulse/question-bank.ts'
import type { TagOrigin } from '../../src/core/recognition/recognition.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { smallFramework } from '../core/summary/small-framework.ts'
import { createTestDatabase } from '../database.ts'
import { storeSmallFramework } from './stored-framework.ts'

export const now = new Date('2026-11-23T01:00:00Z')
export const slack = 'TSLACK'
export const teams = 'tenant-1'

/** Bea and Ana are in both; Cao manages Bea in Slack, Max in Teams; Zoe is an admin in Slack, Tia in Teams. */
export const bea = { slack: { workspaceId: slack, personId: 'UBEA' }, teams: account('guid-bea') }
export const ana = { slack: { workspaceId: slack, personId: 'UANA' }, teams: account('guid-ana') }
const inSlack = ['UBEA', 'UANA', 'UCAO', 'UZOE', 'UEVE']
const inTeams = ['guid-bea', 'guid-ana', 'guid-max', 'guid-tia', 'guid-lee']

function account(personId: string): Account {
  return { workspaceId: teams, personId }
}

/** One organisation in Slack and in Teams, and a clock that is set by hand. */
export async function createIdentityWorld({ joined = true }: { joined?: boolean } = {}) {
  const own = await createTestDatabase()
  const { prisma } = own.connection
  for (const [workspaceId, platform, ids] of [
    [slack, 'slack', inSlack],
    [teams, 'teams', inTeams],
  ] as const) {
    await prisma.workspace.create({
      data: { id: workspaceId, platform, name: `Harbour in ${platform}`, createdAt: now },
    })
    await prisma.person.createMany({
      data: ids.map(id => {
        const first = id.replace(/^U|^guid-/, '').toLowerCase()
        return {
          workspaceId,
          id,
          name: `${first[0]!.toUpperCase()}${first.slice(1)} of ${platform}`,
          email: `${first}@harbour.example`,
          verifiedEmail: `${first}@harbour.example`,
          language: first === 'bea' && platform === 'teams' ? 'zh-CN' : 'en',
          timeZone: 'Europe/Lisbon',
          isAdmin: ['zoe', 'tia'].includes(first),
          refreshedAt: now,
        }
      }),
    })
    await storeSmallFramework({ prisma }, workspaceId, now)
    const [person, manager] = platform === 'slack' ? ['UBEA', 'UCAO'] : ['guid-bea', 'guid-max']
    await prisma.team.create({
      data: {
        workspaceId,
        id: 'team',
        name: 'Cranes',
        language: 'en',
        timeZone: 'Europe/Lisbon',
        source: 'people',
        createdAt: daysBefore(400),
        managers: { create: { personId: manager } },
        members: { create: [{ personId: person, joinedAt: daysBefore(400) }] },
      },
    })
  }
  let moment = now
  let ids = 0
  /** Conversations that their workspace's people may not read, but who is named. */
  const closed = new Map<string, string[]>()
  const laurel = {
    database: own.database,
    clock: { now: () => moment },
    ids: { next: () => `id${++ids}` },
    calendars: publicCalendars(),
    questions: questionBank([]),
    framework: async () => ({ id: 'f1', framework: smallFramework }),
    workspace: async (id: string) => (await own.database.workspaces.get(id)) as Workspace,
    directory: (workspaceId: string) =>
      ({
        mayRead: async (channel: string, personId: string) => closed.get(channel)?.includes(personId) ?? true,
        people: (wanted: readonly string[]) => own.database.people.getMany(workspaceId, wanted),
      }) as Partial<Directory> as Directory,
    chat: (workspaceId: string) =>
      ({
        link: async ({ messageId }) => `https://${workspaceId}.example/${messageId}`,
      }) as Partial<Chat> as Chat,
    reportAddress: (id: string) => `https://laurel.example/${id}`,
  } satisfies Partial<Laurel>
  if (joined) await joinOrganisation(laurel, [slack, teams])

  const askingJobs = async () =>
    (
      await own.connection.pool.query<{ payload: AskOfIdentity; run_at: Date }>(
        `select payload, run_at from graphile_worker._private_jobs
         join graphile_worker._private_tasks as tasks on tasks.id = task_id
         where tasks.identifier = 'ask-of-identity'`,
      )
    ).rows

  const world = {
    own,
    laurel: laurel as typeof laurel & Laurel,
    closed,
    advance(minutes: number): void {
      moment = new Date(moment.getTime() + minutes * 60_000)
    },
    async give({
      id,
      from,
      to,
      indicator = 'ownership.owns-mistakes',
      origin = 'confirmed',
      channel = 'C1',
      days = 1,
    }: {
      id: string
      from: Account
      to: string[]
      indicator?: string
      origin?: TagOrigin
      channel?: string
      days?: number
    }): Promise<void> {
      const { workspaceId, personId: giverId } = from
      const createdAt = daysBefore(days)
      await prisma.recognition.create({
        data: {
          workspaceId,
          id,
          giverId,
          text: `Words of ${id}.`,
          day: createdAt.toISOString().slice(0, 10),
          channel,
          answerIn: channel,
          behavioural: 0.9,
          createdAt,
          recipients: { create: to.map(personId => ({ personId, createdAt })) },
          tags: { create: [{ frameworkId: 'f1', indicatorCode: indicator, origin, createdAt }] },
          deliveries: {
            create: [
              {
                id: `card-${id}`,
                kind: 'kudos-card',
                key: `card-${id}`,
                conversation: channel,
                state: 'sent',
                channel,
                messageId: `at-${id}`,
                createdAt,
                finishedAt: createdAt,
              },
            ],
          },
        },
      })
    },
    async note({
      id,
      from,
      to,
      kind = 'strength',
      readers = [],
    }: {
      id: string
      from: Account
      to: string
      kind?: 'strength' | 'growth'
      readers?: string[]
    }): Promise<void> {
      const createdAt = daysBefore(2)
      await prisma.feedback.create({
        data: {
          workspaceId: from.workspaceId,
          id,
          giverId: from.personId,
          receiverId: to,
          kind,
          visibility: readers.length > 0 ? 'managers' : 'receiver',
          behaviour: `Note of ${id}.`,
          createdAt,
          readers: { create: readers.map(personId => ({ personId })) },
          tags: {
            create: [
              {
                frameworkId: 'f1',
                indicatorCode: 'teamwork.lends-a-hand',
                origin: 'confirmed',
                createdAt,
              },
            ],
          },
        },
      })
    },
    /** Says yes in one chat, and types the code in the other. */
    async link(person: { slack: Account; teams: Account }, first: 'slack' | 'teams' = 'slack') {
      const second = first === 'slack' ? 'teams' : 'slack'
      const { code } = await answerIdentityOffer(laurel, { ...person[first], answer: 'yes' })
      return confirmIdentity(laurel, { ...person[second], text: code! })
    },
    /** Runs the jobs that ask, those whose time has come. */
    async ask() {
      for (const { payload } of await askingJobs()) await askOfIdentity(laurel, payload)
    },
    /** When somebody is looked at again who could not be asked yet. */
    async askedLater({ personId }: Account): Promise<string | undefined> {
      const jobs = await askingJobs()
      return jobs.find(({ payload }) => payload.personId === personId)?.run_at.toISOString()
    },
    /** What the deliveries of a kind to an account say now. */
    async told({ workspaceId, personId }: Account, kind: 'identity-offer' | 'identity-news') {
      const rows = await prisma.delivery.findMany({ where: { workspaceId, personId, kind } })
      return Promise.all(
        rows.map(async () => (await viewOfIdentity(laurel, workspaceId, { kind, personId }))?.view),
      )
    },
    /** Every row of every table but those that hold identities, as text. */
    async everythingElse(): Promise<Map<string, string[]>> {
      const { rows: tables } = await own.connection.pool.query(
        `select tablename from pg_tables where schemaname = 'public'`,
      )
      const found = new Map<string, string[]>()
      for (const { tablename } of tables.filter(
        row => !/^Identity|^Delivery|^BulkDelivery/.test(row.tablename),
      )) {
        const { rows } = await own.connection.pool.query(
          `select (to_jsonb(t) - 'identityId')::text as row from "${tablename}" t order by 1`,
        )
        found.set(
          tablename,
          rows.map(({ row }) => row),
        )
      }
      return found
    },
    close: () => own.close(),
  }
  return world
}

export type IdentityWorld = Awaited<ReturnType<typeof createIdentityWorld>>

function daysBefore(days: number): Date {
  return new Date(now.getTime() - days * 86_400_000)
}
