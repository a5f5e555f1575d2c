import {
  type EvidenceReport,
  fewestGivers,
  type ReportCompetency,
  type ReportIndicator,
  type ReportNote,
  type ReportStatement,
} from '../core/report/evidence-report.ts'
import type { Report } from '../core/report/report.ts'
import { type Catalogue, catalogueOf } from '../i18n/catalogue.ts'
import { barChart, chartTable, lineChart, mostLines } from './charts.ts'
import { daysText, dayText, momentText, monthText, periodText, type Reader } from './dates.ts'
import { type Html, html, safeAddress } from './html.ts'
import { page, type WebPage } from './page.ts'
import { type Served, tools, until } from './served.ts'

/** A person's evidence as a page: to be read, explored and printed. `served` null makes a file that stands alone. */
export function evidencePage(report: Report<EvidenceReport>, served: Served | null): WebPage {
  const { view, language } = report
  const t = catalogueOf(language)
  const numbers = new Map(view.statements.map(({ recognitionId }, index) => [recognitionId, index + 1]))
  const paper: Paper = { view, t, reader: report, numbers, live: served !== null, printed: new Set() }
  const period = periodText(view.from, view.to, report)
  const body = html`
<a class="skip" href="#evidence">${t.report.skip}</a>
<main>
<header>
<p class="kicker">Laurel · ${t.report.evidenceTitle}</p>
<h1>${view.person.name}</h1>
<p>${period}</p>
<p class="quiet">${view.own ? t.report.forOwn : t.report.forManager(view.reader.name, view.person.name)}</p>
<p class="quiet">${t.report.madeAt(momentText(view.madeAt, report), view.framework.name, view.framework.version)}</p>
${served && tools(served, t)}
</header>
${facts(paper)}
${notEnough(paper)}
${charts(paper)}
<div id="evidence" tabindex="-1">
${view.competencies.map(competency => competencySection(competency, paper))}
${others(paper)}
${noEvidenceYet(paper)}
${notes('strength', paper)}
${notes('growth', paper)}
</div>
<footer>
${view.unquoted && html`<p>${t.report.unquoted}</p>`}
<p>${t.report.rules}</p>
${served && until(served, report, t)}
</footer>
</main>`
  return page({ title: t.report.documentTitle(view.person.name, period), language, body, live: paper.live })
}

interface Paper {
  view: EvidenceReport
  t: Catalogue
  reader: Reader
  /** Statements are numbered, so that one which shows several behaviours is printed once. */
  numbers: ReadonlyMap<string, number>
  live: boolean
  printed: Set<string>
}

function facts({ view, t }: Paper): Html {
  return html`<ul class="facts">
${view.received !== null && html`<li><b>${view.received}</b>${t.report.kudosReceived(view.received)}</li>`}
<li><b>${view.givers}</b>${t.report.colleagues(view.givers)}</li>
<li><b>${view.competencies.length}</b>${t.report.competenciesSeen(view.competencies.length)}</li>
</ul>`
}

function notEnough({ view, t }: Paper): Html | null {
  if (view.statements.length + view.notes.length === 0 && !view.unquoted)
    return html`<p class="notice">${t.report.nothing}</p>`
  return view.enough ? null : html`<p class="notice">${t.report.notEnoughForReview(fewestGivers)}</p>`
}

function charts(paper: Paper): Html | null {
  const { view, t, live } = paper
  if (view.competencies.length === 0) return null
  const bars = view.competencies.map(({ code, name, givers, enough }) => ({
    code,
    name,
    value: givers,
    few: !enough,
    said: String(givers),
    label: `${name}: ${t.report.seenBy(givers)}`,
  }))
  const seen = html`<figure>
<figcaption><h2>${t.report.byCompetency}</h2>
<p>${t.report.byCompetencyCaption}${live && html` <span class="screen">${t.report.chooseOne}</span>`}</p></figcaption>
${barChart(bars, { choosable: live })}
${live && html`<p class="say" role="status" aria-live="polite" data-chosen data-all="${t.report.showAll}" data-only="${t.report.showOnly('%')}"></p>`}
${chartTable(
  [t.report.competency, t.report.colleaguesColumn, ...(view.own ? [t.report.timesColumn] : [])],
  view.competencies.map(({ name, givers, statements }) => [
    name,
    givers,
    ...(statements === null ? [] : [statements]),
  ]),
  t,
)}
</figure>`
  return view.months.length < 2 ? seen : html`${seen}${view.own ? trend(paper) : monthsSeen(paper)}`
}

/** How often, month by month: the person's own. */
function trend({ view, t, reader, live }: Paper): Html {
  const points = view.months.map(({ month }) => monthText(month, reader))
  const valuesOf = (code: string) => view.months.map(({ counts }) => counts?.[code] ?? 0)
  const ranked = [...view.competencies].sort((a, b) => (b.statements ?? 0) - (a.statements ?? 0))
  const lines = ranked.slice(0, mostLines).map(({ code, name }) => ({ code, name, values: valuesOf(code) }))
  const notDrawn = ranked
    .slice(mostLines)
    .map(({ name, statements }) => t.common.aside(name, String(statements ?? 0)))
  return html`<figure>
<figcaption><h2>${t.report.byMonth}</h2>
<p>${t.report.byMonthCaption}</p></figcaption>
${lineChart(lines, points, { title: t.report.byMonthCaption, how: live ? t.report.moveCursor : '' })}
${notDrawn.length > 0 && html`<p class="quiet">${t.report.notDrawn(t.common.list(notDrawn))}</p>`}
${chartTable(
  [t.report.month, ...view.competencies.map(({ name }) => name)],
  points.map((point, index) => [point, ...view.competencies.map(({ code }) => valuesOf(code)[index] ?? 0)]),
  t,
)}
</figure>`
}

/** Which months have evidence, and not how much. */
function monthsSeen({ view, t, reader }: Paper): Html {
  const line = ({ code, name }: ReportCompetency) => {
    const when = view.months.filter(({ seen }) => seen.includes(code))
    return html`<li><b>${name}</b>
<span class="squares" aria-hidden="true">${view.months.map(month => html`<i${when.includes(month) && html` class="on"`}></i>`)}</span>
<span class="quiet">${t.common.list(when.map(({ month }) => monthText(month, reader)))}</span></li>`
  }
  return html`<figure>
<figcaption><h2>${t.report.byMonth}</h2>
<p>${t.report.monthsSeenCaption}</p></figcaption>
<ul class="months">${view.competencies.map(line)}</ul>
</figure>`
}

function competencySection(competency: ReportCompetency, paper: Paper): Html {
  const { t } = paper
  const { givers, statements, enough } = competency
  const weight = [t.report.seenBy(givers), ...(statements === null ? [] : [t.report.times(statements)])].join(
    ' · ',
  )
  return html`<section data-part="${competency.code}">
<hgroup><h2>${competency.name}</h2>
<p class="quiet">${competency.definition}</p>
<p class="weight">${enough ? weight : t.report.tooFew(givers)}</p></hgroup>
${competency.indicators.map(indicator => indicatorPart(indicator, paper))}
</section>`
}

function indicatorPart(indicator: ReportIndicator, paper: Paper): Html {
  const { view, t, reader, numbers, printed } = paper
  const { givers, statements, first, last, quoted, notes: inNotes } = indicator
  const fresh = view.statements.filter(
    ({ recognitionId }) => quoted.includes(recognitionId) && !printed.has(recognitionId),
  )
  const again = quoted.filter(id => printed.has(id)).map(id => numbers.get(id) ?? 0)
  for (const { recognitionId } of fresh) printed.add(recognitionId)
  const seen = [
    t.report.seenBy(givers),
    ...(statements === null ? [] : [t.report.times(statements)]),
    daysText(first, last, reader),
  ]
  const links = again.map(number => html`<a href="#q${number}">${t.report.number(number)}</a>`)
  return html`<hgroup><h3>${indicator.name}</h3>
<p class="quiet">${seen.join(' · ')}</p>
${inNotes.length > 0 && html`<p class="quiet">${t.report.inFeedback}</p>`}</hgroup>
${quoted.length + inNotes.length === 0 && html`<p class="quiet">${t.report.notQuotedHere}</p>`}
${fresh.length > 0 && html`<ol class="quotes">${fresh.map(statement => quote(statement, paper))}</ol>`}
${links.length > 0 && html`<p class="quiet">${listed(t.report.also('%'), links, t)}</p>`}`
}

/** A sentence with a list of links where it says `%`. */
function listed(sentence: string, links: readonly Html[], t: Catalogue): Html {
  const [before = '', after = ''] = sentence.split('%')
  const pieces = t.common.list(links.map((_, index) => `%${index}%`)).split(/%(\d+)%/)
  return html`${before}${pieces.map((piece, index) => (index % 2 === 1 ? links[Number(piece)] : piece))}${after}`
}

function quote(
  statement: ReportStatement,
  { t, reader, numbers }: Paper,
  more: readonly string[] = [],
): Html {
  const number = numbers.get(statement.recognitionId) ?? 0
  const link = safeAddress(statement.link)
  const details = [
    t.report.number(number),
    t.report.by(statement.giver.name || t.report.formerColleague, dayText(statement.at, reader)),
    statement.recipients > 1 ? t.report.withOthers(statement.recipients - 1) : '',
    ...more,
  ]
  return html`<li id="q${number}"><blockquote>${statement.text}</blockquote>
<p class="by">${details.filter(Boolean).join(' · ')}${link && html`<a href="${link}" rel="noreferrer">${t.report.link}</a>`}</p></li>`
}

/** What no behaviour is confirmed for: shown, since the person sees it too, and apart. */
function others(paper: Paper): Html | null {
  const { view, t, printed } = paper
  const left = view.statements.filter(({ recognitionId }) => !printed.has(recognitionId))
  if (left.length === 0) return null
  const suggestions = ({ indicators }: ReportStatement) =>
    indicators.map(({ name, suggested }) => (suggested ? t.report.suggested(name) : name))
  return html`<section data-part="">
<hgroup><h2>${t.report.otherKudos}</h2>
<p class="quiet">${t.report.otherKudosNote}</p></hgroup>
<ol class="quotes">${left.map(statement => quote(statement, paper, suggestions(statement)))}</ol>
</section>`
}

function noEvidenceYet({ view, t }: Paper): Html | null {
  if (view.noEvidenceYet.length === 0) return null
  return html`<section data-part="">
<hgroup><h2>${t.report.noEvidenceYet}</h2>
<p class="quiet">${t.report.noEvidenceYetNote}</p></hgroup>
<ul class="names">${view.noEvidenceYet.map(({ name }) => html`<li>${name}</li>`)}</ul>
</section>`
}

function notes(kind: ReportNote['kind'], { view, t, reader }: Paper): Html | null {
  const some = view.notes.filter(note => note.kind === kind)
  if (some.length === 0) return null
  const part = (name: string, text: string | null) =>
    text === null ? null : html`<p><b>${name}</b> ${text}</p>`
  const words = ({ situation, behaviour, impact }: ReportNote) =>
    situation === null && impact === null
      ? html`<blockquote>${behaviour}</blockquote>`
      : html`${part(t.report.parts.situation, situation)}${part(t.report.parts.behaviour, behaviour)}${part(t.report.parts.impact, impact)}`
  const details = (note: ReportNote) => [
    t.report.by(note.giver.name || t.report.formerColleague, dayText(note.at, reader)),
    ...note.indicators.map(({ name, suggested }) => (suggested ? t.report.suggested(name) : name)),
    note.actedOn ? t.report.actedOn : '',
  ]
  return html`<section data-part="">
<hgroup><h2>${kind === 'growth' ? t.report.growth : t.report.strengths}</h2>
<p class="quiet">${view.own ? t.report.growthOwn : t.report.growthManager}</p></hgroup>
<ol class="quotes ${kind}">${some.map(note => html`<li>${words(note)}<p class="by">${details(note).filter(Boolean).join(' · ')}</p></li>`)}</ol>
</section>`
}
