import type { Clock } from '../../src/core/clock.ts'
import { actionOf, ana, ben, cao, dora, place, startTeamsClient, wordsOf } from '../chat/teams/client.ts'
import { botId, type Colleague, tenantId } from '../chat/teams/service.ts'
import type { Delivered, Platform } from './platform.ts'

/** Teams: recorded activities go to the endpoint, signed by a Teams of our own, which is the service as well. */
export async function teamsPlatform(clock: Clock): Promise<Platform> {
  const client = await startTeamsClient({ clock })
  const { service, running } = client
  await client.install(ana, place.general)
  for (const person of [ana, ben, dora]) await client.install(person)
  const answers: { words: string; card: unknown }[] = []
  let refuses = 0
  service.fault = ({ method, path }) => {
    if (
      refuses === 0 ||
      method !== 'POST' ||
      !path.startsWith(`/v3/conversations/${place.general.id}/activities`)
    )
      return null
    refuses--
    return { status: 400, body: '{"error":{"code":"BadArgument"}}' }
  }

  return {
    name: 'teams',
    workspaceId: tenantId,
    running,
    world: {
      ...named('giver', ben),
      ...named('recipient', dora),
      ...named('colleague', cao),
      ...named('admin', ana),
      bot: botId,
      channel: place.general.id,
    },
    async deliver(payload) {
      const activity = JSON.parse(JSON.stringify(payload).replaceAll('{service}', service.url))
      const answer = await client.deliver(activity)
      if (answer.status !== 200) throw new Error(`the activity was answered with ${answer.status}`)
      const value = answer.body?.value ?? answer.body?.task?.value
      if (value !== undefined)
        answers.push({ words: typeof value === 'string' ? value : wordsOf(value), card: value })
    },
    delivered(): Delivered[] {
      return [
        ...service.sent.map(({ conversationId, activity, method }) => ({
          conversation: conversationId,
          words: wordsOf(activity.attachments),
          isUpdate: method === 'PUT',
        })),
        ...answers.map(({ words }) => ({ conversation: 'answer', words, isUpdate: false })),
      ]
    },
    offers(payload) {
      const value = (payload as { value?: { action?: { verb: string } } }).value
      const verb = value?.action?.verb
      if (!verb) return true
      const cards = [
        ...service.sent.map(({ activity }) => activity.attachments),
        ...answers.map(({ card }) => card),
      ]
      return cards.some(card => actionOf(card, verb) !== undefined)
    },
    refuseNextCard() {
      // The card, and the card without its mentions.
      refuses = 2
    },
    problems: () => service.problems,
    close: () => client.close(),
  }
}

function named(role: string, { aadObjectId, id, name }: Colleague): Record<string, string> {
  return { [role]: aadObjectId, [`${role}Account`]: id, [`${role}Name`]: name }
}
