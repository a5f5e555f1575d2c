import { setTimeout as sleep } from 'node:timers/promises'
import type { ModalView } from '@slack/types'
import type { Person } from '../../../core/person.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import type { SlackContext } from '../context.ts'

/** Slack waits three seconds for an acknowledgement before it shows an error of its own. In milliseconds. */
const patience = 2_000

type Submitted = {
  ack: (answer?: ModalErrors | ModalUpdate) => Promise<void>
  userId: string
  /** What the modal becomes once it is carried out; left out, it is closed. */
  next?: () => ModalView | null
  /** What the person is told once it is carried out, where Slack does not wait long enough to show `next`. */
  late?: (t: Catalogue) => string
}
type ModalErrors = { response_action: 'errors'; errors: Record<string, string> }
type ModalUpdate = { response_action: 'update'; view: ModalView }

/** What is wrong with one input of a modal, in the person's words. */
export class InputProblem extends Error {
  constructor(
    /** Block id of the input. */
    readonly block: string,
    message: string,
  ) {
    super(message)
  }
}

/** The work's result, or null once Slack has no more patience. */
export function inTime<T>(work: Promise<T>): Promise<T | null> {
  return Promise.race([work, sleep(patience, null, { ref: false })])
}

/** Acknowledges when the work is done, or when Slack would not wait any longer: then the work goes on. */
export async function acknowledging(ack: () => Promise<void>, work: Promise<void>): Promise<void> {
  await inTime(work)
  await ack()
  await work
}

/**
 * Carries out what a modal asks for. What stands against it is said at the input that `inputOf` names; once Slack no
 * longer waits, the modal is closed and the person is told directly. Returns whether it was carried out.
 */
export async function submitting(
  slack: SlackContext,
  { ack, userId, next, late }: Submitted,
  work: (person: Person, t: Catalogue) => Promise<void>,
  inputOf: (error: unknown) => string,
): Promise<boolean> {
  const outcome = attempt(slack, userId, work, inputOf)
  const early = await inTime(outcome)
  const view = early && !early.problem ? next?.() : null
  if (early?.problem) await ack({ response_action: 'errors', errors: early.problem })
  else await ack(view ? { response_action: 'update', view } : undefined)
  const { problem, t } = early ?? (await outcome)
  const text = problem ? Object.values(problem)[0] : late?.(t)
  if (text && !early) {
    await slack
      .tellPrivately(null, userId, text)
      .catch(error => slack.log.error({ err: error }, 'a person could not be answered'))
  }
  return problem === null
}

/**
 * The same for a form about what may have changed since it was opened: `again` makes it anew from the error that says so,
 * and throws what it is not about. What was chosen stays, for the person to send it again.
 */
export async function submittingOver(
  slack: SlackContext,
  submitted: Pick<Submitted, 'ack' | 'userId'>,
  work: (person: Person) => Promise<void>,
  again: (error: unknown, person: Person, t: Catalogue) => Promise<ModalView>,
  input: string,
): Promise<boolean> {
  let form: ModalView | null = null
  let said = ''
  const done = await submitting(
    slack,
    { ...submitted, next: () => form, late: () => said },
    async (person, t) => {
      try {
        await work(person)
      } catch (error) {
        form = await again(error, person, t)
        said = slack.explain(error, t)
      }
    },
    () => input,
  )
  return done && form === null
}

async function attempt(
  slack: SlackContext,
  userId: string,
  work: (person: Person, t: Catalogue) => Promise<void>,
  inputOf: (error: unknown) => string,
): Promise<{ problem: Record<string, string> | null; t: Catalogue }> {
  let t = catalogueOf('en')
  try {
    const person = await slack.personOf(userId)
    t = slack.t(person)
    await work(person, t)
    return { problem: null, t }
  } catch (error) {
    const said = error instanceof InputProblem ? error.message : await slack.explainPlainly(error, t)
    return { problem: { [inputOf(error)]: said }, t }
  }
}
