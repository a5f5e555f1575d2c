/** Something the operator must put right: says which setting is wrong and how to mend it. */
export class OperatorError extends Error {
  override name = 'OperatorError'
  readonly fix: string

  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(`${problem}\n  ${fix}`, options)
    this.fix = fix
  }
}
