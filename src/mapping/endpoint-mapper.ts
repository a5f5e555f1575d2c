import type { BaseLogger } from 'pino'
import type { Mapper, Mapping, MappingContext } from '../core/mapping/mapper.ts'
import type { Allowance } from './allowance.ts'
import { EndpointFailure } from './endpoint.ts'
import { type Hidden, hidePeople } from './placeholders.ts'

export interface EndpointMapperParts {
  builtIn: Mapper
  allowance: Allowance
  log: Pick<BaseLogger, 'warn'>
}

/** Longest text that is sent, in UTF-16 code units. */
const longestText = 8000

/**
 * Ranks with an endpoint's help, and as the built-in mapper alone whenever that help does not come: the endpoint fails,
 * is late, has been asked often enough for the day, or nobody said whose names to hide.
 */
export abstract class EndpointMapper implements Mapper {
  /** The last thing that was wrong and may stay so for long; told once. */
  #told: string | null = null

  constructor(protected readonly parts: EndpointMapperParts) {}

  async map(text: string, context: MappingContext = {}): Promise<Mapping> {
    const { builtIn, allowance } = this.parts
    const ranked = await builtIn.map(text, context)
    if (text.trim() === '' || text.length > longestText || !this.isReady()) return ranked
    if (context.names === undefined) return this.#keep(ranked, 'names-unknown')
    const permission = await allowance.take()
    if (permission !== 'granted') return this.#keep(ranked, permission)
    try {
      const mapping = await this.strengthen(text, hidePeople(text, context.names), ranked)
      allowance.succeeded()
      this.#told = null
      return mapping
    } catch (error) {
      allowance.failed()
      this.parts.log.warn(
        whyOf(error),
        'the mapper endpoint gave no usable answer; the built-in mapper ranked',
      )
      return ranked
    }
  }

  /** False while the endpoint would be of no use yet. */
  protected isReady(): boolean {
    return true
  }

  /** Only `hidden` may leave the machine. Throws EndpointFailure. */
  protected abstract strengthen(text: string, hidden: Hidden, builtIn: Mapping): Promise<Mapping>

  #keep(ranked: Mapping, reason: string): Mapping {
    if (this.#told !== reason)
      this.parts.log.warn({ reason }, 'the mapper endpoint is not asked; the built-in mapper ranks')
    this.#told = reason
    return ranked
  }
}

/** What may be logged of an error: never its message, which could quote the text or the answer. */
export function whyOf(error: unknown): { reason: string; detail?: number | string; stack?: string[] } {
  if (error instanceof EndpointFailure)
    return { reason: error.reason, ...(error.detail === undefined ? {} : { detail: error.detail }) }
  if (!(error instanceof Error)) return { reason: 'unexpected' }
  const stack = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { reason: `unexpected ${error.name}`, stack }
}
