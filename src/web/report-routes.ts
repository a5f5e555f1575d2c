import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BaseLogger } from 'pino'
import { type OpenedReport, openReport } from '../app/open-report.ts'
import type { Clock } from '../core/clock.ts'
import { BadTokens } from './bad-tokens.ts'
import { dataJson, dataPage } from './data-page.ts'
import { evidenceCsv, evidenceJson } from './evidence-files.ts'
import { evidencePage } from './evidence-page.ts'
import { gonePage } from './gone-page.ts'
import type { LinkTokens } from './link-token.ts'
import type { WebPage } from './page.ts'
import { teamPage } from './team-page.ts'

export interface Route {
  path: string
  method: string
  handler(request: IncomingMessage, response: ServerResponse): void
}

interface Answer {
  status: number
  type: string
  body: string
  policy: string
  /** Name under which it is saved; shown where there is none. */
  fileName?: string
}

/** Reports by their links: no session, no cookie, nothing to write. */
export function reportRoutes({
  laurel,
  tokens,
  clock,
  log,
}: {
  laurel: Parameters<typeof openReport>[0]
  tokens: LinkTokens
  clock: Clock
  log: Pick<BaseLogger, 'error'>
}): Route[] {
  const badTokens = new BadTokens(clock)

  async function answer(request: IncomingMessage): Promise<Answer> {
    const [, token = '', file = ''] = /\/report\/([^/?#]+)(?:\/([^/?#]+))?/.exec(request.url ?? '') ?? []
    const linkId = tokens.opened(token)
    if (linkId === null) {
      const mayTry = badTokens.mayTry(request.socket.remoteAddress ?? '')
      return mayTry ? page(404, gonePage('text')) : page(429, gonePage('busy'))
    }
    const opened = await openReport(laurel, linkId)
    return (opened && answerWith(opened, token, file)) ?? page(404, gonePage('text'))
  }

  const handler = (request: IncomingMessage, response: ServerResponse) => {
    answer(request)
      .catch(error => {
        log.error({ err: error }, 'a report could not be made')
        return page(500, gonePage('failed'))
      })
      .then(given => send(response, given))
  }
  return ['/report/:token', '/report/:token/:file'].map(path => ({ path, method: 'GET', handler }))
}

/** Null for a file that the report does not have. */
function answerWith(opened: OpenedReport, token: string, file: string): Answer | null {
  const { expiresAt } = opened
  const names = { html: 'report.html', csv: 'report.csv', json: 'report.json' }
  const files = Object.fromEntries(Object.entries(names).map(([kind, name]) => [kind, `${token}/${name}`]))
  switch (opened.kind) {
    case 'evidence': {
      const { report } = opened
      if (file === '') return page(200, evidencePage(report, { expiresAt, files }))
      if (file === names.html) return saved('text/html', evidencePage(report, null).markup, file)
      if (file === names.csv) return saved('text/csv', evidenceCsv(report), file)
      return file === names.json ? saved('application/json', evidenceJson(report), file) : null
    }
    case 'team': {
      const { report } = opened
      const { html = '' } = files
      if (file === '') return page(200, teamPage(report, { expiresAt, files: { html } }))
      return file === names.html ? saved('text/html', teamPage(report, null).markup, file) : null
    }
    case 'data': {
      const { json = '' } = files
      if (file === '') return page(200, dataPage(opened, { expiresAt, files: { json } }))
      return file === names.json ? saved('application/json', dataJson(opened), file) : null
    }
  }
}

function page(status: number, { markup, policy }: WebPage): Answer {
  return { status, type: 'text/html', body: markup, policy }
}

function saved(type: string, body: string, fileName: string): Answer {
  return { status: 200, type, body, policy: "default-src 'none'; frame-ancestors 'none'", fileName }
}

function send(response: ServerResponse, { status, type, body, policy, fileName }: Answer): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(fileName === undefined ? {} : { 'content-disposition': `attachment; filename="${fileName}"` }),
  })
  response.end(body)
}
