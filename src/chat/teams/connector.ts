import { z } from 'zod'
import { ChatFailure } from '../../core/chat.ts'
import { conversationGone, failureOf, lostRequest } from './errors.ts'
import type { Pace } from './pace.ts'
import type { SignIn } from './sign-in.ts'

/** How often something is tried, and the longest pause before it is tried again, in seconds. */
interface Patience {
  tries: number
  pause: number
}

/** For what can be asked twice without harm, while somebody may be waiting. */
const brief: Patience = { tries: 3, pause: 3 }

/** For an answer that comes late rather than never: a quarter of a minute at least, and some two minutes at most. */
const long: Patience = { tries: 6, pause: 20 }

/** How long room is waited for before the message goes back into the queue, in milliseconds. */
const longestWait = 2500

const created = z.looseObject({ id: z.string() })

const memberSchema = z.looseObject({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  /** What some clients call the same. */
  objectId: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
})

/** Somebody in a conversation, as Teams describes them. */
export type TeamsMember = z.infer<typeof memberSchema>

const pageSchema = z.looseObject({
  members: z.array(memberSchema),
  continuationToken: z.string().nullish(),
})

const channelsSchema = z.looseObject({
  conversations: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })),
})

/** What Teams says of somebody who is not in a conversation; any other refusal tells nothing of them. */
const notThere = new Set(['MemberNotFoundInConversation', conversationGone])

/** An activity to send. */
export type Outgoing = Record<string, unknown> & { type: string }

interface Request {
  method: 'GET' | 'POST' | 'PUT'
  serviceUrl: string
  path: string
  tenantId: string
  /** Conversation whose limits it counts against. */
  conversationId: string | null
  body?: unknown
}

interface Call extends Request {
  /** Whether a second one changes nothing. */
  isRepeatable: boolean
}

export interface ConnectorOptions {
  signIn: SignIn
  pace: Pace
  timeoutMs: number
  random: () => number
  /** Milliseconds to let pass. */
  sleep: (milliseconds: number) => Promise<unknown>
}

/**
 * The calls of the Teams service that Laurel makes. Botbuilder's own client repeats a request whose answer was lost, and
 * a message would be there twice without anybody knowing: here nothing is sent again unless it is harmless. Every
 * failure is a ChatFailure.
 */
export class Connector {
  constructor(private readonly options: ConnectorOptions) {}

  /** Sends into a conversation; returns the message's id. */
  async send(
    tenantId: string,
    serviceUrl: string,
    conversationId: string,
    activity: Outgoing,
  ): Promise<string> {
    await this.takeRoom(tenantId, conversationId)
    const answer = await this.call({
      method: 'POST',
      serviceUrl,
      path: `v3/conversations/${encodeURIComponent(conversationId)}/activities`,
      tenantId,
      conversationId,
      body: activity,
      isRepeatable: false,
    })
    return created.safeParse(answer).data?.id ?? ''
  }

  /** Three dots, where there is room for them: they must not keep the answer waiting. */
  async showTyping(tenantId: string, serviceUrl: string, conversationId: string): Promise<void> {
    if (this.options.pace.take(tenantId, conversationId) > 0) return
    await this.once({
      method: 'POST',
      serviceUrl,
      path: `v3/conversations/${encodeURIComponent(conversationId)}/activities`,
      tenantId,
      conversationId,
      body: { type: 'typing' },
    })
  }

  async update(
    tenantId: string,
    serviceUrl: string,
    conversationId: string,
    messageId: string,
    activity: Outgoing,
  ): Promise<void> {
    await this.takeRoom(tenantId, conversationId)
    await this.call({
      method: 'PUT',
      serviceUrl,
      path: `v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(messageId)}`,
      tenantId,
      conversationId,
      body: activity,
      isRepeatable: true,
    })
  }

  /** The direct conversation with somebody: always the same one. */
  async openDirect(tenantId: string, serviceUrl: string, bot: string, accountId: string): Promise<string> {
    const answer = await this.call({
      method: 'POST',
      serviceUrl,
      path: 'v3/conversations',
      tenantId,
      conversationId: null,
      body: {
        bot: { id: bot },
        members: [{ id: accountId }],
        isGroup: false,
        tenantId,
        channelData: { tenant: { id: tenantId } },
      },
      isRepeatable: true,
    })
    return created.parse(answer).id
  }

  /**
   * Null for somebody who is not in the conversation; throws ChatFailure where Teams does not say so, `notInstalled` where
   * Laurel is not in it.
   */
  async member(
    tenantId: string,
    serviceUrl: string,
    conversationId: string,
    memberId: string,
  ): Promise<TeamsMember | null> {
    try {
      const answer = await this.call({
        method: 'GET',
        serviceUrl,
        path: `v3/conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(memberId)}`,
        tenantId,
        conversationId: null,
        isRepeatable: true,
      })
      return memberSchema.parse(answer)
    } catch (error) {
      if (error instanceof ChatFailure && error.kind === 'refused' && notThere.has(error.code)) return null
      throw error
    }
  }

  async members(tenantId: string, serviceUrl: string, conversationId: string): Promise<TeamsMember[]> {
    const all: TeamsMember[] = []
    let token: string | null | undefined
    do {
      const query = new URLSearchParams({ pageSize: '500', ...(token ? { continuationToken: token } : {}) })
      const answer = await this.call({
        method: 'GET',
        serviceUrl,
        path: `v3/conversations/${encodeURIComponent(conversationId)}/pagedmembers?${query}`,
        tenantId,
        conversationId: null,
        isRepeatable: true,
      })
      const page = pageSchema.parse(answer)
      all.push(...page.members)
      token = page.continuationToken
    } while (token)
    return all
  }

  /** Channels of a team; the general one has no name. */
  async channels(
    tenantId: string,
    serviceUrl: string,
    teamId: string,
  ): Promise<{ id: string; name: string | null }[]> {
    const answer = await this.call({
      method: 'GET',
      serviceUrl,
      path: `v3/teams/${encodeURIComponent(teamId)}/conversations`,
      tenantId,
      conversationId: null,
      isRepeatable: true,
    })
    return channelsSchema.parse(answer).conversations.map(({ id, name }) => ({ id, name: name ?? null }))
  }

  /**
   * Takes the room of one message in a conversation, or of one question in a tenant. What is full for a moment is waited
   * for, which is no try of its own; throws ChatFailure `busy` where it takes longer.
   */
  private async takeRoom(tenantId: string, conversationId: string | null): Promise<void> {
    let waited = 0
    for (;;) {
      const wait = this.options.pace.take(tenantId, conversationId)
      if (wait === 0) return
      if (waited + wait > longestWait) throw new ChatFailure('busy', 'paced', wait / 1000)
      waited += wait
      await this.options.sleep(wait)
    }
  }

  private call({ isRepeatable, ...request }: Call): Promise<unknown> {
    return isRepeatable ? this.patiently(() => this.once(request), brief) : this.once(request)
  }

  /** Does again what Teams did not take, or may not have taken. Throws the last ChatFailure. */
  async patiently<Result>(work: () => Promise<Result>, { tries, pause } = long): Promise<Result> {
    for (let count = 1; ; count++) {
      try {
        return await work()
      } catch (error) {
        const mayHelp = error instanceof ChatFailure && error.kind !== 'refused'
        if (!mayHelp || count >= tries || error.retryAfter > pause) throw error
        const seconds = error.retryAfter || 2 ** count / 4
        await this.options.sleep(seconds * 1000 * (1 + this.options.random() / 2))
      }
    }
  }

  private async once(call: Request, isFirst = true): Promise<unknown> {
    const { signIn, timeoutMs, random, pace } = this.options
    if (call.conversationId === null) await this.takeRoom(call.tenantId, null)
    const headers = await signIn.headers()
    let response: Response
    let text: string
    try {
      response = await fetch(`${call.serviceUrl.replace(/\/$/, '')}/${call.path}`, {
        method: call.method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      text = await response.text()
    } catch (error) {
      throw lostRequest(error)
    }
    if (response.ok) return parsed(text)
    if (response.status === 401 && isFirst) {
      // Not taken, so that it can be sent again: the token may have been withdrawn.
      signIn.forget()
      return this.once(call, false)
    }
    const failure = failureOf(response.status, text, response.headers.get('retry-after'), random())
    if (failure.kind === 'busy') pace.pause(call.conversationId ?? call.tenantId, failure.retryAfter * 1000)
    throw failure
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
