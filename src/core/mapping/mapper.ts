import type { Language } from '../language.ts'

/** A half-open range of UTF-16 code units of the mapped text, on whole-word boundaries. */
export interface Span {
  start: number
  end: number
}

interface RankedCompetency {
  code: string
  /** Probability 0..1; the sum of its indicators. */
  p: number
}

interface RankedIndicator {
  code: string
  /** The line of the framework's source text that the indicator derives from; null when the framework names none. */
  line: number | null
  /** Probability 0..1, given that the text holds a behaviour; all indicators sum to 1. */
  p: number
}

export interface Mapping {
  language: Language
  /** Probability 0..1 that the text describes an observable behaviour at all. */
  behavioural: number
  /** Every competency of the framework, most probable first. */
  competencies: RankedCompetency[]
  /** Every indicator of the framework, most probable first. */
  indicators: RankedIndicator[]
  /** The words that decided for the first indicator: at most two spans, in text order. */
  evidence: Span[]
}

export interface MappingContext {
  /** Display names of those who give and receive. A mapper that sends the text elsewhere hides them, and without them sends nothing. */
  names?: readonly string[]
}

/** What ranks the indicators of one framework for a text. Implementations must be safe to call with any string. */
export interface Mapper {
  map(text: string, context?: MappingContext): Promise<Mapping>
}
