/** A refusal in Slack's own words: becomes `{ ok: false, error, … }` in the Web API's answer. */
export class SlackError extends Error {
  readonly code: string
  /** Shown as `response_metadata.messages`, each prefixed with "[ERROR] ". */
  readonly problems: readonly string[]
  /** Further top-level keys of the answer, such as `needed` and `provided` of missing_scope. */
  readonly details: Record<string, unknown>

  constructor(code: string, problems: readonly string[] = [], details: Record<string, unknown> = {}) {
    super(problems.length > 0 ? `${code}: ${problems.join('; ')}` : code)
    this.name = 'SlackError'
    this.code = code
    this.problems = problems
    this.details = details
  }

  /** The body that Slack answers with. */
  answer(): Record<string, unknown> {
    const answer: Record<string, unknown> = { ok: false, error: this.code, ...this.details }
    if (this.problems.length > 0) {
      answer.response_metadata = { messages: this.problems.map(problem => `[ERROR] ${problem}`) }
      if (this.code === 'invalid_blocks') answer.errors = [...this.problems]
    }
    return answer
  }
}
