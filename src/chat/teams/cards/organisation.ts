import type { OrganisationView } from '../../../core/summary/organisation.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeOrganisation } from '../../../i18n/describe-organisation.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { type Draft, heading, note, text } from './element.ts'
import { voiceOf } from './summary-text.ts'
import { renderTurns } from './turns.ts'

/** The organisation as counts of groups, for an admin. */
export function renderOrganisation(view: OrganisationView, t: Catalogue, reader: Reader): Draft {
  const { title, period, above, departments, below } = describeOrganisation(view, voiceOf(t, reader))
  return {
    summary: title,
    body: [
      heading(title),
      note(period),
      ...[...above, ...departments.items].map(part => text(part)),
      ...renderTurns({ verb: 'competency:organisation' }, 'departments', departments, t),
      ...below.map(part => text(part)),
    ],
  }
}
