import type { Person } from '../../../core/person.ts'
import { checkInside } from '../../../core/recognition/rules.ts'

/** For what shows a form: it lists who works here, and whoever could not send it in is told so before they see that. */
export function forColleagues<Asked extends { person: Person }, Outcome>(
  work: (asked: Asked) => Promise<Outcome>,
): (asked: Asked) => Promise<Outcome> {
  return async asked => {
    checkInside(asked.person)
    return work(asked)
  }
}
