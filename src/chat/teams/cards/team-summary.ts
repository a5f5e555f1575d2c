import type { People, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, decimal, periodText } from '../../../i18n/formats.ts'
import type { Reader } from './card-text.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'
import { summaryFooter } from './summary-footer.ts'
import { indicatorText, nameText, quoteParts } from './summary-text.ts'

/** A longer framework's other competencies become a number. */
const shownCompetencies = 15

export function renderTeamSummary(view: TeamSummary, t: Catalogue, reader: Reader): Draft {
  const period = periodText(view.from, view.to, reader)
  if (view.empty) {
    const nothing = t.summary.nothing(nameText(view.team), period)
    return { summary: nothing, body: [text(nothing)] }
  }
  const title = t.summary.teamTitle(nameText(view.team))
  const { days, byAnyone, byReader } = view.unseen
  return {
    summary: `${title}, ${period}`,
    body: [
      heading(title),
      note(period),
      text(headline(view, t, reader)),
      ...competencies(view, t),
      ...changes(view, t, reader),
      ...highlights(view, t, reader),
      ...unseen(t.summary.unseenByAnyone(days), byAnyone, t),
      ...unseen(t.summary.unseenByReader(days), byReader, t),
      ...summaryFooter(view, t, reader),
    ],
  }
}

function headline({ headline }: TeamSummary, t: Catalogue, reader: Reader): string {
  const { recognitions, average, recognised, members, givers, feedback } = headline
  return [
    t.summary.kudos(decimal(recognitions, reader), decimal(average, reader)),
    t.summary.recognised(recognised, members, givers),
    ...(feedback.now + feedback.average > 0
      ? [t.teamSummary.feedback(decimal(feedback.now, reader), decimal(feedback.average, reader))]
      : []),
  ].join('\n')
}

function competencies({ competencies }: TeamSummary, t: Catalogue): Element[] {
  if (competencies.length === 0) return []
  const most = Math.max(1, ...competencies.map(({ now, before }) => Math.max(now, before)))
  const lines = competencies
    .slice(0, shownCompetencies)
    .map(({ name, now, before, suggested }) =>
      [
        barOf(now / most),
        `*${now}*`,
        t.summary.before(before),
        nameText(name),
        suggested > 0 ? `_${t.summary.suggestedToo(suggested)}_` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
  const hidden = competencies.length - lines.length
  return [
    text(`*${t.summary.competencies}* · ${t.summary.competenciesKey}`),
    text([...lines, ...(hidden > 0 ? [t.summary.more(hidden)] : [])].join('\n')),
  ]
}

/** Ten cells; the smallest share is still seen. */
function barOf(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * 10)) : 0
  return '█'.repeat(full) + '░'.repeat(10 - full)
}

function changes({ stronger, quiet }: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  const parts: Element[] = []
  if (stronger.length > 0) {
    const lines = stronger.map(indicator =>
      indicator.average > 0
        ? t.summary.strongerLine(indicatorText(indicator), indicator.now, decimal(indicator.average, reader))
        : t.summary.strongerNew(indicatorText(indicator), indicator.now),
    )
    parts.push(text([`*${t.summary.stronger}*`, ...lines].join('\n')))
  }
  if (quiet.length > 0) {
    const lines = quiet.map(indicator =>
      t.summary.quietLine(indicatorText(indicator), dayText(indicator.lastSeen, reader)),
    )
    parts.push(text([`*${t.summary.quiet}*`, ...lines].join('\n')))
  }
  return parts
}

function highlights({ highlights }: TeamSummary, t: Catalogue, reader: Reader): Element[] {
  if (highlights.length === 0) return []
  return [text(`*${t.summary.highlights}*`), ...highlights.map(said => quoteParts(said, t, reader))]
}

function unseen(title: string, { personIds, total }: People, t: Catalogue): Element[] {
  if (personIds.length === 0) return []
  const rows = personIds.map(id =>
    row([text(`<@${id}>`)], [actions(execute(t.summary.giveKudos, 'giving:open', { person: id }))]),
  )
  const hidden = total - personIds.length
  return [text(title), ...rows, ...(hidden > 0 ? [note(t.summary.morePeople(hidden))] : [])]
}
