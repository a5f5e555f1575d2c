import { mentionPeople } from '../../../app/mention-people.ts'
import { showColleague } from '../../../app/show-colleague.ts'
import { showCompetencyProfile } from '../../../app/show-competency-profile.ts'
import { showOrganisation } from '../../../app/show-organisation.ts'
import { showTeamSummary } from '../../../app/show-team-summary.ts'
import type { Turned } from '../../../core/page.ts'
import type { Person } from '../../../core/person.ts'
import { readKudosLine } from '../../../core/recognition/kudos-line.ts'
import { escapeText } from '../cards/card-text.ts'
import { actions, type Draft, execute, note, text } from '../cards/element.ts'
import type { TeamsContext } from '../context.ts'
import { renderMessage } from '../render.ts'
import type { ActHandler } from './act.ts'
import type { CommandCall } from './command-call.ts'
import { turnedIn } from './home.ts'
import { notesOn } from './notes-on.ts'

const mostChoices = 25

const mine = new Set(['', 'me', '我', '我的'])
const team = new Set(['team', '团队'])
const organisation = new Set(['org', 'organisation', 'organization', '组织', '公司'])

/** `competency me`, `competency team [name]`, `competency @report`, and the same words in Chinese. Throws Refusal. */
export async function handleCompetencyCommand({
  teams,
  person,
  t,
  text: said,
  words,
  reply,
}: CommandCall): Promise<void> {
  const [verb = '', ...rest] = words
  if (mine.has(verb.toLowerCase())) return reply(await profile(teams, person))
  if (organisation.has(verb.toLowerCase())) return reply(await organisationCard(teams, person))
  if (!team.has(verb.toLowerCase())) {
    const { userIds, unknownNames } = readKudosLine(
      await mentionPeople(teams.laurel, teams.workspaceId, said),
    )
    const [personId] = userIds
    if (personId === person.id) return reply(await profile(teams, person))
    if (personId) return reply(await colleague(teams, person, personId))
    const notes = await notesOn(teams, person, { names: unknownNames })
    return reply([...notes, t.summary.help].join('\n'))
  }
  const name = rest.join(' ')
  await reply(await summary(teams, person, name ? { name } : null))
}

export const competencyActs: Record<string, ActHandler> = {
  async 'competency:team'({ teams, person, data }) {
    return { card: await summary(teams, person, { id: data.team ?? '' }) }
  },

  async 'competency:organisation'({ teams, person, data }) {
    return { card: await organisationCard(teams, person, turnedIn(data)) }
  },
}

async function profile({ laurel, workspaceId, t }: TeamsContext, person: Person): Promise<Draft> {
  const { view, language, timeZone } = await showCompetencyProfile(laurel, {
    workspaceId,
    personId: person.id,
  })
  const shown = renderMessage(view, language, timeZone)
  if (!laurel.reportAddress) return shown
  const report = actions(execute(t(person).report.open, 'report:evidence', { person: person.id }))
  return { ...shown, body: [...shown.body, report] }
}

async function organisationCard(
  { laurel, workspaceId }: TeamsContext,
  { id }: Person,
  turned: Turned | null = null,
): Promise<Draft> {
  const shown = await showOrganisation(laurel, { workspaceId, readerId: id, turned })
  return renderMessage(shown.view, shown.language, shown.timeZone)
}

async function colleague(
  { laurel, workspaceId }: TeamsContext,
  { id }: Person,
  personId: string,
): Promise<Draft> {
  const shown = await showColleague(laurel, { workspaceId, readerId: id, personId })
  return renderMessage(shown.view, shown.language, shown.timeZone)
}

async function summary(
  { laurel, workspaceId, chat, t }: TeamsContext,
  person: Person,
  wanted: { id: string } | { name: string } | null,
): Promise<Draft> {
  const shown = await showTeamSummary(laurel, { workspaceId, readerId: person.id, team: wanted })
  if (shown.kind === 'choice') {
    const { summary, pulse } = t(person)
    const { whichTeam } = summary
    const buttons = shown.teams
      .slice(0, mostChoices)
      .map(({ id, name }) => actions(execute(escapeText(name), 'competency:team', { team: id })))
    const rest = shown.teams.slice(mostChoices)
    const more = rest
      .slice(0, 1)
      .map(({ name }) => note(pulse.more(rest.length, summary.ofTeam(escapeText(name)))))
    return { summary: whichTeam, body: [text(whichTeam), ...buttons, ...more] }
  }
  return chat.draft(shown.summary)
}
