import type { EvidenceReport, ReportNote } from '../core/report/evidence-report.ts'
import type { Report } from '../core/report/report.ts'
import { catalogueOf } from '../i18n/catalogue.ts'
import { csvOf } from './csv.ts'

/** The report as data: moments are ISO 8601, names in the report's language. */
export function evidenceJson({ view, language, timeZone }: Report<EvidenceReport>): string {
  return `${JSON.stringify({ ...view, language, timeZone }, null, 2)}\n`
}

/** A row a statement and behaviour, in the report's language; "not enough evidence" stands with those that few have seen. */
export function evidenceCsv({ view, language }: Report<EvidenceReport>): string {
  const t = catalogueOf(language).report
  const enough = new Map(
    view.competencies.flatMap(({ enough, indicators }) =>
      indicators.map(({ code }) => [code, enough] as const),
    ),
  )
  const statusOf = (code: string, suggested: boolean) => {
    if (suggested) return t.statuses.suggested
    return enough.get(code) ? t.statuses.evidence : t.notEnough
  }
  const rows = view.statements.flatMap(({ indicators, giver, text, link, at }) => {
    const row = (competency: string, indicator: string, status: string) => [
      t.kinds.kudos,
      at.toISOString(),
      giver.name || t.formerColleague,
      competency,
      indicator,
      status,
      text,
      link ?? '',
    ]
    return indicators.length === 0
      ? [row('', '', t.statuses.none)]
      : indicators.map(({ code, name, competency, suggested }) =>
          row(competency, name, statusOf(code, suggested)),
        )
  })
  const { kind, date, giver, competency, indicator, status, text, link } = t.columns
  return csvOf([
    [kind, date, giver, competency, indicator, status, text, link],
    ...rows,
    ...view.notes.map(note => [
      t.kinds[note.kind],
      note.at.toISOString(),
      note.giver.name || t.formerColleague,
      note.indicators.map(named => named.competency).join('; '),
      note.indicators.map(({ name, suggested }) => (suggested ? t.suggested(name) : name)).join('; '),
      '',
      wordsOf(note),
      '',
    ]),
  ])
}

function wordsOf({ situation, behaviour, impact }: ReportNote): string {
  return [situation, behaviour, impact].filter(part => part !== null).join('\n')
}
