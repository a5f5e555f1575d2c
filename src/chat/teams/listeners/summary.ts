import { explainHighlights } from '../../../app/explain-highlights.ts'
import { requestFeedback } from '../../../app/request-feedback.ts'
import { requireManager } from '../../../app/require-manager.ts'
import { setPersonalSummary } from '../../../app/set-personal-summary.ts'
import { setSummary } from '../../../app/set-summary.ts'
import type { Person } from '../../../core/person.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type SummarySetting, usualSetting } from '../../../core/summary/summary-settings.ts'
import { channelOf } from '../activity.ts'
import { type Draft, text } from '../cards/element.ts'
import { renderAskQuestion, renderPersonalMuted } from '../cards/personal-summary.ts'
import { renderMuted, renderWhy } from '../cards/summary-footer.ts'
import {
  readSummarySettings,
  renderSummarySettings,
  type SummarySettingsForm,
} from '../cards/summary-settings.ts'
import { nameText } from '../cards/summary-text.ts'
import type { TeamsContext } from '../context.ts'
import { placesOf } from '../places.ts'
import type { Act, ActHandler } from './act.ts'
import { ownEvidence } from './kudos-dispute.ts'
import { showBelow } from './show-below.ts'

/**
 * The buttons of summaries: why these quotes, mute, day and place, and everything that was said about oneself. What they open comes
 * below, as a dialog would: the summary stays to be read.
 */
export const summaryActs: Record<string, ActHandler> = {
  async 'summary:why'(act) {
    const { teams, activity, person, t, data } = act
    const { laurel, workspaceId } = teams
    const about = { readerId: person.id, teamId: data.team ?? '', to: new Date(data.to ?? 0) }
    const messageId = activity.replyToId
    const place = messageId ? { channel: channelOf(activity), messageId } : null
    const wish = { workspaceId, ...about, place }
    return below(act, renderWhy(await explainHighlights(laurel, wish), t, person))
  },
  async 'summary:mute'({ teams, person, t, data }) {
    const teamId = data.team ?? ''
    return { card: renderMuted(await mute(teams, person, teamId, true), teamId, t) }
  },
  async 'summary:unmute'({ teams, person, t, data }) {
    return { say: t.teamSummary.unmuted(nameText(await mute(teams, person, data.team ?? '', false))) }
  },
  async 'summary:settings'(act) {
    return below(act, await settingsCard(act.teams, act.person, act.data.team ?? ''))
  },
  async 'summary:save-settings'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const teamId = data.team ?? ''
    const change = readSummarySettings(data)
    const { name } = await requireManager(laurel.database, workspaceId, teamId, person.id)
    try {
      await setSummary(laurel, { workspaceId, teamId, personId: person.id, change })
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'channel-has-others')) throw error
      const said = { words: teams.explain(error, t), isProblem: true }
      return { card: await settingsCard(teams, person, teamId, { typed: change, said }) }
    }
    const said = { words: t.teamSummary.settingsSaved(nameText(name)), isProblem: false }
    return { card: await settingsCard(teams, person, teamId, { said }) }
  },
  async 'summary:mute-personal'({ teams: { laurel, workspaceId }, person, t }) {
    await setPersonalSummary(laurel, { workspaceId, personId: person.id, muted: true })
    return { card: renderPersonalMuted(t) }
  },
  async 'summary:unmute-personal'({ teams: { laurel, workspaceId }, person, t }) {
    await setPersonalSummary(laurel, { workspaceId, personId: person.id, muted: false })
    return { say: t.moreSummaries.personalUnmuted }
  },
  // What is asked is said before.
  async 'summary:ask'(act) {
    const { colleague = '', name = '', code = '', indicator = '' } = act.data
    const prompt = { colleagueId: colleague, name, indicator: { code, name: indicator } }
    return below(act, renderAskQuestion(prompt, act.t))
  },
  async 'summary:confirm-ask'({ teams: { laurel, workspaceId }, person, t, receipt, data }) {
    const { colleague = '', code = '' } = data
    await requestFeedback(laurel, {
      workspaceId,
      receipt,
      askerId: person.id,
      subjectId: person.id,
      personIds: [colleague],
      indicators: [code],
      note: null,
    })
    const asked = t.moreSummaries.asked(`<@${colleague}>`)
    return { card: { summary: asked, body: [text(asked)] } }
  },
  async 'evidence:all'(act) {
    return below(act, await ownEvidence(act))
  },
  async 'evidence:page'(act) {
    return { card: await ownEvidence(act) }
  },
}

const below = (act: Act, card: Draft) => showBelow(act, card, act.t.teams.shownBelow)

async function mute(
  { laurel, workspaceId }: TeamsContext,
  { id: personId }: Person,
  teamId: string,
  muted: boolean,
): Promise<string> {
  const { name } = await requireManager(laurel.database, workspaceId, teamId, personId)
  await setSummary(laurel, { workspaceId, teamId, personId, change: { muted } })
  return name
}

/** The settings as they are stored, or as they are typed. */
async function settingsCard(
  teams: TeamsContext,
  person: Person,
  teamId: string,
  { typed, said = null }: { typed?: SummarySetting; said?: SummarySettingsForm['said'] } = {},
): Promise<Draft> {
  const { laurel, workspaceId } = teams
  const { name: team } = await requireManager(laurel.database, workspaceId, teamId, person.id)
  const stored = (await laurel.database.summarySettings.ofTeam(workspaceId, teamId)).get(person.id)
  const setting = typed ?? stored ?? usualSetting
  const places = await placesOf(teams, person, [stored?.conversation ?? null])
  const { language } = person
  return renderSummarySettings({ teamId, team, setting, places, language, said }, teams.t(person))
}
