import type { IncomingMessage } from 'node:http'
import type { Json } from './change.ts'

/** Slack takes no larger request. */
const maxBytes = 50_000_000

export class BodyTooLarge extends Error {}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw new BodyTooLarge(`a request may hold ${maxBytes} bytes`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Arguments of a Web API call: query, form or JSON; null when a JSON body is no JSON object. */
export async function readArguments(request: IncomingMessage, query: URLSearchParams): Promise<Json | null> {
  const args: Json = Object.fromEntries(query)
  const bytes = await readBytes(request)
  if (bytes.length === 0) return args
  switch (mediaType(request)) {
    case 'application/json':
      return addJson(args, bytes.toString('utf8'))
    case 'multipart/form-data': {
      const form = await readForm(request, bytes)
      for (const [key, value] of form) if (typeof value === 'string') args[key] = value
      return args
    }
    default:
      return Object.assign(args, Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))))
  }
}

/** The uploaded bytes: the body itself, or the only file of a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request)
  if (mediaType(request) !== 'multipart/form-data') return bytes
  const form = await readForm(request, bytes)
  for (const [, value] of form) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer())
  }
  return Buffer.alloc(0)
}

function readForm(request: IncomingMessage, bytes: Buffer): Promise<FormData> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  return new Response(new Uint8Array(bytes), { headers }).formData()
}

function addJson(args: Json, text: string): Json | null {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
    return Object.assign(args, body)
  } catch {
    return null
  }
}
