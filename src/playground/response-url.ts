import { z } from 'zod'
import { withIds } from './block-ids.ts'
import { checkMessageBlocks } from './block-kit.ts'
import type { Json, ResponseUrl, StoredMessage } from './change.ts'
import { fileCheck } from './file-check.ts'
import { newSecret } from './identifiers.ts'
import { changeMessage, deleteMessage, draftMessage, postMessage } from './posting.ts'
import { SlackError } from './slack-error.ts'
import type { World } from './world.ts'

const maxUses = 5
const livesMs = 30 * 60_000
const maxText = 40_000

const answerSchema = z.looseObject({
  text: z.string().nullish(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).nullish(),
  replace_original: z.union([z.boolean(), z.stringbool()]).nullish(),
  delete_original: z.union([z.boolean(), z.stringbool()]).nullish(),
  thread_ts: z.string().nullish(),
})

/** Makes the address at which the app may answer one interaction. */
export function issueResponseUrl(
  world: World,
  parts: Pick<ResponseUrl, 'person' | 'conversation' | 'source'>,
): string {
  const responseUrl: ResponseUrl = { ...parts, id: newSecret(), created: world.now(), uses: 0 }
  world.state.commit({ kind: 'response-url', responseUrl })
  return `${world.url}/response/${responseUrl.id}`
}

/** Uses an address: throws the SlackError that Slack would answer. */
export function respond(world: World, id: string, body: unknown): void {
  const responseUrl = world.state.responseUrls.get(id)
  if (!responseUrl || world.now() - responseUrl.created > livesMs) throw new SlackError('expired_url')
  if (responseUrl.uses >= maxUses) throw new SlackError('used_url')
  answerInteraction(world, responseUrl, body)
  world.state.commit({ kind: 'response-url', responseUrl: { ...responseUrl, uses: responseUrl.uses + 1 } })
}

/** Shows what the app answered to an interaction, in the acknowledgement itself or at its response_url. */
export function answerInteraction(
  world: World,
  to: Pick<ResponseUrl, 'person' | 'conversation' | 'source'>,
  body: unknown,
): void {
  const parsed = answerSchema.safeParse(typeof body === 'string' ? { text: body } : body)
  if (!parsed.success) throw new SlackError('invalid_payload')
  const answer = parsed.data
  if (answer.delete_original) {
    deleteOriginal(world, to)
    return
  }
  const given = answer.blocks ?? []
  const blocks = withIds(checkMessageBlocks(given, fileCheck(world)))
  const text = answer.text ?? ''
  if (text === '' && blocks.length === 0) throw new SlackError('no_text')
  if (text.length > maxText) throw new SlackError('msg_too_long')
  if (answer.replace_original && to.source) {
    replaceOriginal(world, to, { text, blocks })
    return
  }
  const draft = {
    conversation: to.conversation,
    user: world.state.bot.userId,
    text,
    blocks,
    threadTs: answer.thread_ts ?? to.source?.threadTs ?? null,
  }
  if (answer.response_type === 'in_channel') postMessage(world, draft)
  else world.ephemerals.show(to.person, draftMessage(world, draft))
}

function original(
  world: World,
  to: Pick<ResponseUrl, 'person' | 'conversation' | 'source'>,
): StoredMessage | null {
  if (!to.source) return null
  return to.source.ephemeral
    ? world.ephemerals.find(to.person, to.conversation, to.source.ts)
    : world.state.message(to.conversation, to.source.ts)
}

function deleteOriginal(world: World, to: Pick<ResponseUrl, 'person' | 'conversation' | 'source'>): void {
  const message = original(world, to)
  if (!message) return
  if (to.source?.ephemeral) world.ephemerals.remove(to.person, to.conversation, message.ts)
  else if (message.fromBot) deleteMessage(world, message)
  else throw new SlackError('cant_delete_message')
}

function replaceOriginal(
  world: World,
  to: Pick<ResponseUrl, 'person' | 'conversation' | 'source'>,
  parts: { text: string; blocks: Json[] },
): void {
  const message = original(world, to)
  if (!message) {
    const draft = { conversation: to.conversation, user: world.state.bot.userId, ...parts }
    world.ephemerals.show(to.person, draftMessage(world, draft))
  } else if (to.source?.ephemeral) {
    world.ephemerals.show(to.person, { ...message, ...parts })
  } else if (message.fromBot) {
    changeMessage(world, message, parts)
  } else {
    throw new SlackError('cant_update_message')
  }
}
