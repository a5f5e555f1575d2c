import { createHmac, timingSafeEqual } from 'node:crypto'

/** What an address opens, or what a form remembers. A token of one is nothing to the others. */
type Purpose = 'report' | 'picture' | 'form'

/** What addresses end with: the id of a link or picture, and proof that it was us who gave it out. Forms prove the same of what they carry. */
export class LinkTokens {
  constructor(
    private readonly secret: string,
    private readonly purpose: Purpose,
  ) {}

  of(id: string): string {
    return `${id}.${this.signature(id).toString('base64url')}`
  }

  /** Where it is, under the address that people reach Laurel at. */
  addressOf(publicUrl: string, id: string): string {
    return `${publicUrl.replace(/\/+$/, '')}/${this.purpose}/${this.of(id)}`
  }

  /** The id, or the words, and null for what we have not signed. Takes as long whatever is wrong with it. */
  opened(token: string): string | null {
    const dot = token.lastIndexOf('.')
    const id = token.slice(0, Math.max(dot, 0))
    const given = Buffer.from(token.slice(dot + 1), 'base64url')
    const expected = this.signature(id)
    const same = timingSafeEqual(
      given.length === expected.length ? given : Buffer.alloc(expected.length),
      expected,
    )
    // The same bytes can be written in several ways; only one was given out.
    return same && token === this.of(id) ? id : null
  }

  private signature(id: string): Buffer {
    return createHmac('sha256', this.secret).update(`laurel ${this.purpose} link 1\0${id}`).digest()
  }
}
