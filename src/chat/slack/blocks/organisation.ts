import type { OrganisationView } from '../../../core/summary/organisation.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describeOrganisation } from '../../../i18n/describe-organisation.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { context, header, type SlackMessage } from './element.ts'
import { fittingSection, plainText, voiceOf } from './summary-text.ts'

/** The organisation as counts of groups, for an admin. */
export function renderOrganisation(view: OrganisationView, t: Catalogue, reader: Reader): SlackMessage {
  const { title, period, parts } = describeOrganisation(view, voiceOf(t, reader))
  return {
    text: plainText([title, period, ...parts]),
    blocks: [header(title), context(period), ...parts.map(fittingSection)],
  }
}
