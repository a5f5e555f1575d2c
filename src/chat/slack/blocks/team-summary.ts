import type { KnownBlock } from '@slack/types'
import type { People, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { dayText, decimal, periodText } from '../../../i18n/formats.ts'
import { button, context, header, limits, type SlackMessage, section } from './element.ts'
import type { PictureBlocks } from './picture.ts'
import { pulseText, requestsText, suggestedButton, suggestionText, summaryButtons } from './summary-footer.ts'
import { fitting, indicatorText, nameText, quoteText, type Reader } from './summary-text.ts'

/** A longer framework's other competencies become a number. */
const shownCompetencies = 15

/** The whole message must stay well under what Slack takes, so its plain copy ends here. */
const plainLength = 3000

export function renderTeamSummary(
  view: TeamSummary,
  t: Catalogue,
  reader: Reader,
  pictures: PictureBlocks = {},
): SlackMessage {
  const period = periodText(view.from, view.to, reader)
  if (view.empty) {
    const text = t.summary.nothing(nameText(view.team), period)
    return { text, blocks: [section(text)] }
  }
  const bars = pictures['competency-bars']
  const trend = pictures['pulse-trend']
  const figures = competencies(view, t)
  const written = [...changes(view, t, reader), ...quoted(view, t, reader)]
  const rest = [pulseText(view, t, reader), requestsText(view, t, reader)].filter(Boolean)
  const suggestion = suggestionText(view, t, reader)
  const { days, byAnyone, byReader } = view.unseen
  return {
    text: fitting(
      [t.summary.teamTitle(nameText(view.team)), period, headline(view, t, reader), ...figures, ...written]
        .concat(plainUnseen(t.summary.unseenByAnyone(days), byAnyone, t))
        .concat(plainUnseen(t.summary.unseenByReader(days), byReader, t))
        .concat(rest, suggestion ? [suggestion] : [])
        .flatMap(part => part.split('\n')),
      plainLength,
    ),
    blocks: [
      header(t.summary.teamTitle(view.team)),
      context(period),
      fittingSection(headline(view, t, reader)),
      ...(bars ? [bars, ...suggestedNote(view, t)] : figures.map(fittingSection)),
      ...written.map(fittingSection),
      ...unseen(t.summary.unseenByAnyone(days), byAnyone, t),
      ...unseen(t.summary.unseenByReader(days), byReader, t),
      ...(rest[0] ? [fittingSection(rest[0])] : []),
      ...(trend ? [trend] : []),
      ...rest.slice(1).map(fittingSection),
      ...(suggestion ? [{ ...section(suggestion), accessory: suggestedButton(view, t) }] : []),
      summaryButtons(view, t),
    ],
  }
}

function fittingSection(text: string): KnownBlock {
  return section(fitting(text.split('\n'), limits.sectionText))
}

/** The picture shows what somebody stands behind; what is only suggested is said under it. */
function suggestedNote({ competencies }: TeamSummary, t: Catalogue): KnownBlock[] {
  const suggested = competencies.reduce((sum, competency) => sum + competency.suggested, 0)
  return suggested > 0 ? [context(t.summary.suggestedBesides(suggested))] : []
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

/** Bars first, then figures of one width, then names: names of any script leave the bars aligned. */
function competencies({ competencies }: TeamSummary, t: Catalogue): string[] {
  if (competencies.length === 0) return []
  const most = Math.max(1, ...competencies.map(({ now, before }) => Math.max(now, before)))
  const digits = String(most).length
  const lines = competencies.slice(0, shownCompetencies).map(({ name, now, before, suggested }) => {
    const bar = `\`${barOf(now / most)} ${String(now).padStart(digits)}\``
    return [
      bar,
      t.summary.before(before),
      nameText(name),
      suggested > 0 ? `_${t.summary.suggestedToo(suggested)}_` : '',
    ]
      .filter(Boolean)
      .join(' ')
  })
  const hidden = competencies.length - lines.length
  return [
    [
      `*${t.summary.competencies}* · ${t.summary.competenciesKey}`,
      ...lines,
      ...(hidden > 0 ? [t.summary.more(hidden)] : []),
    ].join('\n'),
  ]
}

/** Ten cells; the smallest share is still seen. */
function barOf(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * 10)) : 0
  return '█'.repeat(full) + '░'.repeat(10 - full)
}

function changes({ stronger, quiet, more }: TeamSummary, t: Catalogue, reader: Reader): string[] {
  const parts: string[] = []
  if (stronger.length > 0) {
    const lines = stronger.map(indicator =>
      indicator.average > 0
        ? t.summary.strongerLine(indicatorText(indicator), indicator.now, decimal(indicator.average, reader))
        : t.summary.strongerNew(indicatorText(indicator), indicator.now),
    )
    parts.push([`*${t.summary.stronger}*`, ...lines, ...moreLine(more.stronger, t)].join('\n'))
  }
  if (quiet.length > 0) {
    const lines = quiet.map(indicator =>
      t.summary.quietLine(indicatorText(indicator), dayText(indicator.lastSeen, reader)),
    )
    parts.push([`*${t.summary.quiet}*`, ...lines, ...moreLine(more.quiet, t)].join('\n'))
  }
  return parts
}

function moreLine(count: number, t: Catalogue): string[] {
  return count > 0 ? [t.summary.more(count)] : []
}

/** The title belongs to the first quote: alone it would be a block that says nothing. */
function quoted({ highlights }: TeamSummary, t: Catalogue, reader: Reader): string[] {
  return highlights
    .map(quote => quoteText(quote, t, reader))
    .map((text, index) => (index === 0 ? `*${t.summary.highlights}*\n${text}` : text))
}

function unseen(title: string, { personIds, total }: People, t: Catalogue): KnownBlock[] {
  if (personIds.length === 0) return []
  const blocks: KnownBlock[] = [section(title)]
  for (const id of personIds) {
    blocks.push({ ...section(`<@${id}>`), accessory: button(t.summary.giveKudos, 'giving:open', id) })
  }
  if (total > personIds.length) blocks.push(context(t.summary.morePeople(total - personIds.length)))
  return blocks
}

function plainUnseen(title: string, { personIds, total }: People, t: Catalogue): string[] {
  if (personIds.length === 0) return []
  const people = personIds.map(id => `<@${id}>`)
  if (total > personIds.length) people.push(t.summary.morePeople(total - personIds.length))
  return [title, t.common.list(people)]
}
