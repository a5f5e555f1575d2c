import { notInBars } from '../../../core/picture/pictures-of-summary.ts'
import type { People, TeamSummary } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import {
  describeChanges,
  describeCompetencies,
  describeHeadline,
} from '../../../i18n/describe-team-summary.ts'
import { periodText, type Reader } from '../../../i18n/formats.ts'
import { drawn, type Illustration, notInPicture } from './chart.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'
import { summaryButtons, summaryFooter } from './summary-footer.ts'
import { nameText, quoteParts, voiceOf } from './summary-text.ts'

export function renderTeamSummary(
  view: TeamSummary,
  t: Catalogue,
  reader: Reader,
  illustrations: readonly Illustration[] = [],
): Draft {
  const period = periodText(view.from, view.to, reader)
  if (view.empty) {
    const nothing = t.summary.nothing(nameText(view.team), period)
    return { summary: nothing, body: [text(nothing), ...summaryButtons(view, t)] }
  }
  const voice = voiceOf(t, reader)
  const title = t.summary.teamTitle(nameText(view.team))
  const competencies = describeCompetencies(view, voice)
  const isDrawn = illustrations.some(({ picture }) => picture.kind === 'competency-bars')
  const { days, byAnyone, byReader } = view.unseen
  return {
    summary: `${title}, ${period}`,
    body: [
      heading(title),
      note(period),
      text(describeHeadline(view, voice)),
      ...drawn(illustrations, 'competency-bars', competencies ? [text(competencies)] : [], reader),
      ...(isDrawn ? [...notInPicture(notInBars(view), t), ...suggestedNote(view, t)] : []),
      ...describeChanges(view, voice).map(part => text(part)),
      ...highlights(view, t, reader),
      ...unseen(t.summary.unseenByAnyone(days), byAnyone, t),
      ...unseen(t.summary.unseenByReader(days), byReader, t),
      ...summaryFooter(view, t, reader, illustrations),
    ],
  }
}

/** A chart shows what somebody stands behind; what is only suggested is said under it. */
function suggestedNote({ competencies, counted }: TeamSummary, t: Catalogue): Element[] {
  const suggested = competencies.reduce((sum, competency) => sum + competency.suggested, 0)
  return counted && suggested > 0 ? [note(t.summary.suggestedBesides(suggested))] : []
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
