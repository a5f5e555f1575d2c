import type { Button, ModalView, SectionBlock } from '@slack/types'
import type { OwnEvidencePage, OwnQuote } from '../../../app/list-own-evidence.ts'
import { notInRadar } from '../../../core/picture/pictures-of-summary.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import { strongestOf } from '../../../core/summary/month-trend.ts'
import type { PersonalPrompt, PersonalSummary } from '../../../core/summary/personal-summary.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { describePersonalSummary } from '../../../i18n/describe-personal-summary.ts'
import type { Reader } from '../../../i18n/formats.ts'
import {
  actions,
  asking,
  button,
  context,
  cut,
  header,
  limits,
  plain,
  type SlackMessage,
  section,
} from './element.ts'
import { notInPicture, type PictureBlocks } from './picture.ts'
import { fittingSection, indicatorText, plainText, quoteText, voiceOf } from './summary-text.ts'

const nameOnButton = 40

/** The month of a person, for that person alone. */
export function renderPersonalSummary(
  view: PersonalSummary,
  t: Catalogue,
  reader: Reader,
  pictures: PictureBlocks = {},
): SlackMessage {
  const words = t.moreSummaries
  const described = describePersonalSummary(view, voiceOf(t, reader))
  const { title, period, counts, competencies, trend, rest, prompt } = described
  const radar = pictures['profile-radar']
  const lines = pictures['trend-lines']
  return {
    text: plainText([title, period, counts, competencies, trend, ...rest, prompt].filter(Boolean)),
    blocks: [
      header(title),
      context(period),
      section(counts),
      ...(radar
        ? [radar, ...notInPicture(notInRadar(view), t)]
        : competencies
          ? [fittingSection(competencies)]
          : []),
      ...(lines
        ? [lines, ...notInPicture(strongestOf(view.trend).hidden, t)]
        : trend
          ? [fittingSection(trend)]
          : []),
      ...rest.map(fittingSection),
      ...(view.prompt ? [{ ...section(prompt), accessory: askButton(view.prompt, t) }] : []),
      actions(
        button(words.allQuotes, 'evidence:all', '0'),
        button(words.personalMute, 'summary:mute-personal', 'mute'),
      ),
    ],
  }
}

/** One press asks; what is asked is said before. */
function askButton(prompt: PersonalPrompt, t: Catalogue): Button {
  const words = t.moreSummaries
  const name = cut(prompt.name, nameOnButton)
  return {
    ...button(words.askButton(name), 'summary:ask', `${prompt.colleagueId}|${prompt.indicator.code}`, {
      style: 'primary',
    }),
    confirm: asking(
      words.askButton(name),
      words.askConfirm(name, excerpt(prompt.indicator.name, nameOnButton)),
      words.askButton(cut(name, 20)),
      t.common.cancel,
    ),
  }
}

/** That the monthly summary is off, with the way back. */
export function renderPersonalMuted(t: Catalogue): SlackMessage {
  const text = t.moreSummaries.personalMuted
  return {
    text,
    blocks: [
      section(text),
      actions(button(t.moreSummaries.personalUnmute, 'summary:unmute-personal', 'unmute')),
    ],
  }
}

/** A page of everything that was said about the person. */
export function renderOwnEvidence(
  { quotes, page, pages }: OwnEvidencePage,
  t: Catalogue,
  reader: Reader,
): ModalView {
  const turns = [
    ...(page > 0 ? [button(t.moreSummaries.ownNewer, 'evidence:newer', String(page - 1))] : []),
    ...(page < pages - 1 ? [button(t.moreSummaries.ownOlder, 'evidence:older', String(page + 1))] : []),
  ]
  return {
    type: 'modal',
    callback_id: 'evidence:all',
    private_metadata: String(page),
    title: plain(t.moreSummaries.ownTitle, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [
      context(t.moreSummaries.ownPage(page + 1, pages)),
      ...(quotes.length === 0 ? [section(t.moreSummaries.ownNothing)] : []),
      ...quotes.map(quote => ownQuote(quote, t, reader)),
      ...(turns.length > 0 ? [actions(...turns)] : []),
    ],
  }
}

/** With what the person can say against its indicators. */
function ownQuote(quote: OwnQuote, t: Catalogue, reader: Reader): SectionBlock {
  const { disputed, recognitionId } = quote
  const text = quoteText(quote, t, reader)
  if (disputed)
    return {
      ...section(`${text}\n_${t.feedback.disputedChip(indicatorText(disputed), true)}_`),
      accessory: button(t.feedback.disputeBack, 'kudos:settle', `${recognitionId}:${disputed.code}`),
    }
  if (!quote.canDispute) return section(text)
  return { ...section(text), accessory: button(t.feedback.dispute, 'kudos:dispute', recognitionId) }
}
