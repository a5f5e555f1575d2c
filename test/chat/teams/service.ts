import { createSecretKey, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { problemsOfPictures } from './card-pictures.ts'
import { problemsOfCard } from './card-schema.ts'

export const appId = 'a1b2c3d4-0000-4000-8000-000000000001'
export const appPassword = 'a client secret of the tests'
export const tenantId = '7f000000-0000-4000-8000-000000000000'
export const botId = `28:${appId}`

/** Somebody of the tenant, as the service knows them. */
export interface Colleague {
  aadObjectId: string
  /** The account, "29:…". */
  id: string
  name: string
  email: string
  userRole?: string
  tenantId?: string
}

/** What Laurel sent, in order. */
export interface Sent {
  method: 'POST' | 'PUT'
  conversationId: string
  messageId: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever was sent
  activity: any
}

type Fault = (request: {
  method: string
  path: string
}) =>
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'hang-up'
  | 'take-and-hang-up'
  | null

export interface TeamsService {
  url: string
  openIdUrl: string
  sent: Sent[]
  /** What was wrong with what Laurel sent: cards against the schema, sizes, tokens. */
  problems: string[]
  /** Every request, as "POST /v3/conversations". */
  requests: string[]
  colleagues: Colleague[]
  /** Members of a conversation by its id. Of those that are not listed, everybody is in a channel, and one in their own chat. */
  rosters: Map<string, string[]>
  channels: { id: string; name: string | null }[]
  /** People who have not installed Laurel, by their directory ids. */
  notInstalled: Set<string>
  fault: Fault | null
  /** As with a client secret that has expired. */
  refusesSignIn: boolean
  refusedSignIns: number
  /** What a request waits for before it is answered. */
  hold: ((request: { path: string }) => Promise<void> | null) | null
  /** Where an address that a card has leads in the test. */
  reached(url: string): string
  /** A token as Teams signs it. */
  token(
    claims?: Record<string, unknown>,
    /** `public`: signed with what everybody may read, as if it were a secret. */
    options?: { kid?: string; key?: 'own' | 'foreign' | 'public' },
  ): Promise<string>
  /** Cards as they stand now: updates replace what was sent. */
  cards(): { conversationId: string; messageId: string; card: unknown }[]
  close(): Promise<void>
}

/** A small Teams: OpenID metadata and keys, sign-in, and the calls of the service that Laurel makes; checks all it gets. */
export async function startTeamsService(): Promise<TeamsService> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const foreign = await generateKeyPair('RS256')
  const pem = await exportSPKI(publicKey)
  const keys = {
    own: privateKey,
    foreign: foreign.privateKey,
    public: createSecretKey(Buffer.from(pem)),
  }
  const jwk = { ...(await exportJWK(publicKey)), kid: 'own', use: 'sig', endorsements: ['msteams'] }
  const tokens = new Set<string>()
  let nextMessage = 1

  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      service.problems.push(String(error))
      response.writeHead(500).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  const service: TeamsService = {
    url,
    openIdUrl: `${url}openid`,
    sent: [],
    problems: [],
    requests: [],
    colleagues: [],
    rosters: new Map(),
    channels: [],
    notInstalled: new Set(),
    fault: null,
    refusesSignIn: false,
    refusedSignIns: 0,
    hold: null,
    reached: url => url,
    token: (claims = {}, { kid = 'own', key = 'own' } = {}) =>
      new SignJWT({ serviceurl: url, ...claims })
        .setProtectedHeader({ alg: key === 'public' ? 'HS256' : 'RS256', kid })
        .setIssuer(String(claims.iss ?? 'https://api.botframework.com'))
        .setAudience(String(claims.aud ?? appId))
        .setNotBefore((claims.nbf as number | undefined) ?? '-1 minute')
        .setExpirationTime((claims.exp as number | undefined) ?? '1 hour')
        .sign(keys[key]),
    cards() {
      const standing = new Map<string, { conversationId: string; messageId: string; card: unknown }>()
      for (const { conversationId, messageId, activity } of service.sent) {
        const card = activity.attachments?.[0]?.content
        if (card) standing.set(`${conversationId} ${messageId}`, { conversationId, messageId, card })
      }
      return [...standing.values()]
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '', url).pathname)
    const method = request.method ?? ''
    const body = await bodyOf(request)
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value))
    if (path === '/openid') {
      return void json(200, { issuer: 'https://api.botframework.com', jwks_uri: `${url}keys` })
    }
    if (path === '/keys') return void json(200, { keys: [jwk] })
    if (path.endsWith('/oauth2/v2.0/token')) {
      if (service.refusesSignIn) {
        service.refusedSignIns++
        return void json(401, { error: 'invalid_client' })
      }
      const form = new URLSearchParams(body)
      if (form.get('client_id') !== appId || form.get('client_secret') !== appPassword)
        return void json(401, { error: 'invalid_client' })
      const token = randomUUID()
      tokens.add(token)
      return void json(200, { access_token: token, expires_in: 3600 })
    }
    service.requests.push(`${method} ${path}`)
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!bearer || !tokens.has(bearer)) {
      service.problems.push(`${method} ${path} without a token of ours`)
      return void json(401, { error: { code: 'Unauthorized' } })
    }
    await service.hold?.({ path })
    const fault = service.fault?.({ method, path })
    if (fault === 'hang-up') return void request.socket.destroy()
    if (fault === 'take-and-hang-up') {
      await take(method, path, JSON.parse(body))
      return void request.socket.destroy()
    }
    if (fault) return void response.writeHead(fault.status, fault.headers).end(fault.body ?? '')
    if (path === '/v3/conversations' && method === 'POST') return void openDirect(JSON.parse(body), json)
    const teamChannels = /^\/v3\/teams\/(.+)\/conversations$/.exec(path)
    if (teamChannels) return void json(200, { conversations: service.channels })
    const paged = /^\/v3\/conversations\/(.+)\/pagedmembers$/.exec(path)
    if (paged) return void json(200, { members: rosterOf(paged[1]!) })
    const member = /^\/v3\/conversations\/(.+)\/members\/(.+)$/.exec(path)
    if (member) {
      const found = rosterOf(member[1]!).find(({ id, aadObjectId }) => [id, aadObjectId].includes(member[2]!))
      return void (found ? json(200, found) : json(404, { error: { code: 'MemberNotFoundInConversation' } }))
    }
    const place = /^\/v3\/conversations\/(.+?)\/activities(?:\/(.+))?$/.exec(path)
    if (!place) return void json(404, { error: { code: 'NotFound' } })
    const direct = /^a:(.+)$/.exec(place[1]!)?.[1]
    if (direct && service.notInstalled.has(direct))
      return void json(403, {
        error: {
          code: 'ForbiddenOperationException',
          message: 'The bot is not installed in user\u2019s personal scope',
        },
      })
    const activity = JSON.parse(body)
    if (mentionsOf(activity).some(id => !isIn(place[1]!, id)))
      return void json(400, {
        error: { code: 'BadSyntax', message: 'a mention of nobody in the conversation' },
      })
    json(method === 'PUT' ? 200 : 201, { id: await take(method, path, activity) })
  }

  async function take(method: string, path: string, activity: Sent['activity']): Promise<string> {
    const [, conversationId = '', given] =
      /^\/v3\/conversations\/(.+?)\/activities(?:\/(.+))?$/.exec(path) ?? []
    const messageId = given ?? String(1700000000000 + nextMessage++)
    if (activity.type !== 'typing') await check(activity)
    service.sent.push({ method: method as Sent['method'], conversationId, messageId, activity })
    return messageId
  }

  async function check(activity: Sent['activity']): Promise<void> {
    if (activity.type !== 'message') service.problems.push(`unknown activity ${activity.type}`)
    for (const { content } of activity.attachments ?? []) {
      const problems = [
        ...problemsOfCard(content),
        ...(await problemsOfPictures(content, url => service.reached(url))),
      ]
      service.problems.push(
        ...problems.map(problem => `${problem} in ${JSON.stringify(content).slice(0, 400)}`),
      )
    }
    if (Buffer.byteLength(JSON.stringify(activity)) > 80_000)
      service.problems.push('a message of more than 80 KB')
    if (!activity.attachments?.length && !activity.text) service.problems.push('an empty message')
  }

  function openDirect(
    { members, tenantId: tenant, bot }: { members: { id: string }[]; tenantId: string; bot: { id: string } },
    json: (status: number, value: unknown) => unknown,
  ) {
    if (tenant !== tenantId || bot.id !== botId)
      service.problems.push('a conversation for another bot or tenant')
    const person = service.colleagues.find(({ id, aadObjectId }) =>
      [id, aadObjectId].includes(members[0]!.id),
    )
    if (!person) return json(404, { error: { code: 'UserNotFound' } })
    if (person.userRole === 'anonymous') {
      const message = 'Bot cannot create a conversation with an anonymous user'
      return json(400, { error: { code: 'BadArgument', message } })
    }
    return json(201, { id: `a:${person.aadObjectId}` })
  }

  function isIn(conversationId: string, person: string): boolean {
    return rosterOf(conversationId).some(({ id, aadObjectId }) => [id, aadObjectId].includes(person))
  }

  function rosterOf(conversationId: string): Colleague[] {
    const own = /^a:(.+)$/.exec(conversationId)?.[1]
    const listed = service.rosters.get(conversationId) ?? (own && [own])
    return listed
      ? service.colleagues.filter(({ aadObjectId, id }) => listed.includes(aadObjectId ?? id))
      : service.colleagues
  }

  return service
}

/** Ids of those whom the cards of an activity mention. */
function mentionsOf({ attachments = [] }: Sent['activity']): string[] {
  return attachments
    .flatMap(({ content }: Sent['activity']) => content?.msteams?.entities ?? [])
    .map(({ mentioned }: Sent['activity']) => mentioned.id)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
