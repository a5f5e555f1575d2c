/** Something a person tried on the page that Slack's own client would not have let them do. */
export class ActError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.name = 'ActError'
    this.code = code
    this.status = status
  }
}
