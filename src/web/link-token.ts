import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the addresses of reports end with: the link's id, and proof that it was us who gave it out. */
export class LinkTokens {
  constructor(private readonly secret: string) {}

  of(linkId: string): string {
    return `${linkId}.${this.signature(linkId).toString('base64url')}`
  }

  /** The link's id, or null for what we have not signed. Takes as long whatever is wrong with it. */
  linkIdOf(token: string): string | null {
    const dot = token.lastIndexOf('.')
    const linkId = token.slice(0, Math.max(dot, 0))
    const given = Buffer.from(token.slice(dot + 1), 'base64url')
    const expected = this.signature(linkId)
    const same = timingSafeEqual(
      given.length === expected.length ? given : Buffer.alloc(expected.length),
      expected,
    )
    // The same bytes can be written in several ways; only one was given out.
    return same && token === this.of(linkId) ? linkId : null
  }

  private signature(linkId: string): Buffer {
    return createHmac('sha256', this.secret).update(`laurel report link 1\0${linkId}`).digest()
  }
}

/** Where the report of a token is, under the address that people reach Laurel at. */
export function addressOf(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/report/${token}`
}
