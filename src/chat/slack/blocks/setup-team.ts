import type { KnownBlock, ModalView } from '@slack/types'
import { type Language, languages } from '../../../core/language.ts'
import type { TeamForm } from '../../../core/team/team-form.ts'
import { smallestThreshold } from '../../../core/team/team-wish.ts'
import { timeZoneLabel } from '../../../core/team/time-zones.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { actions, asking, button, divider, limits, plain, section } from './element.ts'
import { pulseBlocks, pulseInputs } from './setup-pulse.ts'
import { choice, type Reader, scheduleBlocks, type TeamReader } from './setup-schedule.ts'

export const sourceKinds = ['channel', 'usergroup', 'people'] as const

/** Block ids of the team's inputs, which are their action ids, too. */
export const teamBlocks = {
  name: 'setup:name',
  sourceKind: 'setup:source-kind',
  sourceChannel: 'setup:source-channel',
  sourceGroup: 'setup:source-group',
  people: 'setup:people',
  managers: 'setup:managers',
  language: 'setup:language',
  timeZone: 'setup:time-zone',
  channel: 'setup:channel',
  threshold: 'setup:threshold',
  ...pulseBlocks,
} as const

/** The modal that creates or changes a team. `notice` is said on top; problems of one input go to that input. */
export function renderSetupTeam(
  form: TeamForm,
  notice: string | null,
  t: Catalogue,
  reader: TeamReader,
): ModalView {
  const blocks: KnownBlock[] = [
    ...(notice ? [section(notice)] : []),
    {
      type: 'input',
      block_id: teamBlocks.name,
      label: plain(t.setup.name),
      element: {
        type: 'plain_text_input',
        action_id: teamBlocks.name,
        max_length: 75,
        ...(form.name ? { initial_value: form.name } : {}),
      },
    },
    ...sourceBlocks(form, t),
    {
      type: 'input',
      block_id: teamBlocks.managers,
      label: plain(t.setup.managers),
      hint: plain(t.setup.managersHint),
      element: {
        type: 'multi_users_select',
        action_id: teamBlocks.managers,
        ...(form.managerIds.length > 0 ? { initial_users: form.managerIds } : {}),
      },
    },
    languageInput(teamBlocks.language, t.setup.language, form.language, t),
    timeZoneInput(teamBlocks.timeZone, t.setup.timeZone, form.timeZone, t, reader, true),
    {
      type: 'input',
      block_id: teamBlocks.channel,
      optional: true,
      label: plain(t.setup.channel),
      hint: plain(t.setup.channelHint),
      element: conversationSelect(teamBlocks.channel, form.channel),
    },
    divider(),
    ...scheduleBlocks('pulse', form.schedules.pulse, form.timeZone, t, reader),
    {
      type: 'input',
      block_id: teamBlocks.threshold,
      label: plain(t.setup.threshold),
      hint: plain(t.setup.thresholdHint),
      element: {
        type: 'number_input',
        action_id: teamBlocks.threshold,
        is_decimal_allowed: false,
        min_value: String(smallestThreshold),
        max_value: '100',
        ...(form.threshold ? { initial_value: form.threshold } : {}),
      },
    },
    ...pulseInputs(form.pulse, t),
    divider(),
    ...(['summary', 'personal', 'digest'] as const).flatMap(kind =>
      scheduleBlocks(kind, form.schedules[kind], form.timeZone, t, reader),
    ),
    ...(form.isNew ? [] : [divider(), teamActions(form, t)]),
  ]
  return {
    type: 'modal',
    callback_id: 'setup:team',
    private_metadata: form.teamId,
    title: plain(form.isNew ? t.setup.newTeamTitle : t.setup.teamTitle, limits.title),
    submit: plain(t.common.save, limits.title),
    close: plain(t.setup.back, limits.title),
    blocks,
  }
}

function sourceBlocks(form: TeamForm, t: Catalogue): KnownBlock[] {
  const options = sourceKinds.map(kind => choice(t.setup.sources[kind], kind))
  const kind: KnownBlock = {
    type: 'input',
    block_id: teamBlocks.sourceKind,
    dispatch_action: true,
    label: plain(t.setup.sourceKind),
    element: {
      type: 'radio_buttons',
      action_id: teamBlocks.sourceKind,
      options,
      initial_option: options[sourceKinds.indexOf(form.sourceKind)]!,
    },
  }
  return [kind, sourceInput(form, t)]
}

function sourceInput(form: TeamForm, t: Catalogue): KnownBlock {
  switch (form.sourceKind) {
    case 'channel':
      return {
        type: 'input',
        block_id: teamBlocks.sourceChannel,
        label: plain(t.setup.sourceChannel),
        hint: plain(t.setup.sourceChannelHint),
        element: conversationSelect(teamBlocks.sourceChannel, form.sourceChannel),
      }
    case 'usergroup':
      return {
        type: 'input',
        block_id: teamBlocks.sourceGroup,
        label: plain(t.setup.sourceGroup),
        hint: plain(t.setup.sourceGroupHint),
        element: {
          type: 'external_select',
          action_id: teamBlocks.sourceGroup,
          min_query_length: 0,
          ...(form.sourceGroup
            ? { initial_option: choice(form.sourceGroup.label, form.sourceGroup.id) }
            : {}),
        },
      }
    case 'people':
      return {
        type: 'input',
        block_id: teamBlocks.people,
        label: plain(t.setup.sourcePeople),
        element: {
          type: 'multi_users_select',
          action_id: teamBlocks.people,
          ...(form.people.length > 0 ? { initial_users: form.people } : {}),
        },
      }
  }
}

function teamActions(form: TeamForm, t: Catalogue): KnownBlock {
  return actions(button(t.setup.refresh, 'setup:refresh-members', form.teamId), {
    ...button(t.setup.archive, 'setup:archive-team', form.teamId, { style: 'danger' }),
    confirm: {
      ...asking(t.setup.archiveAsk(form.name), t.setup.archiveWarning, t.setup.archiveYes, t.setup.archiveNo),
      style: 'danger',
    },
  })
}

export function conversationSelect(actionId: string, chosen: string | null) {
  return {
    type: 'conversations_select' as const,
    action_id: actionId,
    filter: {
      include: ['public', 'private'] as ('public' | 'private')[],
      exclude_bot_users: true,
      exclude_external_shared_channels: false,
    },
    ...(chosen ? { initial_conversation: chosen } : {}),
  }
}

export function languageInput(blockId: string, label: string, chosen: Language, t: Catalogue): KnownBlock {
  const options = languages.map(language => choice(t.setup.languages[language], language))
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: blockId,
      options,
      initial_option: options[languages.indexOf(chosen)]!,
    },
  }
}

/** @param dispatches whether choosing a zone shows other fire times */
export function timeZoneInput(
  blockId: string,
  label: string,
  chosen: string,
  t: Catalogue,
  { language, now }: Reader,
  dispatches: boolean,
): KnownBlock {
  return {
    type: 'input',
    block_id: blockId,
    dispatch_action: dispatches,
    label: plain(label),
    element: {
      type: 'external_select',
      action_id: blockId,
      min_query_length: 0,
      placeholder: plain(t.setup.timeZonePlaceholder, 150),
      initial_option: choice(timeZoneLabel(chosen, language, now), chosen),
    },
  }
}
