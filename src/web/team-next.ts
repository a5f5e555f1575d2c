import type { TeamReport } from '../core/report/team-report.ts'
import type { Catalogue } from '../i18n/catalogue.ts'
import { changeText } from '../i18n/describe-team-summary.ts'
import { decimal, numberFormat } from '../i18n/formats.ts'
import { chartTable, lineChart } from './charts.ts'
import { dayText, type Reader } from './dates.ts'
import { type Html, html } from './html.ts'

export interface Paper {
  view: TeamReport
  t: Catalogue
  reader: Reader
  /** Served, with a script; else a file. */
  live: boolean
}

/** Rounds with figures that make a trend. */
const fewestRounds = 3

const highestMean = 5

/** How the check-ins went, as far as it may be shown, and their trend. */
export function checkIns({ view, t, reader, live }: Paper): Html | null {
  const { pulse } = view.summary
  if (!pulse) return null
  const { openedAt, threshold, figures } = pulse.last
  const day = dayText(openedAt, reader)
  if (!figures)
    return html`<section><h2>${t.teamSummary.pulse}</h2><p>${t.teamSummary.pulseBelow(day, threshold)}</p>${rounds(pulse.rounds, { t, reader })}</section>`
  const { mean, answered, invited, change } = figures
  const values = pulse.rounds.map(round => (round.mean === null ? null : Math.round(round.mean * 10) / 10))
  const line = { code: 'mean', name: t.report.pulseMean, values }
  const how = live ? t.report.moveCursorRound : ''
  return html`<figure>
<figcaption><h2>${t.teamSummary.pulse}</h2>
<p>${t.report.pulseLast(day)}</p></figcaption>
<p>${mean !== null && html`<b>${t.report.pulseOfFive(decimal(mean, reader), highestMean)}</b> · `}${t.report.pulseAnswered(answered, invited)}${changeText(change, t, since => dayText(since, reader), reader).map(said => html` · ${said}`)}</p>
${
  values.filter(value => value !== null).length >= fewestRounds &&
  lineChart(
    [line],
    pulse.rounds.map(({ at }) => dayText(at, reader)),
    { title: t.report.pulseTrend, how, hidden: t.report.pulseHidden, scale: { from: 1, to: highestMean } },
  )
}
${rounds(pulse.rounds, { t, reader })}
</figure>`
}

function rounds(
  some: NonNullable<TeamReport['summary']['pulse']>['rounds'],
  { t, reader }: Pick<Paper, 't' | 'reader'>,
): Html {
  const percent = numberFormat(reader.language, { style: 'percent' })
  return chartTable(
    [t.report.pulseOpened, t.report.pulseMean, t.report.pulseShare],
    some.map(({ at, mean, share }) => [
      dayText(at, reader),
      mean === null ? t.report.pulseHidden : decimal(mean, reader),
      share === null ? t.report.pulseHidden : percent.format(share),
    ]),
    t,
  )
}

/** Feedback that the reader asked for and that has not come. */
export function openRequests({ view, t, reader }: Paper): Html | null {
  const { requests } = view.summary
  if (requests.length === 0) return null
  const nameOf = (id: string) => view.names[id] || t.report.formerColleague
  const lines = requests.map(({ askerId, subjectId, indicators, waitingFor, expiresAt }) => {
    const topics = t.common.list(indicators.map(({ name }) => name))
    const day = dayText(expiresAt, reader)
    return askerId === subjectId
      ? t.teamSummary.requestLineOwn(nameOf(askerId), topics, waitingFor, day)
      : t.teamSummary.requestLine(nameOf(askerId), nameOf(subjectId), topics, waitingFor, day)
  })
  return html`<section><h2>${t.teamSummary.requests}</h2><ul>${lines.map(line => html`<li>${line}</li>`)}</ul></section>`
}

/** The one thing to do, which is done in chat. */
export function suggestion({ view, t, reader }: Paper): Html | null {
  const { suggestion: action } = view.summary
  if (!action) return null
  const sentence =
    action.kind === 'look-for'
      ? t.teamSummary.lookFor(action.indicator.name, dayText(action.lastSeen, reader))
      : (action.by === 'anyone' ? t.teamSummary.noticeForAll : t.teamSummary.noticeYourself)(
          action.name,
          action.days,
        )
  return html`<section class="notice"><h2>${t.teamSummary.suggestion}</h2><p>${sentence}</p><p class="quiet">${t.report.doItInChat}</p></section>`
}
