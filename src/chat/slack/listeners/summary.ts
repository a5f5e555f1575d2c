import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt'
import { explainHighlights } from '../../../app/explain-highlights.ts'
import { requireManager } from '../../../app/require-manager.ts'
import { setSummary } from '../../../app/set-summary.ts'
import type { Person } from '../../../core/person.ts'
import { usualSetting } from '../../../core/summary/summary-settings.ts'
import type { Team } from '../../../core/team/team.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { SlackMessage } from '../blocks/element.ts'
import {
  readSummarySettings,
  renderMuted,
  renderSummarySettings,
  renderWhy,
  settingBlocks,
} from '../blocks/summary-extras.ts'
import { readSummaryValue } from '../blocks/summary-footer.ts'
import { nameText } from '../blocks/summary-text.ts'
import type { SlackContext } from '../context.ts'
import { submitting } from './acknowledge.ts'
import { openView } from './open-view.ts'

interface Pressed {
  person: Person
  t: Catalogue
  teamId: string
  to: Date
  value: string
  body: BlockAction<ButtonAction>
  tell(message: SlackMessage | string): Promise<unknown>
}

/** The buttons of a team summary: why these quotes, mute, day and place. */
export function summaryListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  const onPress = (id: string, work: (pressed: Pressed) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, body, action, respond }) => {
      await ack()
      const tell: Pressed['tell'] = message =>
        respond({
          response_type: 'ephemeral',
          replace_original: false,
          ...(typeof message === 'string' ? { text: message } : message),
        })
      const value = action.value ?? ''
      await slack.attempt(body.user.id, tell, (person, t) =>
        work({ person, t, ...readSummaryValue(value), value, body, tell }),
      )
    })

  const managed = (teamId: string, personId: string): Promise<Team> =>
    requireManager(laurel.database, workspaceId, teamId, personId)

  const mute = async (teamId: string, personId: string, muted: boolean): Promise<string> => {
    const { name } = await managed(teamId, personId)
    await setSummary(laurel, { workspaceId, teamId, personId, change: { muted } })
    return name
  }

  onPress('summary:why', async ({ person, t, teamId, to, body, tell }) => {
    const { channel, message } = body
    const place = channel && message ? { channel: channel.id, messageId: message.ts } : null
    const why = await explainHighlights(laurel, { workspaceId, readerId: person.id, teamId, to, place })
    await tell(renderWhy(why, t, person))
  })

  onPress('summary:mute', async ({ person, t, teamId, value, tell }) => {
    await tell(renderMuted(await mute(teamId, person.id, true), value, t))
  })

  onPress('summary:unmute', async ({ person, t, teamId, tell }) => {
    await tell(t.teamSummary.unmuted(nameText(await mute(teamId, person.id, false))))
  })

  onPress('summary:settings', async ({ person, t, teamId, body }) => {
    await managed(teamId, person.id)
    const settings = await laurel.database.summarySettings.ofTeam(workspaceId, teamId)
    const setting = settings.get(person.id) ?? usualSetting
    await openView(slack, body.trigger_id, renderSummarySettings({ teamId, setting }, t, person))
  })

  // A link: Slack opens it, and tells us.

  app.view<ViewSubmitAction>('summary:settings', async ({ ack, body, view }) => {
    const teamId = view.private_metadata
    await submitting(
      slack,
      { ack, userId: body.user.id },
      async ({ id: personId }, t) => {
        const { name } = await managed(teamId, personId)
        const change = readSummarySettings(view.state.values)
        await setSummary(laurel, { workspaceId, teamId, personId, change })
        await slack.tellPrivately(null, personId, t.teamSummary.settingsSaved(nameText(name)))
      },
      () => settingBlocks.place,
    )
  })
}
