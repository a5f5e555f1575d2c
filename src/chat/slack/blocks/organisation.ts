import type { OrganisationView } from '../../../core/summary/organisation.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeOrganisation } from '../../../i18n/describe-organisation.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { context, header, type SlackMessage } from './element.ts'
import { fittingSection, plainText, voiceOf } from './summary-text.ts'
import { renderTurns } from './turns.ts'

/** The organisation as counts of groups, for an admin. */
export function renderOrganisation(view: OrganisationView, t: Catalogue, reader: Reader): SlackMessage {
  const { title, period, above, departments, below } = describeOrganisation(view, voiceOf(t, reader))
  return {
    text: plainText([title, period, ...above, ...departments.items, ...below]),
    blocks: [
      header(title),
      context(period),
      ...[...above, ...departments.items].map(fittingSection),
      ...renderTurns('organisation:departments', departments, t),
      ...below.map(fittingSection),
    ],
  }
}
