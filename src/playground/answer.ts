import type { ServerResponse } from 'node:http'
import type { Json } from './change.ts'

export function answerJson(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

export function answerText(response: ServerResponse, status: number, body: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(body)
}
