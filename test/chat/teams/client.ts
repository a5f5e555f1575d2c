import { pino } from 'pino'
import { inject } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import type { Clock } from '../../../src/core/clock.ts'
import { type RunningLaurel, startLaurel } from '../../../src/main.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { problemsOfPictures } from './card-pictures.ts'
import { problemsOfCard } from './card-schema.ts'
import {
  appId,
  appPassword,
  botId,
  type Colleague,
  type Sent,
  startTeamsService,
  type TeamsService,
  tenantId,
} from './service.ts'

/** A general channel, another one of the same team, a group chat, and that of a meeting. */
const general = '19:general@thread.tacv2'
const random = '19:random@thread.tacv2'
const groupChat = '19:lunch@thread.v2'
const meetingChat = '19:meeting_planning@thread.v2'
const teamId = general
const groupId = '99000000-0000-4000-8000-000000000000'

const colleague = (name: string, number: number, rest: Partial<Colleague> = {}): Colleague => ({
  aadObjectId: `${String(number).padStart(8, '0')}-0000-4000-8000-00000000000a`,
  id: `29:account-${number}`,
  name,
  email: `${name.split(' ')[0]!.toLowerCase()}@harbour.example`,
  tenantId,
  ...rest,
})

export const ana = colleague('Ana Sousa', 1)
export const ben = colleague('Ben Okafor', 2)
export const cao = colleague('曹颖', 3, { email: 'cao@harbour.example' })
export const dora = colleague('Dora Lind', 4)
export const guest = colleague('Gus Guest', 5, { userRole: 'guest', tenantId: 'elsewhere' })
/** Whoever joined a meeting by its link, as Teams tells of them: of no directory, and of the tenant that holds the meeting. */
export const visitor = {
  id: '29:visitor',
  name: 'Val Visitor (Guest)',
  tenantId,
  userRole: 'anonymous',
} as Colleague
const everybody = [ana, ben, cao, dora, guest]

export interface Place {
  id: string
  kind: 'personal' | 'channel' | 'groupChat'
  name?: string
}

export const place = {
  general: { id: general, kind: 'channel', name: 'General' },
  random: { id: random, kind: 'channel', name: 'Random' },
  group: { id: groupChat, kind: 'groupChat', name: 'Lunch' },
  meeting: { id: meetingChat, kind: 'groupChat', name: 'Planning' },
} as const satisfies Record<string, Place>

export const personal = ({ aadObjectId }: Colleague): Place => ({ id: `a:${aadObjectId}`, kind: 'personal' })

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever was answered
  body: any
}

export interface TeamsClient {
  running: RunningLaurel
  service: TeamsService
  test: TestDatabase
  /** Delivers an activity as Teams does, signed. */
  deliver(activity: object): Promise<Answer>
  /** The envelope of an activity by somebody somewhere. */
  envelope(who: Colleague, where: Place, rest: object): Record<string, unknown>
  say(who: Colleague, text: string, where?: Place, mentions?: Colleague[]): Promise<Answer>
  /** Presses a button of a card, with what the inputs hold. */
  press(who: Colleague, where: Place, action: unknown, inputs?: Record<string, string>): Promise<Answer>
  install(who: Colleague, where?: Place): Promise<Answer>
  /** Waits until something that was sent answers to this. */
  sent(found: (sent: Sent) => boolean, message?: string): Promise<Sent>
  close(): Promise<void>
}

export interface ClientOptions {
  clock?: Clock
  /** As in the overrides of Laurel. */
  random?: () => number
  settings?: Record<string, string>
}

/** The whole of Laurel beside a small Teams, on a database of its own. */
export async function startTeamsClient({
  settings = {},
  ...overrides
}: ClientOptions = {}): Promise<TeamsClient> {
  const test = await createTestDatabase()
  const service = await startTeamsService()
  service.colleagues.push(...everybody)
  service.channels.push({ id: general, name: null }, { id: random, name: 'Random' })
  const config = readConfig({
    DATABASE_URL: test.url,
    LAUREL_DATA_DIR: inject('dataDir'),
    PORT: '0',
    HOST: '127.0.0.1',
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: appPassword,
    TEAMS_TENANT_ID: tenantId,
    TEAMS_ADMINS: ana.email,
    TEAMS_LOGIN_URL: `${service.url}login`,
    TEAMS_OPENID_URL: service.openIdUrl,
    TEAMS_SERVICE_URL: service.url,
    ...settings,
  })
  const running = await startLaurel(config, pino({ level: process.env.LOG_LEVEL ?? 'silent' }), overrides)
  const local = `http://127.0.0.1:${running.port}`
  // As a proxy in front of Laurel would.
  const outside = (config.LAUREL_PUBLIC_URL ?? local).replace(/\/+$/, '')
  service.reached = address => address.replace(outside, local)
  const url = `${local}/api/messages`
  const token = await service.token()
  let nextActivity = 1

  const client: TeamsClient = {
    running,
    service,
    test,
    async deliver(activity) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      })
      const text = await response.text()
      const body = text === '' ? null : JSON.parse(text)
      // What is answered takes a card's place, or opens as a dialog.
      const card = body?.value?.type === 'AdaptiveCard' ? body.value : body?.task?.value?.card?.content
      if (card)
        service.problems.push(...problemsOfCard(card), ...(await problemsOfPictures(card, service.reached)))
      return { status: response.status, body }
    },
    envelope: (who, where, rest) => ({
      id: String(1600000000000 + nextActivity++),
      timestamp: '2026-11-23T09:00:00.000Z',
      channelId: 'msteams',
      serviceUrl: service.url,
      from: { id: who.id, name: who.name, aadObjectId: who.aadObjectId },
      recipient: { id: botId, name: 'Laurel' },
      conversation: {
        id: where.id,
        conversationType: where.kind,
        tenantId,
        ...(where.kind === 'personal'
          ? {}
          : { isGroup: true, ...(where.kind === 'groupChat' ? { name: where.name } : {}) }),
      },
      channelData: {
        tenant: { id: tenantId },
        ...(where.kind === 'channel'
          ? {
              team: { id: teamId, name: 'Harbour', aadGroupId: groupId },
              channel: { id: where.id, name: where.name },
            }
          : {}),
      },
      locale: who === cao ? 'zh-CN' : 'en-GB',
      ...rest,
    }),
    say(who, said, where = personal(who), mentions = []) {
      const named = [{ id: botId, name: 'Laurel' }, ...mentions]
      const entities = (where.kind === 'personal' ? [] : named)
        .filter(({ name }) => said.includes(`<at>${name}</at>`))
        .map(({ id, name }) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } }))
      return client.deliver(client.envelope(who, where, { type: 'message', text: said, entities }))
    },
    press(who, where, action, inputs = {}) {
      const { verb, data } = action as { verb: string; data: object }
      return client.deliver(
        client.envelope(who, where, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: {
            action: { type: 'Action.Execute', verb, data: { ...data, ...inputs } },
            trigger: 'manual',
          },
        }),
      )
    },
    install: (who, where = personal(who)) =>
      client.deliver(client.envelope(who, where, { type: 'installationUpdate', action: 'add' })),
    async sent(found, message = 'nothing like that was sent') {
      const deadline = performance.now() + 15_000
      for (;;) {
        const hit = service.sent.findLast(found)
        if (hit) return hit
        if (performance.now() > deadline)
          throw new Error(
            `${message}; sent were ${JSON.stringify(service.sent.map(({ activity }) => activity.summary ?? activity.type))}`,
          )
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
    async close() {
      await running.stop()
      await service.close()
      await test.close()
    },
  }
  return client
}

/** Every action of a card, wherever it is. */
// biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
export function actionsOf(card: unknown): any[] {
  // biome-ignore lint/suspicious/noExplicitAny: cards are read as they were sent
  const found: any[] = []
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && String(value.type).startsWith('Action.')) found.push(value)
      else Object.values(value).forEach(walk)
    }
  }
  walk(card)
  return found
}

export const actionOf = (card: unknown, verb: string, title?: string | RegExp) =>
  actionsOf(card).find(
    action => action.verb === verb && (title === undefined || String(action.title).match(title)),
  )

/** All that a card says, in one string. */
export function wordsOf(card: unknown): string {
  const words: string[] = []
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string' && ['text', 'title', 'label'].includes(key)) words.push(value)
    else if (Array.isArray(value)) for (const item of value) walk(item, key)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, item] of Object.entries(value)) walk(item, inner)
  }
  walk(card, '')
  return words.join('\n')
}
