import type { KnownBlock } from '@slack/types'
import { notInBars } from '../../../core/picture/pictures-of-summary.ts'
import type { People, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  describeChanges,
  describeCompetencies,
  describeHeadline,
  describePulse,
  describePulseTrend,
  describeRequests,
  describeSuggestion,
} from '../../../i18n/describe-team-summary.ts'
import { periodText, type Reader } from '../../../i18n/formats.ts'
import { button, context, header, type SlackMessage, section } from './element.ts'
import { notInPicture, type PictureBlocks } from './picture.ts'
import { suggestedButton, summaryButtons } from './summary-footer.ts'
import { fittingSection, fittingSections, nameText, plainText, quoteText, voiceOf } from './summary-text.ts'

export function renderTeamSummary(
  view: TeamSummary,
  t: Catalogue,
  reader: Reader,
  pictures: PictureBlocks = {},
): SlackMessage {
  const period = periodText(view.from, view.to, reader)
  if (view.empty) {
    const text = t.summary.nothing(nameText(view.team), period)
    return { text, blocks: [section(text), ...summaryButtons(view, t)] }
  }
  const voice = voiceOf(t, reader)
  const bars = pictures['competency-bars']
  const trend = pictures['pulse-trend']
  const title = t.summary.teamTitle(nameText(view.team))
  const headline = describeHeadline(view, voice)
  const competencies = describeCompetencies(view, voice)
  const written = [...describeChanges(view, voice), ...quoted(view, t, reader)]
  const pulse = describePulse(view, voice)
  const rounds = describePulseTrend(view, voice)
  const requests = describeRequests(view, voice)
  const suggestion = describeSuggestion(view, voice)
  const { days, byAnyone, byReader } = view.unseen
  return {
    text: plainText(
      [
        ...[title, period, headline, competencies, ...written],
        ...plainUnseen(t.summary.unseenByAnyone(days), byAnyone, t),
        ...plainUnseen(t.summary.unseenByReader(days), byReader, t),
        ...[pulse, rounds, requests, suggestion],
      ].filter(Boolean),
    ),
    blocks: [
      header(t.summary.teamTitle(view.team)),
      context(period),
      fittingSection(headline),
      ...(bars
        ? [bars, ...notInPicture(notInBars(view), t), ...suggestedNote(view, t)]
        : fittingSections(competencies)),
      ...written.map(fittingSection),
      ...unseen(t.summary.unseenByAnyone(days), byAnyone, t),
      ...unseen(t.summary.unseenByReader(days), byReader, t),
      ...[pulse].filter(Boolean).map(fittingSection),
      ...(trend ? [trend] : [rounds].filter(Boolean).map(context)),
      ...[requests].filter(Boolean).map(fittingSection),
      ...(view.suggestion
        ? [{ ...section(suggestion), accessory: suggestedButton(view.suggestion, t) }]
        : []),
      ...summaryButtons(view, t),
    ],
  }
}

/** The picture shows what somebody stands behind; what is only suggested is said under it. */
function suggestedNote({ competencies, counted }: TeamSummary, t: Catalogue): KnownBlock[] {
  const suggested = competencies.reduce((sum, competency) => sum + competency.suggested, 0)
  return counted && suggested > 0 ? [context(t.summary.suggestedBesides(suggested))] : []
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
