import type { Clock } from '../../src/core/clock.ts'
import { imagesOf } from '../chat/teams/card-pictures.ts'
import {
  actionsOf,
  ana,
  ben,
  cao,
  dora,
  personal,
  place,
  startTeamsClient,
  wordsOf,
} from '../chat/teams/client.ts'
import { botId, type Colleague, tenantId } from '../chat/teams/service.ts'
import { carried, type Delivered, type Platform, publicUrl } from './platform.ts'

interface Pressed {
  verb: string
  data: Record<string, unknown>
}

/** Nobody's language is chosen here: the client tells it. */
const hao: Colleague = {
  aadObjectId: '00000009-0000-4000-8000-00000000000a',
  id: '29:account-9',
  name: '陈浩',
  email: 'hao@harbour.example',
  tenantId,
}

/** Teams: recorded activities go to the endpoint, signed by a Teams of our own, which is the service as well. */
export async function teamsPlatform(clock: Clock): Promise<Platform> {
  const client = await startTeamsClient({ clock, settings: { LAUREL_PUBLIC_URL: publicUrl } })
  const { service, running } = client
  service.colleagues.push(hao)
  await client.install(ana, place.general)
  await client.install(ana, place.group)
  service.rosters.set(place.group.id, [ana.aadObjectId])
  for (const person of [ana, ben, dora]) await client.install(person)
  await client.deliver(
    client.envelope(hao, personal(hao), { type: 'installationUpdate', action: 'add', locale: 'zh-CN' }),
  )
  /** `after`: how many messages had been sent by then. */
  const answers: { words: string; card: unknown; after: number }[] = []
  let refuses = 0
  let refusing = ''
  service.fault = ({ method, path }) => {
    if (refuses === 0 || method !== 'POST' || !path.startsWith(`/v3/conversations/${refusing}/activities`))
      return null
    refuses--
    return { status: 400, body: '{"error":{"code":"BadArgument"}}' }
  }

  const inOrder = () =>
    [
      ...service.sent.map(({ conversationId, activity, method }, index) => ({
        conversation: conversationId,
        words: said(activity.attachments),
        pictures: imagesOf(activity.attachments).map(({ altText }) => altText),
        isUpdate: method === 'PUT',
        card: activity.attachments as unknown,
        after: index + 0.5,
      })),
      ...answers.map(answer => ({
        ...answer,
        pictures: imagesOf(answer.card).map(({ altText }) => altText),
        conversation: 'answer',
        isUpdate: false,
      })),
    ].sort((one, other) => one.after - other.after)

  /** The last button that was shown which carries what comes back with it, beside what the inputs hold. */
  const buttonOf = (pressed: Pressed): Pressed | undefined =>
    actionsOf(inOrder().map(({ card }) => card)).findLast(
      ({ verb, data }) =>
        (verb ?? data?.verb) === pressed.verb &&
        Object.entries(data ?? {}).every(([key, value]) =>
          [String(value), carried].includes(String(pressed.data[key])),
        ),
    )

  return {
    name: 'teams',
    workspaceId: tenantId,
    running,
    prisma: client.test.connection.prisma,
    world: {
      ...named('giver', ben),
      ...named('recipient', dora),
      ...named('colleague', cao),
      ...named('admin', ana),
      ...named('newcomer', hao),
      bot: botId,
      channel: place.general.id,
      managersOnly: place.group.id,
    },
    direct: role =>
      personal({ giver: ben, recipient: dora, colleague: cao, admin: ana, newcomer: hao }[role]).id,
    async deliver(payload) {
      const activity = JSON.parse(JSON.stringify(payload).replaceAll('{service}', service.url))
      const action = pressedIn(activity)
      if (action) {
        const { data } = buttonOf(action) ?? {}
        for (const [key, value] of Object.entries(action.data))
          if (value === carried) action.data[key] = data?.[key]
      }
      const answer = await client.deliver(activity)
      if (answer.status !== 200) throw new Error(`the activity was answered with ${answer.status}`)
      const value = answer.body?.value ?? answer.body?.task?.value
      if (value !== undefined)
        answers.push({
          words: typeof value === 'string' ? value : said(value),
          card: value,
          after: service.sent.length,
        })
    },
    delivered(): Delivered[] {
      return inOrder().map(({ card: _, after: __, ...delivered }) => delivered)
    },
    offers(payload) {
      const action = pressedIn(payload)
      return !action || buttonOf(action) !== undefined
    },
    refuseNext(to) {
      // A card that mentions people is tried without the mentions, too.
      refuses = to === 'channel' ? 2 : 1
      refusing = to === 'channel' ? place.general.id : personal(dora).id
    },
    problems: () => service.problems,
    close: () => client.close(),
  }
}

/** What a card says, and where its links lead. */
function said(card: unknown): string {
  return [wordsOf(card), ...actionsOf(card).flatMap(({ url }) => url ?? [])].join('\n')
}

/** The button of a card, or of a dialog: what is sent in has the button's name among its data. */
function pressedIn(payload: unknown): Pressed | undefined {
  const { action, data } =
    (payload as { value?: { action?: Pressed; data?: Record<string, unknown> } }).value ?? {}
  return action ?? (data && { verb: String(data.verb), data })
}

function named(role: string, { aadObjectId, id, name }: Colleague): Record<string, string> {
  return { [role]: aadObjectId, [`${role}Account`]: id, [`${role}Name`]: name }
}
