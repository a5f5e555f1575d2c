import type { Button, ModalView } from '@slack/types'
import type { OwnEvidencePage } from '../../../app/list-own-evidence.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { PersonalPrompt, PersonalSummary } from '../../../core/summary/personal-summary.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { monthsText } from '../../../i18n/describe-months.ts'
import { periodText } from '../../../i18n/formats.ts'
import {
  actions,
  button,
  context,
  cut,
  header,
  limits,
  plain,
  type SlackMessage,
  section,
} from './element.ts'
import type { PictureBlocks } from './picture.ts'
import { fitting, indicatorText, nameText, quoteText, type Reader } from './summary-text.ts'

const shownCompetencies = 15
const nameOnButton = 40
const plainLength = 3000

/** The month of a person, for that person alone. */
export function renderPersonalSummary(
  view: PersonalSummary,
  t: Catalogue,
  reader: Reader,
  pictures: PictureBlocks = {},
): SlackMessage {
  const words = t.moreSummaries
  const period = words.personalOnlyYou(periodText(view.from, view.to, reader))
  const radar = pictures['profile-radar']
  const lines = pictures['trend-lines']
  const trend = monthsText(view.trend, reader, t, nameText)
  const counts = [
    words.personalCounts(view.received, view.given),
    view.received === 0 ? words.personalNothing : '',
  ]
    .filter(Boolean)
    .join('\n')
  const competencies = competenciesText(view, t)
  const rest = [indicatorsText(view, t), gapsText(view, t), growthText(view, t)].filter(Boolean)
  const prompt = promptText(view, t)
  return {
    text: fitting(
      [words.personalTitle, period, counts, competencies, trend, ...rest, prompt].flatMap(part =>
        part.split('\n'),
      ),
      plainLength,
    ),
    blocks: [
      header(words.personalTitle),
      context(period),
      section(counts),
      ...(radar ? [radar] : competencies ? [fittingSection(competencies)] : []),
      ...(lines ? [lines] : trend ? [fittingSection(trend)] : []),
      ...rest.map(fittingSection),
      ...(prompt && view.prompt
        ? [
            {
              ...section(prompt),
              accessory: askButton(view.prompt, t),
            },
          ]
        : []),
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
    confirm: {
      title: plain(words.askButton(name), limits.buttonText),
      text: plain(words.askConfirm(name, excerpt(prompt.indicator.name, nameOnButton)), 300),
      confirm: plain(words.askButton(cut(name, 20)), 30),
      deny: plain(t.common.cancel, 30),
    },
  }
}

const fittingSection = (text: string) => section(fitting(text.split('\n'), limits.sectionText))

function competenciesText({ competencies }: PersonalSummary, t: Catalogue): string {
  if (competencies.length === 0) return ''
  const lines = competencies
    .slice(0, shownCompetencies)
    .map(({ name, givers, before }) => t.moreSummaries.competencyLine(nameText(name), givers, before))
  return [`*${t.moreSummaries.personalCompetencies}*`, ...lines].join('\n')
}

function indicatorsText({ indicators, moreIndicators }: PersonalSummary, t: Catalogue): string {
  if (indicators.length === 0) return ''
  const lines = indicators.map(indicator =>
    t.moreSummaries.personalLine(
      indicatorText(indicator),
      indicator.recognitions,
      t.moreSummaries.giversNow(indicator.givers, indicator.before),
    ),
  )
  const more = moreIndicators > 0 ? [t.summary.more(moreIndicators)] : []
  return [`*${t.moreSummaries.personalIndicators}*`, ...lines, ...more].join('\n')
}

function gapsText({ noEvidenceYet, competencies }: PersonalSummary, t: Catalogue): string {
  if (noEvidenceYet.length === 0 || competencies.length === 0) return ''
  const names = noEvidenceYet.slice(0, shownCompetencies).map(({ name }) => nameText(name))
  return t.summary.noEvidenceYet(t.common.list(names))
}

function growthText({ growthNotes }: PersonalSummary, t: Catalogue): string {
  return growthNotes > 0 ? t.moreSummaries.growthNotes(growthNotes) : ''
}

function promptText({ prompt }: PersonalSummary, t: Catalogue): string {
  if (!prompt) return ''
  const sentence = t.moreSummaries.ask(`<@${prompt.colleagueId}>`, indicatorText(prompt.indicator))
  return `*${t.moreSummaries.prompt}*\n${sentence}`
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
    title: plain(t.moreSummaries.ownTitle, limits.title),
    close: plain(t.setup.close, limits.title),
    blocks: [
      context(t.moreSummaries.ownPage(page + 1, pages)),
      ...(quotes.length === 0 ? [section(t.moreSummaries.ownNothing)] : []),
      ...quotes.map(quote => section(quoteText(quote, t, reader))),
      ...(turns.length > 0 ? [actions(...turns)] : []),
    ],
  }
}
