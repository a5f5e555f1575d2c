import type { IncomingMessage, ServerResponse } from 'node:http'
import { ActError } from './act-error.ts'
import { actSchemas } from './act-schemas.ts'
import type { ActAnswer, ActDoers } from './acts.ts'
import { answerJson } from './answer.ts'
import { faultSchema } from './faults.ts'
import type { PageBundle } from './page-bundle.ts'
import { portrayConversation, portrayHome, portrayMessage, portrayView } from './portrayal.ts'
import type { Acts, State as PageState, Person } from './protocol.ts'
import { mediaType, readBytes } from './request-body.ts'
import { SlackError } from './slack-error.ts'
import type { Member } from './state.ts'
import type { World } from './world.ts'

const shownEach = 100
const keepAliveMs = 15_000

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The page and what it asks of `/playground/`. */
export class PageServer {
  readonly #world: World
  readonly #acts: ActDoers
  readonly #page: PageBundle | null

  constructor(world: World, acts: ActDoers, page: PageBundle | null) {
    this.#world = world
    this.#acts = acts
    this.#page = page
  }

  /** Returns false when the address is none of the page's. */
  async serve(request: IncomingMessage, response: ServerResponse, address: URL): Promise<boolean> {
    const { pathname, searchParams } = address
    if (request.method === 'GET') {
      if (this.#serveAsset(pathname, response)) return true
      if (pathname === '/playground/state') return this.#serveState(searchParams.get('as') ?? '', response)
      if (pathname === '/playground/events')
        return this.#serveEvents(searchParams.get('as') ?? '', request, response)
      if (pathname === '/playground/faults') return this.#serveFaults(response)
      if (pathname === '/playground/identity') {
        answerJson(response, 200, { ok: true, id: this.#world.state.identity?.id ?? null })
        return true
      }
      return this.#serveFile(pathname, searchParams, response)
    }
    const act = /^\/playground\/([A-Za-z]+)$/.exec(pathname)?.[1]
    if (request.method !== 'POST' || !act) return false
    if (mediaType(request) !== 'application/json') {
      answerJson(response, 415, { ok: false, error: 'json_expected' })
      return true
    }
    if (act === 'faults') await this.#takeFaults(request, response)
    else if (Object.hasOwn(actSchemas, act)) await this.#doAct(act as keyof Acts, request, response)
    else return false
    return true
  }

  #serveAsset(pathname: string, response: ServerResponse): boolean {
    const assets: Record<string, [type: string, body: string | undefined]> = {
      '/': ['text/html', this.#page?.html],
      '/page.js': ['text/javascript', this.#page?.script],
      '/page.css': ['text/css', this.#page?.style],
    }
    const [type, body] = assets[pathname] ?? []
    if (!type || body === undefined) return false
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
    })
    response.end(body)
    return true
  }

  #serveState(as: string, response: ServerResponse): true {
    const person = this.#viewer(as)
    if (person) answerJson(response, 200, { ...this.stateFor(person) })
    else answerJson(response, 404, { ok: false, error: 'user_not_found' })
    return true
  }

  stateFor(person: Member): PageState {
    const { state, views, ephemerals, app, manifest } = this.#world
    const conversations = state.conversationsOf(person.id)
    const hidden = ephemerals.of(person.id)
    const home = state.homes.get(person.id)
    const messages = conversations.flatMap(({ id }) =>
      [
        ...state.messages(id).map(message => portrayMessage(state, message)),
        ...hidden
          .filter(message => message.conversation === id)
          .map(message => portrayMessage(state, message, person.id)),
      ]
        .sort((one, other) => Number(one.ts) - Number(other.ts))
        .slice(-shownEach),
    )
    return {
      team: { id: state.team.id, name: state.team.name },
      me: person.id,
      bot: { id: state.bot.userId, name: state.bot.name },
      connected: app.connected,
      people: [...state.people.values()].map(portrayPerson),
      userGroups: [...state.userGroups.values()],
      conversations: conversations.map(conversation => portrayConversation(conversation, person.id)),
      messages,
      views: views.stack(person.id).map(portrayView),
      home: home ? portrayHome(home) : null,
      commands: manifest.commands.map(({ command, description, usageHint }) => ({
        command,
        description,
        usageHint,
      })),
      shortcuts: manifest.shortcuts,
    }
  }

  #serveEvents(as: string, request: IncomingMessage, response: ServerResponse): true {
    const person = this.#viewer(as)
    if (!person) {
      answerJson(response, 404, { ok: false, error: 'user_not_found' })
      return true
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 1000\n\n')
    const stop = this.#world.feed.listen(telling => {
      const event = telling(person.id)
      if (event) response.write(`data: ${JSON.stringify(event)}\n\n`)
    })
    const alive = setInterval(() => response.write(': still here\n\n'), keepAliveMs)
    request.on('close', () => {
      clearInterval(alive)
      stop()
    })
    return true
  }

  async #doAct<Name extends keyof Acts>(name: Name, request: IncomingMessage, response: ServerResponse) {
    const parsed = actSchemas[name].safeParse(await readJson(request))
    if (!parsed.success) {
      const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
      return answerJson(response, 400, { ok: false, error: 'invalid_act', message: faults.join('; ') })
    }
    try {
      const answer: ActAnswer = await this.#acts[name](parsed.data)
      answerJson(response, 200, answer)
    } catch (error) {
      if (error instanceof ActError) {
        answerJson(response, error.status, { ok: false, error: error.code, message: error.message })
      } else if (error instanceof SlackError) {
        answerJson(response, 400, { ...error.answer(), message: error.message })
      } else throw error
    }
  }

  #serveFaults(response: ServerResponse): true {
    const { faults } = this.#world
    answerJson(response, 200, {
      ok: true,
      planned: faults.planned,
      redeliver: faults.redeliver,
      counters: Object.fromEntries(faults.counters),
      calls: faults.calls.slice(-shownEach),
      deliveries: faults.deliveries.slice(-shownEach),
    })
    return true
  }

  /** `{ faults: [...], redeliver: 2, clear: true, refresh: true }`, each part optional. */
  async #takeFaults(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, socketMode } = this.#world
    const body = (await readJson(request)) as Record<string, unknown> | null
    const parsed = faultSchema.array().safeParse(body?.faults ?? [])
    const redeliver = body?.redeliver ?? faults.redeliver
    if (!parsed.success || typeof redeliver !== 'number' || !(redeliver >= 0 && redeliver <= 20)) {
      const message = parsed.error?.issues
        .map(issue => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ')
      return answerJson(response, 400, {
        ok: false,
        error: 'invalid_fault',
        message: message ?? 'redeliver: 0 to 20',
      })
    }
    if (body?.clear === true) faults.clear()
    for (const fault of parsed.data) faults.plan(fault)
    if (body?.redeliver !== undefined) faults.redeliver = redeliver
    if (body?.refresh === true) socketMode.refresh()
    answerJson(response, 200, { ok: true, planned: faults.planned, redeliver: faults.redeliver })
  }

  #serveFile(pathname: string, query: URLSearchParams, response: ServerResponse): boolean {
    const avatar = /^\/avatars\/([A-Z0-9]+)\.svg$/.exec(pathname)?.[1]
    const person = avatar ? this.#world.state.people.get(avatar) : undefined
    if (person) {
      response.writeHead(200, {
        'content-type': 'image/svg+xml',
        'content-security-policy': "default-src 'none'",
      })
      response.end(
        `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72"><rect width="72" height="72" fill="${person.color}"/></svg>`,
      )
      return true
    }
    const id = /^\/files\/(F[A-Z0-9]+)(?:\/|$)/.exec(pathname)?.[1]
    const file = id ? this.#world.state.files.get(id) : undefined
    const bytes = file ? this.#world.files.get(file.id) : null
    if (!file || !bytes) return false
    const inline = /^image\/(png|jpeg|gif)$/.test(file.mimetype) && !query.has('download')
    response.writeHead(200, {
      'content-type': inline ? file.mimetype : 'application/octet-stream',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.end(bytes)
    return true
  }

  /** Whoever may look at the page: any person of the workspace. */
  #viewer(as: string): Member | null {
    const { people } = this.#world.state
    const first = [...people.values()].find(person => !person.isBot && !person.isDeleted)
    const person = as === '' ? first : people.get(as)
    return person && !person.isBot ? person : null
  }
}

function portrayPerson({ email: _email, pronoun: _pronoun, ...person }: Member): Person {
  return person
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBytes(request)).toString('utf8'))
  } catch {
    return null
  }
}
