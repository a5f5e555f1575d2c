import type { KnownBlock } from '@slack/types'
import type { ColleagueKudos } from '../../../core/pulse/view.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, button, context, escapeText, plain, type SlackMessage, section } from './element.ts'

/** Block and action id of what the colleague did. */
export const kudosInput = 'pulse:kudos-text'

/** What the buttons carry: round, position and the colleague. The message is the only place that knows of them. */
export function readColleagueValue(value: string): {
  roundId: string
  position: number
  colleagueId: string
} {
  const [roundId = '', position = '0', colleagueId = ''] = value.split('|')
  return { roundId, position: Number(position), colleagueId }
}

/** The one confirmation between naming a colleague and kudos: in public, to them alone, or none. */
export function renderColleagueKudos(
  { roundId, position, colleagueId, behaviour, channel }: ColleagueKudos,
  t: Catalogue,
): SlackMessage {
  const value = `${roundId}|${position}|${colleagueId}`
  const title = t.pulse.kudosAsk(`<@${colleagueId}>`, escapeText(behaviour))
  const hint =
    channel === null
      ? t.pulse.kudosHint
      : t.common.paragraph([t.pulse.kudosPublicIn(`<#${channel}>`), t.pulse.kudosHint])
  const blocks: KnownBlock[] = [
    section(`*${title}*`),
    {
      type: 'input',
      block_id: kudosInput,
      label: plain(t.pulse.kudosTextLabel),
      element: {
        type: 'plain_text_input',
        action_id: kudosInput,
        multiline: true,
        max_length: 3000,
        placeholder: plain(t.pulse.kudosTextPlaceholder, 150),
      },
    },
    actions(
      ...(channel === null
        ? []
        : [button(t.pulse.kudosPublic, 'pulse:kudos:public', value, { style: 'primary' })]),
      button(t.pulse.kudosPrivate, 'pulse:kudos:private', value),
      button(t.pulse.kudosNo, 'pulse:kudos:none', value),
    ),
    context(hint),
  ]
  return { text: t.common.paragraph([title, hint]), blocks }
}
