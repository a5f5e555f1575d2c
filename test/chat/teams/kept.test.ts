import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  actionsOf,
  ana,
  ben,
  cao,
  dora,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import type { Colleague } from './service.ts'

// A dialog that is answered with a sentence alone is gone, with everything that was typed in it.

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao, dora]) await client.install(person)
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const invoking = async (who: Colleague, name: string, value: object) => {
  const { body } = await client.deliver(client.envelope(who, place.general, { type: 'invoke', name, value }))
  return body.task.value
}
const opening = (who: Colleague, commandId: string) =>
  invoking(who, 'composeExtension/fetchTask', { commandId })
const submitting = (who: Colleague, data: object) =>
  invoking(who, 'composeExtension/submitAction', { commandId: 'any', data })
// biome-ignore lint/suspicious/noExplicitAny: dialogs are read as they were sent
const buttonOf = (dialog: any, verb: string) =>
  actionsOf(dialog.card.content).find(({ data }) => data?.verb === verb)

const away = () => Promise.reject(new Error('the database is away'))
/** Nothing can be stored. */
const storing = () => {
  const { database } = client.running.laurel
  vi.spyOn(database, 'transaction').mockImplementation(away)
  vi.spyOn(database.recognitions, 'accept').mockImplementation(away)
}
/** Nothing can be read either. */
const reading = () => {
  storing()
  const { database } = client.running.laurel
  vi.spyOn(database.people, 'colleagues').mockImplementation(away)
  vi.spyOn(database.people, 'get').mockImplementation(away)
}

const feedback = {
  to: ben.aadObjectId,
  kind: 'growth',
  visibility: 'receiver',
  situation: 'On Monday at the gate',
  behaviour: 'You left it open for the second time.',
  impact: 'The dog got out.',
}
const indicator = 'ownership.owns-mistakes'
const forms: [command: string, verb: string, typed: Record<string, string>][] = [
  ['giveKudos', 'giving:give', { to: ben.aadObjectId, channel: place.general.id, text: 'Saw the leak' }],
  ['giveFeedback', 'feedback:give', feedback],
  ['giveFeedback', 'feedback:check', feedback],
  ['askForFeedback', 'feedback:request', { to: ben.aadObjectId, indicator, note: 'Was I clear?' }],
]

describe.each(forms)('%s, sent in by %s', (command, verb, form) => {
  it.each([
    ['nothing can be stored', storing, dora, 'the fault is ours'],
    ['nothing can be stored, in Chinese', storing, cao, '是我们这边的错'],
    ['nothing can be read', reading, dora, 'the fault is ours'],
    ['nothing can be read, in Chinese', reading, cao, '是我们这边的错'],
  ])('keeps what was typed while %s', async (problem, fail, who, said) => {
    // Nobody is asked the same while they have yet to answer.
    await client.test.connection.prisma.feedbackRequest.deleteMany()
    const { data } = buttonOf(await opening(who, command), verb)
    const typed = {
      ...form,
      ...(form.text && { text: `${form.text} while ${problem}` }),
      ...(verb === 'feedback:request' && { subject: who.aadObjectId }),
    }
    fail()
    const again = await submitting(who, { ...data, ...typed })
    vi.restoreAllMocks()
    // Advice stores nothing.
    if (verb !== 'feedback:check' || fail === reading) expect(wordsOf(again.card.content)).toContain(said)
    const sent = { ...buttonOf(again, verb).data, ...inputsOf(again) }
    expect(sent).toMatchObject(typed)
    const sending = verb === 'feedback:check' ? 'feedback:give' : verb
    const done = await submitting(who, { ...sent, verb: sending })
    expect(inputsOf(done), 'sent in once more, it is taken').toEqual({})
  })
})

/** What the inputs of a dialog send along with its button. */
// biome-ignore lint/suspicious/noExplicitAny: dialogs are read as they were sent
function inputsOf(dialog: any): Record<string, string> {
  return Object.fromEntries(
    dialog.card.content.body
      .filter(({ type, value }: { type: string; value?: string }) => type.startsWith('Input.') && value)
      .map(({ id, value }: { id: string; value: string }) => [id, value]),
  )
}
