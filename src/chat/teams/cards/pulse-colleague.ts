import type { ColleagueKudos } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, execute, note, text } from './element.ts'

/** The one confirmation between naming a colleague and kudos: in public, to them alone, or none. */
export function renderColleagueKudos(
  { roundId, position, colleagueId, behaviour, channel }: ColleagueKudos,
  problem: string | null,
  typed: string,
  t: Catalogue,
): Draft {
  const title = t.pulse.kudosAsk(`<@${colleagueId}>`, escapeText(behaviour))
  const data = { round: roundId, position, colleague: colleagueId }
  const hint =
    channel === null
      ? t.pulse.kudosHint
      : t.common.paragraph([t.pulse.kudosPublicIn(`<#${channel}>`), t.pulse.kudosHint])
  return {
    summary: title,
    body: [
      text(`*${title}*`),
      ...(problem ? [text(problem, { color: 'warning' })] : []),
      {
        type: 'Input.Text',
        id: 'kudosText',
        label: t.pulse.kudosTextLabel,
        isMultiline: true,
        maxLength: 3000,
        placeholder: t.pulse.kudosTextPlaceholder,
        ...(typed ? { value: typed } : {}),
      },
      actions(
        ...(channel === null
          ? []
          : [execute(t.pulse.kudosPublic, 'pulse:kudos', { ...data, how: 'public' }, { style: 'positive' })]),
        execute(t.pulse.kudosPrivate, 'pulse:kudos', { ...data, how: 'private' }),
        execute(t.pulse.kudosNo, 'pulse:kudos', { ...data, how: 'none' }, { associatedInputs: 'none' }),
      ),
      note(hint),
    ],
  }
}
