import type { App } from '@slack/bolt'
import { mentionPeople } from '../../../app/mention-people.ts'
import { showColleague } from '../../../app/show-colleague.ts'
import { showCompetencyProfile } from '../../../app/show-competency-profile.ts'
import { showOrganisation } from '../../../app/show-organisation.ts'
import { type ShownTeamSummary, showTeamSummary } from '../../../app/show-team-summary.ts'
import type { Person } from '../../../core/person.ts'
import { readKudosLine } from '../../../core/recognition/kudos-line.ts'
import { type Quoted, quotedIn } from '../../../core/summary/quotations.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { renderCompetencyProfile } from '../blocks/competency-profile.ts'
import {
  actions,
  button,
  context,
  cut,
  escapeText,
  limits,
  type SlackMessage,
  section,
} from '../blocks/element.ts'
import type { SlackContext } from '../context.ts'
import { plainText } from '../parse.ts'
import type { CommandCall } from './command-call.ts'
import { notesOn } from './notes-on.ts'
import { showPrivately } from './show-privately.ts'

/** Slack takes 25 elements in a block of buttons. */
const mostChoices = 25

const mine = new Set(['', 'me', '我', '我的'])
const team = new Set(['team', '团队'])
const organisation = new Set(['org', 'organisation', 'organization', '组织', '公司'])

/** `/competency me`, `/competency team [name]`, `/competency @report`, `/competency org`, and the same words in Chinese. Throws Refusal. */
export async function handleCompetencyCommand({
  slack,
  person,
  t,
  text,
  words,
  reply,
  show,
}: CommandCall): Promise<void> {
  const [verb = '', ...rest] = words
  if (mine.has(verb.toLowerCase())) return reply(...(await profile(slack, person)))
  if (organisation.has(verb.toLowerCase())) {
    const { laurel, workspaceId } = slack
    return show(await showOrganisation(laurel, { workspaceId, readerId: person.id }))
  }
  if (!team.has(verb.toLowerCase())) {
    const { userIds, unknownNames } = readKudosLine(
      await mentionPeople(slack.laurel, slack.workspaceId, text),
    )
    if (userIds[0] === person.id) return reply(...(await profile(slack, person)))
    if (userIds[0]) return show(await colleague(slack, person, userIds[0]))
    const notes = await notesOn(slack, person, { names: unknownNames })
    return reply([...notes, t.summary.help].join('\n'))
  }
  const name = plainText(rest.join(' '), () => undefined)
  const shown = await summary(slack, person, name ? { name } : null)
  await (shown.kind === 'choice' ? reply(choice(shown.teams, t)) : show(shown.summary))
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
        const shown = await summary(slack, person, { id: action.value })
        if (shown.kind === 'summary') await showPrivately(slack, respond, shown.summary)
      })
    },
  )
}

async function profile(
  { laurel, workspaceId, t }: SlackContext,
  person: Person,
): Promise<[SlackMessage, Quoted[]]> {
  const { view, language, timeZone } = await showCompetencyProfile(laurel, {
    workspaceId,
    personId: person.id,
  })
  const message = renderCompetencyProfile(view, t(person), { language, timeZone })
  const quoted = quotedIn(view)
  if (!laurel.reportAddress) return [message, quoted]
  const report = actions(button(t(person).report.open, 'report:evidence', person.id))
  return [{ ...message, blocks: [...message.blocks, report] }, quoted]
}

function colleague({ laurel, workspaceId }: SlackContext, { id }: Person, personId: string) {
  return showColleague(laurel, { workspaceId, readerId: id, personId })
}

function summary(
  { laurel, workspaceId }: SlackContext,
  person: Person,
  team: { id: string } | { name: string } | null,
): Promise<ShownTeamSummary> {
  return showTeamSummary(laurel, { workspaceId, readerId: person.id, team })
}

function choice(teams: { id: string; name: string }[], t: Catalogue): SlackMessage {
  const buttons = teams
    .slice(0, mostChoices)
    .map(({ id, name }) => button(cut(name, limits.buttonText), `competency:team:${id}`, id))
  const rest = teams.slice(mostChoices)
  const more = rest
    .slice(0, 1)
    .map(({ name }) => context(t.pulse.more(rest.length, t.summary.ofTeam(escapeText(name)))))
  return { text: t.summary.whichTeam, blocks: [section(t.summary.whichTeam), actions(...buttons), ...more] }
}
