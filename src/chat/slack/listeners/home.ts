import type { App } from '@slack/bolt'
import type { HomeView } from '@slack/types'
import { showCompetencyProfile } from '../../../app/show-competency-profile.ts'
import type { Person } from '../../../core/person.ts'
import { actions, button, divider, header, section } from '../blocks/element.ts'
import { hoursButton } from '../blocks/my-hours.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'
import { renderMessage } from '../render.ts'
import { acknowledging } from './acknowledge.ts'

/** App Home: what Laurel is, the first things to do, and one's own evidence. */
export function homeListeners(app: App, slack: SlackContext): void {
  async function publish(person: Person): Promise<void> {
    await calling(slack.client.views.publish({ user_id: person.id, view: await homeOf(slack, person) }))
  }

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return
    const tell = (text: string) => slack.client.chat.postMessage({ channel: event.user, text })
    await slack.attempt(event.user, tell, publish)
  })

  app.action('home:language', async ({ body, ack }) => {
    const tell = (text: string) => slack.client.chat.postMessage({ channel: body.user.id, text })
    const work = slack.attempt(body.user.id, tell, async person => {
      await slack.chooseLanguage(person.id, person.language === 'en' ? 'zh-CN' : 'en')
      await publish(await slack.personOf(person.id))
    })
    await acknowledging(ack, work)
  })
}

async function homeOf(slack: SlackContext, person: Person): Promise<HomeView> {
  const t = slack.t(person)
  const { laurel, workspaceId } = slack
  const [profile, teams] = await Promise.all([
    showCompetencyProfile(laurel, { workspaceId, personId: person.id }),
    laurel.database.teams.list(workspaceId),
  ])
  return {
    type: 'home',
    blocks: [
      header(t.help.homeTitle),
      section(t.help.greeting(person.name)),
      actions(
        button(t.help.giveKudos, 'giving:open', 'nobody', { style: 'primary' }),
        button(t.help.otherLanguage, 'home:language', 'switch'),
        hoursButton(t),
        ...(person.isOwner || person.isAdmin ? [button(t.setup.title, 'setup:open', 'open')] : []),
      ),
      ...t.help.lines.map(section),
      ...(teams.length === 0 ? [section(t.help.noTeams)] : []),
      divider(),
      ...renderMessage(profile.view, profile.language, profile.timeZone).blocks.slice(0, 80),
    ],
  }
}
