import { z } from 'zod'
import { withIds } from '../block-ids.ts'
import { checkMessageBlocks } from '../block-kit.ts'
import type { StoredFile } from '../change.ts'
import { fileCheck } from '../file-check.ts'
import { newId } from '../identifiers.ts'
import { changeMessage, postMessage } from '../posting.ts'
import { SlackError } from '../slack-error.ts'
import { slackFileShape } from '../slack-shape.ts'
import { count, id, json, optionalId, optionalText } from './arguments.ts'
import { postTarget } from './lookup.ts'
import { type Method, method } from './method.ts'

const completed = z.array(z.object({ id: z.string(), title: z.string().nullish() })).min(1)
const maxBytes = 1_000_000_000

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
  html: 'text/html',
}

/** The type Slack would find by the file's name. */
export function mimetypeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}

export const fileMethods: Method[] = [
  method('files.getUploadURLExternal', {
    scopes: ['files:write'],
    args: {
      filename: id,
      length: count,
      alt_txt: optionalText,
      alt_text: optionalText,
      snippet_type: optionalId,
    },
    run(world, args) {
      if (!args.length || args.length < 1)
        throw new SlackError('invalid_arguments', ['missing required field: length'])
      if (args.length > maxBytes) throw new SlackError('file_upload_size_restricted')
      const altText = args.alt_txt ?? args.alt_text ?? ''
      if (altText.length > 1000) throw new SlackError('alt_txt_too_large')
      const file: StoredFile = {
        id: newId('F'),
        name: args.filename,
        title: args.filename,
        altText,
        mimetype: '',
        size: args.length,
        created: world.now(),
        shares: [],
      }
      world.state.commit({ kind: 'file', file })
      return { file_id: file.id, upload_url: `${world.url}/upload/${file.id}` }
    },
  }),
  method('files.completeUploadExternal', {
    scopes: ['files:write'],
    args: {
      files: json,
      channel_id: optionalId,
      channels: optionalId,
      thread_ts: optionalId,
      initial_comment: optionalText,
      blocks: json,
    },
    run(world, args) {
      const wanted = completed.safeParse(args.files)
      if (!wanted.success) throw new SlackError('invalid_arguments', ['missing required field: files'])
      const found = wanted.data.map(entry => {
        const file = world.state.files.get(entry.id)
        if (!file || !world.files.get(entry.id)) throw new SlackError('file_not_found')
        return { file, title: entry.title ?? file.title }
      })
      const places = (args.channel_id ?? args.channels ?? '').split(',').filter(place => place !== '')
      const conversations = places.map(place => postTarget(world, place))
      const blocks = args.blocks === undefined ? [] : checkMessageBlocks(args.blocks, fileCheck(world))
      const files = found.map(({ file, title }) => {
        const shares = [...new Set([...file.shares, ...conversations.map(conversation => conversation.id)])]
        const done: StoredFile = { ...file, title, shares }
        world.state.commit({ kind: 'file', file: done })
        world.files.startScan(file.id)
        return done
      })
      for (const conversation of conversations) {
        postMessage(world, {
          conversation: conversation.id,
          user: world.state.bot.userId,
          text: args.initial_comment ?? '',
          blocks: withIds(blocks),
          threadTs: args.thread_ts ?? null,
          files: files.map(file => file.id),
        })
      }
      return { files: files.map(file => slackFileShape(world.state, file, world.url, true)) }
    },
  }),
  method('files.info', {
    scopes: ['files:read'],
    args: { file: id },
    run(world, args) {
      const file = world.state.files.get(args.file)
      if (!file) throw new SlackError('file_not_found')
      const scanning = world.files.isScanning(file.id)
      world.files.endScan(file.id)
      return { file: slackFileShape(world.state, file, world.url, scanning), comments: [] }
    },
  }),
  method('files.delete', {
    scopes: ['files:write'],
    args: { file: id },
    run(world, args) {
      const file = world.state.files.get(args.file)
      if (!file) throw new SlackError('file_not_found')
      for (const conversation of file.shares) {
        for (const message of world.state.messages(conversation)) {
          if (!message.files.includes(file.id)) continue
          changeMessage(world, message, { files: message.files.filter(one => one !== file.id) })
        }
      }
      world.state.commit({ kind: 'file', file: { ...file, shares: [], mimetype: '' } })
      return {}
    },
  }),
]
