import { z } from 'zod'
import { ChatFailure } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import { lostRequest } from './errors.ts'

/** A token is renewed this long before it ends, in milliseconds. */
const renewedBefore = 5 * 60_000

const grantSchema = z.object({ access_token: z.string(), expires_in: z.coerce.number() })

/** Gets the tokens that prove to Teams who sends. Throws ChatFailure. */
export class SignIn {
  private token: { value: Promise<string>; until: number } | null = null

  constructor(
    private readonly app: { id: string; password: string } | null,
    private readonly loginUrl: string,
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {}

  /** Header of a request; none for a local client, which asks for no proof. */
  async headers(): Promise<Record<string, string>> {
    if (!this.app) return {}
    return { authorization: `Bearer ${await this.current(this.app)}` }
  }

  /** Has the next request sign in anew. */
  forget(): void {
    this.token = null
  }

  private current(app: { id: string; password: string }): Promise<string> {
    const now = this.clock.now().getTime()
    if (this.token && now < this.token.until) return this.token.value
    const asked = { value: Promise.resolve(''), until: Number.POSITIVE_INFINITY }
    asked.value = this.ask(app).then(
      grant => {
        asked.until = now + grant.expires_in * 1000 - renewedBefore
        return grant.access_token
      },
      error => {
        this.token = null
        throw error
      },
    )
    this.token = asked
    return asked.value
  }

  private async ask({ id, password }: { id: string; password: string }) {
    const response = await fetch(`${this.loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: password,
        scope: 'https://api.botframework.com/.default',
      }),
      signal: AbortSignal.timeout(this.timeoutMs),
    }).catch(error => {
      // Nothing was sent to Teams yet: there is no doubt whether it arrived.
      throw new ChatFailure('busy', lostRequest(error).code, 5, { cause: error })
    })
    if (response.status >= 500 || response.status === 429)
      throw new ChatFailure('busy', `sign_in_${response.status}`, 5)
    if (!response.ok) throw new ChatFailure('refused', `sign_in_${response.status}`)
    return grantSchema.parse(await response.json())
  }
}
