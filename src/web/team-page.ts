import type { Report } from '../core/report/report.ts'
import type { TeamReport } from '../core/report/team-report.ts'
import type { NamedIndicator, Quote } from '../core/summary/view.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { seenCompetencies } from '../i18n/describe-team-summary.ts'
import { decimal } from '../i18n/formats.ts'
import { barChart, chartTable, lineChart, mostLines } from './charts.ts'
import { dayText, momentText, periodText } from './dates.ts'
import { type Html, html, safeAddress } from './html.ts'
import { page, type WebPage } from './page.ts'
import { type Served, tools, until } from './served.ts'
import { checkIns, openRequests, type Paper, suggestion } from './team-next.ts'

/** A team's week as a page. `served` null makes a file that stands alone. */
export function teamPage(report: Report<TeamReport>, served: Served | null): WebPage {
  const { view, language } = report
  const { summary } = view
  const { counted } = summary
  const t = catalogueOf(language)
  const paper: Paper = { view, t, reader: report, live: served !== null }
  const period = periodText(summary.from, summary.to, report)
  const { recognitions, average, recognised, members, givers, feedback } = summary.headline
  const body = html`
<a class="skip" href="#evidence">${t.report.skip}</a>
<main>
<header>
<p class="kicker">Laurel · ${t.report.teamTitle}</p>
<h1>${summary.team}</h1>
<p>${period}</p>
<p class="quiet">${t.report.forTeam(view.reader.name)}</p>
<p class="quiet">${t.report.madeOn(momentText(view.madeAt, report))}</p>
${served && tools(served, t)}
</header>
<ul class="facts">
${
  counted &&
  html`<li><b>${recognitions}</b>${t.report.kudosReceived(recognitions)}<br><small>${t.report.averageBefore(decimal(average, report))}</small></li>`
}
<li><b>${recognised}<small> / ${members}</small></b>${t.report.peopleRecognised}</li>
${counted && html`<li><b>${givers}</b>${t.report.colleaguesGave(givers)}</li>`}
${
  counted &&
  feedback.now + feedback.average > 0 &&
  html`<li><b>${feedback.now}</b>${t.report.feedbackShared(feedback.now)}<br><small>${t.report.averageBefore(decimal(feedback.average, report))}</small></li>`
}
</ul>
${!counted && feedback.now > 0 && html`<p>${t.teamSummary.feedbackCame}</p>`}
${!counted && html`<p class="quiet">${t.summary.uncounted}</p>`}
${recognitions === 0 && html`<p class="notice">${t.report.nothingThisWeek}</p>`}
${week(paper)}
${trend(paper)}
<div id="evidence" tabindex="-1">
${indicators(t.report.stronger, summary.stronger, paper)}
${indicators(t.report.quiet, summary.quiet, paper)}
${highlights(paper)}
${unseen(paper)}
${checkIns(paper)}
${openRequests(paper)}
${suggestion(paper)}
</div>
<footer>
<p>${t.report.rulesTeam}</p>
${served && until(served, report, t)}
</footer>
</main>`
  return page({ title: t.report.teamDocumentTitle(summary.team, period), language, body, live: paper.live })
}

function week({ view, t }: Paper): Html | null {
  const { competencies, counted } = view.summary
  if (competencies.length === 0) return null
  if (!counted) {
    const lines = seenCompetencies(view.summary, { t, literal: words => words })
    return html`<section><h2>${t.report.thisWeek}</h2><ul>${lines.map(line => html`<li>${line}</li>`)}</ul></section>`
  }
  const bars = competencies.map(({ code, name, now, before }) => ({
    code,
    name,
    value: now,
    before,
    said: `${now} (${before})`,
  }))
  return html`<figure>
<figcaption><h2>${t.report.thisWeek}</h2>
<p>${t.report.thisWeekCaption}</p></figcaption>
${barChart(bars, { choosable: false })}
${chartTable(
  [t.report.competency, t.report.thisWeekColumn, t.report.weekBeforeColumn, t.report.suggestedColumn],
  competencies.map(({ name, now, before, suggested }) => [name, now, before, suggested]),
  t,
)}
</figure>`
}

function trend({ view, t, reader, live }: Paper): Html | null {
  if (view.competencies.length === 0) return null
  const valuesOf = (code: string) =>
    view.weeks.map(({ competencies }) => (competencies === null ? null : (competencies[code] ?? 0)))
  const sum = (code: string) => valuesOf(code).reduce<number>((total, value) => total + (value ?? 0), 0)
  const ranked = [...view.competencies].sort((a, b) => sum(b.code) - sum(a.code))
  const lines = ranked.slice(0, mostLines).map(({ code, name }) => ({ code, name, values: valuesOf(code) }))
  const notDrawn = ranked.slice(mostLines).map(({ code, name }) => t.common.aside(name, String(sum(code))))
  const points = view.weeks.map(({ from }) => dayText(from, reader))
  return html`<figure>
<figcaption><h2>${t.report.byWeek}</h2>
<p>${t.report.byWeekCaption}</p></figcaption>
${lineChart(lines, points, { title: t.report.byWeekCaption, how: live ? t.report.moveCursorWeek : '', hidden: t.report.pulseHidden })}
${view.weeks.some(({ competencies }) => competencies === null) && html`<p class="quiet">${t.report.weekOfOne}</p>`}
${notDrawn.length > 0 && html`<p class="quiet">${t.report.notDrawn(t.common.list(notDrawn))}</p>`}
${chartTable(
  [t.report.week, ...view.competencies.map(({ name }) => name)],
  points.map((point, index) => [
    point,
    ...view.competencies.map(({ code }) => valuesOf(code)[index] ?? t.report.pulseHidden),
  ]),
  t,
)}
</figure>`
}

function indicators(
  title: string,
  some: readonly (NamedIndicator & ({ now: number } | { lastSeen: Date }))[],
  { view, t, reader }: Paper,
): Html | null {
  if (some.length === 0) return null
  return html`<section><h2>${title}</h2><ul>${some.map(
    indicator =>
      html`<li><b>${indicator.name}</b> <span class="quiet">${[
        indicator.competency,
        ...('lastSeen' in indicator
          ? [t.report.lastSeen(dayText(indicator.lastSeen, reader))]
          : view.summary.counted
            ? [t.report.kudos(indicator.now)]
            : []),
      ].join(' · ')}</span></li>`,
  )}</ul></section>`
}

function highlights({ view, t, reader }: Paper): Html | null {
  const { highlights: some } = view.summary
  if (some.length === 0) return null
  const nameOf = (id: string) => view.names[id] || t.report.formerColleague
  const quote = ({ giverId, recipientIds, text, indicator, link, at }: Quote) => {
    const details = [
      `${nameOf(giverId)} → ${t.common.list(recipientIds.map(nameOf))}`,
      indicator && (indicator.suggested ? t.report.suggested(indicator.name) : indicator.name),
      dayText(at, reader),
    ]
    const address = safeAddress(link)
    return html`<li><blockquote>${text}</blockquote><p class="by">${details.filter(Boolean).join(' · ')}${address && html`<a href="${address}" rel="noreferrer">${t.report.link}</a>`}</p></li>`
  }
  return html`<section><h2>${t.report.highlights}</h2><ol class="quotes">${some.map(quote)}</ol></section>`
}

function unseen({ view, t }: Paper): Html | null {
  const { days, byAnyone, byReader } = view.summary.unseen
  const part = (words: string, { personIds }: { personIds: string[] }) => {
    if (personIds.length === 0) return null
    const names = personIds.map(id => view.names[id] || id)
    return html`<p>${words}</p><ul class="names">${names.map(name => html`<li>${name}</li>`)}</ul>`
  }
  if (byAnyone.total + byReader.total === 0) return null
  return html`<section><h2>${t.report.toNotice}</h2>
${part(t.report.unseenByAnyone(days), byAnyone)}
${part(t.report.unseenByReader(days), byReader)}</section>`
}
