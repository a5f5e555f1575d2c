import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type RequestOptions,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** Connections that are kept for the next call: to open one takes longer than a call. */
const http = new HttpAgent({ keepAlive: true, maxFreeSockets: 64 })
const https = new HttpsAgent({ keepAlive: true, maxFreeSockets: 64 })

export interface LeanAnswer {
  status: number
  statusText: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Where a call goes, read from its URL once for many calls. */
export type LeanTarget = Pick<RequestOptions, 'protocol' | 'hostname' | 'port' | 'path'>

export function leanTarget(address: string): LeanTarget {
  const { protocol, hostname, port, pathname, search } = new URL(address)
  // An IPv6 address stands in brackets in a URL alone.
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search }
}

export interface Patience {
  /** Ends the call with its reason. */
  signal?: AbortSignal | null | undefined
  /** After so many milliseconds the call ends with an error whose code is "timeout"; a timer costs less than a signal. */
  timeoutMs?: number
}

/** A POST that is not redirected, on a kept connection. Fails with the system's error where the connection does. */
export function leanRequest(
  target: LeanTarget,
  headers: Record<string, string>,
  body: string,
  { signal, timeoutMs }: Patience,
): Promise<LeanAnswer> {
  return new Promise((resolve, reject) => {
    const isPlain = target.protocol === 'http:'
    const send = isPlain ? httpRequest : httpsRequest
    const call = send(
      {
        ...target,
        method: 'POST',
        agent: isPlain ? http : https,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      answer => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          // Cut short, it ends all the same.
          if (!answer.complete) return reject(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
          const status = answer.statusCode ?? 0
          if (status >= 300 && status < 400) return reject(new Error('unexpected redirect'))
          const { statusMessage: statusText = '', headers } = answer
          resolve({ status, statusText, headers, body: Buffer.concat(parts) })
        })
      },
    )
    call.on('error', reject)
    if (signal) {
      const abort = () => call.destroy(signal.reason as Error)
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
      call.on('close', () => signal.removeEventListener('abort', abort))
    }
    if (timeoutMs !== undefined) {
      const late = () => call.destroy(Object.assign(new Error('no answer in time'), { code: 'timeout' }))
      const timer = setTimeout(late, timeoutMs)
      call.on('close', () => clearTimeout(timer))
    }
    call.end(body)
  })
}
