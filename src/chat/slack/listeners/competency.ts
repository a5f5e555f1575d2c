import type { App } from '@slack/bolt'
import { showCompetencyProfile } from '../../../app/show-competency-profile.ts'
import { showTeamSummary } from '../../../app/show-team-summary.ts'
import type { Person } from '../../../core/person.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { renderCompetencyProfile } from '../blocks/competency-profile.ts'
import { actions, button, cut, limits, type SlackMessage, section } from '../blocks/element.ts'
import { renderTeamSummary } from '../blocks/team-summary.ts'
import type { SlackContext } from '../context.ts'
import { plainText } from '../parse.ts'
import type { CommandCall } from './command-call.ts'

/** Slack takes 25 elements in a block of buttons. */
const mostChoices = 25

const mine = new Set(['', 'me', '我', '我的'])
const team = new Set(['team', '团队'])

/** `/competency me`, `/competency team [name]`, and the same words in Chinese. Throws Refusal. */
export async function handleCompetencyCommand({
  slack,
  person,
  t,
  words,
  reply,
}: CommandCall): Promise<void> {
  const [verb = '', ...rest] = words
  if (mine.has(verb.toLowerCase())) return reply(await profile(slack, person))
  if (!team.has(verb.toLowerCase())) return reply(t.summary.help)
  const name = plainText(rest.join(' '), () => undefined)
  await reply(await summary(slack, person, name ? { name } : null))
}

export function competencyListeners(app: App, slack: SlackContext): void {
  app.action(
    { type: 'block_actions', action_id: /^competency:team:/ },
    async ({ ack, body, action, respond }) => {
      await ack()
      const tell = (message: SlackMessage | string) =>
        respond({
          response_type: 'ephemeral',
          replace_original: false,
          ...(typeof message === 'string' ? { text: message } : message),
        })
      await slack.attempt(body.user.id, tell, async person => {
        if (action.type !== 'button' || action.value === undefined) return
        await tell(await summary(slack, person, { id: action.value }))
      })
    },
  )
}

async function profile({ laurel, workspaceId, t }: SlackContext, person: Person): Promise<SlackMessage> {
  const { view, language, timeZone } = await showCompetencyProfile(laurel, {
    workspaceId,
    personId: person.id,
  })
  return renderCompetencyProfile(view, t(person), { language, timeZone })
}

async function summary(
  { laurel, workspaceId, t }: SlackContext,
  person: Person,
  wanted: { id: string } | { name: string } | null,
): Promise<SlackMessage> {
  const shown = await showTeamSummary(laurel, { workspaceId, readerId: person.id, team: wanted })
  if (shown.kind === 'choice') return choice(shown.teams, t(person))
  const { view, language, timeZone } = shown.summary
  return renderTeamSummary(view, t(person), { language, timeZone })
}

function choice(teams: { id: string; name: string }[], t: Catalogue): SlackMessage {
  const buttons = teams
    .slice(0, mostChoices)
    .map(({ id, name }) => button(cut(name, limits.buttonText), `competency:team:${id}`, id))
  return { text: t.summary.whichTeam, blocks: [section(t.summary.whichTeam), actions(...buttons)] }
}
