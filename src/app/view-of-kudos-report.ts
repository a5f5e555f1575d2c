import type { KudosReport, KudosReportNews, KudosTakenDown } from '../core/view.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import type { Message } from './message.ts'

type Told = { recognitionId: string | null; personId: string | null }

/** What an admin is told of a reported kudos. */
export async function viewOfKudosReport(
  laurel: Laurel,
  workspaceId: string,
  told: Told,
): Promise<Message<KudosReport> | null> {
  const found = await reportOf(laurel, workspaceId, told)
  if (!found) return null
  const { recognition, reports, reader } = found
  const { id, giverId, recipientIds, text } = recognition
  const card = await laurel.database.deliveries.byKey(workspaceId, `kudos-card:${id}`)
  const place = card?.channel && card.messageId ? { channel: card.channel, messageId: card.messageId } : null
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: {
      kind: 'kudos-report',
      recognitionId: id,
      giverId,
      recipientIds,
      text,
      link: await linkOfQuote(laurel, { workspaceId, card: place, sourceLink: null }),
      outcome: recognition.state === 'posted' ? reports.outcome : recognition.state,
    },
  }
}

/** What became of a reported kudos, for who reported it. */
export async function viewOfKudosReportNews(
  laurel: Laurel,
  workspaceId: string,
  told: Told,
): Promise<Message<KudosReportNews> | null> {
  const found = await reportOf(laurel, workspaceId, told)
  if (!found) return null
  const { recognition, reports, reader } = found
  const { giverId, recipientIds, text, state } = recognition
  const outcome = state === 'posted' ? reports.outcome : state
  if (!outcome) return null
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: { kind: 'kudos-report-news', giverId, recipientIds, text, outcome },
  }
}

/** That an admin took it down, for who gave it: the one person who sees its words still. */
export async function viewOfKudosTakenDown(
  laurel: Laurel,
  workspaceId: string,
  told: Told,
): Promise<Message<KudosTakenDown> | null> {
  const found = await reportOf(laurel, workspaceId, told)
  if (!found) return null
  const { recognition, reader } = found
  const { recipientIds, text } = recognition
  return {
    language: reader.language,
    timeZone: reader.timeZone,
    view: { kind: 'kudos-taken-down', recipientIds, text },
  }
}

async function reportOf({ database }: Laurel, workspaceId: string, { recognitionId, personId }: Told) {
  if (recognitionId === null || personId === null) return null
  const [recognition, reports, reader] = await Promise.all([
    database.recognitions.get(workspaceId, recognitionId),
    database.recognitions.reportsOf(workspaceId, recognitionId),
    database.people.get(workspaceId, personId),
  ])
  // Nobody reads a kudos for its report that nobody reported.
  return recognition && reports && reader ? { recognition, reports, reader } : null
}
