import type { ModalView, PlainTextOption } from '@slack/types'
import { readClock } from '../../../core/schedule/day-text.ts'
import type { SummarySetting } from '../../../core/summary/summary-settings.ts'
import type { HighlightQuote } from '../../../core/summary/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Reader } from '../../../i18n/formats.ts'
import { actions, button, context, header, limits, plain, type SlackMessage, section } from './element.ts'
import { clockInput, noChoice } from './hours-inputs.ts'
import { nameText, quoteText } from './summary-text.ts'

/** Why a summary quotes what it quotes. */
export function renderWhy(
  { team, highlights }: { team: string; highlights: readonly HighlightQuote[] },
  t: Catalogue,
  reader: Reader,
): SlackMessage {
  const title = t.teamSummary.whyTitle(team)
  const rules = highlights.length > 0 ? t.teamSummary.whyRules : t.teamSummary.whyNone
  const quotes = highlights.map(quote => ({
    quote: quoteText(quote, t, reader),
    why: quote.reasons.map(reason => t.teamSummary.reasons[reason]),
  }))
  return {
    text: `${t.teamSummary.whyTitle(nameText(team))}\n${rules}`,
    blocks: [
      header(title),
      section(rules),
      ...quotes.flatMap(({ quote, why }) => [
        section(quote),
        context(why.length > 0 ? t.common.list(why) : t.teamSummary.noReason),
      ]),
    ],
  }
}

/** That a summary is muted, with the way back. */
export function renderMuted(team: string, value: string, t: Catalogue): SlackMessage {
  const text = t.teamSummary.muted(nameText(team))
  return { text, blocks: [section(text), actions(button(t.teamSummary.unmute, 'summary:unmute', value))] }
}

export const settingBlocks = {
  on: 'summary:on',
  day: 'summary:day',
  time: 'summary:time',
  place: 'summary:place',
} as const

const usual = 'usual'

/** How a manager gets the summary of a team. */
export function renderSummarySettings(
  { teamId, setting }: { teamId: string; setting: SummarySetting },
  t: Catalogue,
  { language }: Pick<Reader, 'language'>,
): ModalView {
  const option = (text: string, value: string): PlainTextOption => ({
    text: plain(text, limits.optionText),
    value,
  })
  const on = [option(t.teamSummary.settingsOnYes, 'yes'), option(t.teamSummary.settingsOnNo, 'no')]
  const days = [
    option(t.teamSummary.settingsUsual, usual),
    ...[1, 2, 3, 4, 5, 6, 0].map(day => option(weekdayName(day, language), String(day))),
  ]
  return {
    type: 'modal',
    callback_id: 'summary:settings',
    private_metadata: teamId,
    title: plain(t.teamSummary.settingsTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.common.cancel, limits.title),
    blocks: [
      {
        type: 'input',
        block_id: settingBlocks.on,
        label: plain(t.teamSummary.settingsOn),
        element: {
          type: 'radio_buttons',
          action_id: settingBlocks.on,
          options: on,
          initial_option: on[setting.muted ? 1 : 0]!,
        },
      },
      {
        type: 'input',
        block_id: settingBlocks.day,
        label: plain(t.teamSummary.settingsDay),
        element: {
          type: 'static_select',
          action_id: settingBlocks.day,
          options: days,
          initial_option: days.find(({ value }) => value === String(setting.weekday)) ?? days[0]!,
        },
      },
      clockInput(
        settingBlocks.time,
        t.teamSummary.settingsTime,
        setting.minute,
        t.teamSummary.settingsUsual,
        t.teamSummary.settingsTimeHint,
      ),
      {
        type: 'input',
        block_id: settingBlocks.place,
        optional: true,
        label: plain(t.teamSummary.settingsPlace),
        hint: plain(t.teamSummary.settingsPlaceHint),
        element: {
          type: 'conversations_select',
          action_id: settingBlocks.place,
          filter: { include: ['private'] },
          ...(setting.conversation ? { initial_conversation: setting.conversation } : {}),
        },
      },
    ],
  }
}

interface Input {
  selected_option?: { value?: string } | null
  selected_conversation?: string | null
}

export function readSummarySettings(values: Record<string, Record<string, Input>>): SummarySetting {
  const input = (block: string) => values[block]?.[block]
  const day = input(settingBlocks.day)?.selected_option?.value ?? usual
  const time = input(settingBlocks.time)?.selected_option?.value ?? noChoice
  return {
    muted: input(settingBlocks.on)?.selected_option?.value === 'no',
    weekday: day === usual ? null : Number(day),
    minute: time === noChoice ? null : readClock(time),
    conversation: input(settingBlocks.place)?.selected_conversation ?? null,
  }
}

// 2 January 2000 was a Sunday.
function weekdayName(day: number, language: Reader['language']): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + day),
  )
}
