import type { OwnEvidencePage, OwnQuote } from '../../../app/list-own-evidence.ts'
import type { Picture } from '../../../core/picture/picture.ts'
import { notInRadar } from '../../../core/picture/pictures-of-summary.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import { strongestOf } from '../../../core/summary/month-trend.ts'
import type { PersonalPrompt, PersonalSummary } from '../../../core/summary/personal-summary.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePersonalSummary } from '../../../i18n/describe-personal-summary.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { cutText, escapeText } from './card-text.ts'
import { drawn, type Illustration, notInPicture } from './chart.ts'
import { actions, type Draft, type Element, execute, heading, note, row, text } from './element.ts'
import { indicatorText, quoteParts, voiceOf } from './summary-text.ts'

const nameOnButton = 40

/** The month of a person, for that person alone. */
export function renderPersonalSummary(
  view: PersonalSummary,
  t: Catalogue,
  reader: Reader,
  illustrations: readonly Illustration[] = [],
): Draft {
  const words = t.moreSummaries
  const described = describePersonalSummary(view, voiceOf(t, reader))
  const { title, period, counts, competencies, trend, rest, prompt } = described
  const isDrawn = (kind: Picture['kind']) => illustrations.some(({ picture }) => picture.kind === kind)
  return {
    summary: `${title}, ${period}`,
    body: [
      heading(title),
      note(period),
      text(counts),
      ...drawn(illustrations, 'profile-radar', competencies ? [text(competencies)] : [], reader),
      ...(isDrawn('profile-radar') ? notInPicture(notInRadar(view), t) : []),
      ...drawn(illustrations, 'trend-lines', trend ? [text(trend)] : [], reader),
      ...(isDrawn('trend-lines') ? notInPicture(strongestOf(view.trend).hidden, t) : []),
      ...rest.filter(Boolean).map(part => text(part)),
      ...(view.prompt ? [row([text(prompt)], [actions(askAction(view.prompt, 'summary:ask', t))])] : []),
      actions(
        execute(words.allQuotes, 'evidence:all', { page: '0' }),
        execute(words.personalMute, 'summary:mute-personal', {}),
      ),
    ],
  }
}

function askAction({ colleagueId, name, indicator }: AskedPrompt, verb: string, t: Catalogue) {
  const data = { colleague: colleagueId, name, code: indicator.code, indicator: indicator.name }
  return execute(t.moreSummaries.askButton(escapeText(cutText(name, nameOnButton))), verb, data, {
    style: 'positive',
  })
}

type AskedPrompt = Pick<PersonalPrompt, 'colleagueId' | 'name'> & {
  indicator: Pick<PersonalPrompt['indicator'], 'code' | 'name'>
}

/** One press more asks; what is asked is said before. */
export function renderAskQuestion(prompt: AskedPrompt, t: Catalogue): Draft {
  const words = t.moreSummaries
  const name = cutText(prompt.name, nameOnButton)
  const question = words.askConfirm(
    escapeText(name),
    escapeText(excerpt(prompt.indicator.name, nameOnButton)),
  )
  return {
    summary: question,
    body: [text(question), actions(askAction(prompt, 'summary:confirm-ask', t))],
  }
}

/** A page of everything that was said about the person. */
export function renderOwnEvidence(
  { quotes, page, pages }: OwnEvidencePage,
  t: Catalogue,
  reader: Reader,
): Draft {
  const words = t.moreSummaries
  const turns = [
    ...(page > 0 ? [execute(words.ownNewer, 'evidence:page', { page: String(page - 1) })] : []),
    ...(page < pages - 1 ? [execute(words.ownOlder, 'evidence:page', { page: String(page + 1) })] : []),
  ]
  const body: Element[] = [
    heading(words.ownTitle),
    note(words.ownPage(page + 1, pages)),
    ...(quotes.length === 0
      ? [text(words.ownNothing)]
      : quotes.flatMap(said => ownQuote(said, page, t, reader))),
    ...(turns.length > 0 ? [actions(...turns)] : []),
  ]
  return { summary: words.ownTitle, body }
}

/** That the monthly summary is off, with the way back. */
export function renderPersonalMuted(t: Catalogue): Draft {
  const said = t.moreSummaries.personalMuted
  return {
    summary: said,
    body: [text(said), actions(execute(t.moreSummaries.personalUnmute, 'summary:unmute-personal', {}))],
  }
}

/** With what the person can say against its indicators. */
function ownQuote(said: OwnQuote, onPage: number, t: Catalogue, reader: Reader): Element[] {
  const { disputed, recognitionId: id } = said
  const parts = quoteParts(said, t, reader)
  const page = String(onPage)
  if (disputed) {
    const back = execute(t.feedback.disputeBack, 'kudos:settle', { id, page, indicator: disputed.code })
    return [parts, note(`_${t.feedback.disputedChip(indicatorText(disputed), true)}_`), actions(back)]
  }
  if (!said.canDispute) return [parts]
  return [parts, actions(execute(t.feedback.dispute, 'kudos:dispute', { id, page }, { mode: 'secondary' }))]
}
