import { randomUUID } from 'node:crypto'
import type { Laurel } from '../../src/app/laurel.ts'
import { publicCalendars } from '../../src/calendar/public-calendars.ts'
import type { Framework } from '../../src/core/framework/framework.ts'
import type { Job } from '../../src/core/job.ts'
import type { Profile } from '../../src/core/person.ts'
import { type PulseQuestion, questionBank } from '../../src/core/pulse/question-bank.ts'
import { defaultPulseSettings, type PulseSettings } from '../../src/core/pulse/settings.ts'
import type { ScheduleKind } from '../../src/core/team/team.ts'
import { readFramework } from '../../src/seeds/framework-file.ts'
import { readQuestions } from '../../src/seeds/question-file.ts'
import type { TestDatabase } from '../database.ts'

export const members = ['ben', 'cao', 'dan', 'eve', 'fay', 'gao']

let framework: Framework

const statements = ({ kind }: PulseQuestion) => kind === 'agreement'

/** A workspace of its own in the database, with one team of six whose manager is Ana, and a clock that stands still. */
export async function pulseWorkspace(
  own: TestDatabase,
  {
    now = '2026-11-24T10:00:00Z',
    threshold = 5,
    schedules = {},
    pulse = {},
    bank = statements,
  }: {
    now?: string
    threshold?: number
    schedules?: Partial<Record<ScheduleKind, string>>
    pulse?: Partial<PulseSettings>
    /** Which of the questions there are; left out, the statements with five answers. */
    bank?: (question: PulseQuestion) => boolean
  } = {},
) {
  const workspaceId = `W${randomUUID()}`
  const teamId = `T${randomUUID()}`
  const { database, connection } = own
  let moment = new Date(now)
  framework ??= await readFramework('seeds/frameworks/core')
  const unused = () => {
    throw new Error('a pulse needs no such thing')
  }
  const laurel: Laurel = {
    database,
    clock: { now: () => moment },
    ids: { next: () => randomUUID() },
    questions: questionBank((await readQuestions()).questions.filter(bank)),
    calendars: publicCalendars(),
    workspace: unused,
    framework: async () => ({ id: 'F1', framework }),
    mapper: unused,
    localMapper: async () => ({
      map: async () => ({
        language: 'en' as const,
        behavioural: 0,
        competencies: [],
        indicators: [],
        evidence: [],
      }),
    }),
    chat: unused,
    directory: unused,
  }
  await database.workspaces.connect(
    { id: workspaceId, platform: 'slack', name: 'Harbour', botUserId: null },
    moment,
  )
  await database.people.save(workspaceId, [...members, 'ana', 'zoe'].map(profile), moment)
  const team = {
    id: teamId,
    name: 'Build',
    language: 'en' as const,
    timeZone: 'UTC',
    channel: null,
    source: 'people',
    threshold,
    pulse: { ...defaultPulseSettings, questions: 1, ...pulse },
    memberIds: members,
    managerIds: ['ana'],
    schedules: Object.entries(schedules).map(([kind, cron]) => ({
      id: randomUUID(),
      kind: kind as ScheduleKind,
      cron,
      timeZone: 'UTC',
      enabled: true,
      since: moment,
    })),
  }
  await database.teams.save(workspaceId, team, moment)
  return {
    laurel,
    workspaceId,
    teamId,
    team,
    setClock(iso: string) {
      moment = new Date(iso)
    },
    /** Jobs that wait in the queue, in the order they were added. */
    async jobs(name: Job['name']): Promise<Record<string, unknown>[]> {
      const { rows } = await connection.pool.query(
        `select j.payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = $1 and j.payload->>'workspaceId' = $2 order by j.id`,
        [name, workspaceId],
      )
      return rows.map(row => row.payload)
    },
    deliveries(kind: string) {
      return connection.prisma.delivery.findMany({
        where: { workspaceId, kind },
        orderBy: { conversation: 'asc' },
      })
    },
  }
}

export type PulseWorkspace = Awaited<ReturnType<typeof pulseWorkspace>>

function profile(id: string): Profile {
  return {
    id,
    name: id,
    email: null,
    language: id === 'cao' || id === 'gao' ? 'zh-CN' : 'en',
    timeZone: 'UTC',
    isBot: false,
    isStranger: false,
    isActive: true,
    isOwner: false,
  }
}
