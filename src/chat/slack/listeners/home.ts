import type { App, BlockAction, ButtonAction } from '@slack/bolt'
import { listFeedback } from '../../../app/list-feedback.ts'
import { retryDelivery } from '../../../app/retry-delivery.ts'
import { setPersonalSummary } from '../../../app/set-personal-summary.ts'
import { setSummary } from '../../../app/set-summary.ts'
import { showOrganisation } from '../../../app/show-organisation.ts'
import { showPulse } from '../../../app/show-pulse.ts'
import { ChatFailure } from '../../../core/chat.ts'
import type { HomePage } from '../../../core/home/home.ts'
import type { Person } from '../../../core/person.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import { givenUpOf } from '../blocks/setup-undelivered.ts'
import { readTurn } from '../blocks/turns.ts'
import type { SlackContext } from '../context.ts'
import { renderMessage } from '../render.ts'
import { acknowledging } from './acknowledge.ts'
import { answering } from './answer-press.ts'
import { publishHome } from './show-home.ts'

type Press = BlockAction<ButtonAction>

/** Buttons of App Home, each answered even where it fails. */
export function onHomePress(
  app: App,
  slack: SlackContext,
  actionId: string | RegExp,
  work: (person: Person, t: Catalogue, press: { body: Press; action: ButtonAction }) => Promise<void>,
): void {
  app.action<Press>({ type: 'block_actions', action_id: actionId }, async ({ body, action, ack }) => {
    const done = slack.attempt(body.user.id, answering(slack, body), (person, t) =>
      work(person, t, { body, action }),
    )
    await acknowledging(ack, done)
  })
}

/** App Home in pages: what to do, one's own evidence, feedback, one's team, settings, and administration. */
export function homeListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return
    const tell = (text: string) => slack.client.chat.postMessage({ channel: event.user, text })
    await slack.attempt(event.user, tell, async person => {
      // Nobody has asked for a certain page: it gives way to one that was asked for meanwhile, at whichever replica.
      const { hash } = (event.view ?? {}) as { hash?: string }
      try {
        await publishHome(slack, person, 'start', { hash })
      } catch (error) {
        if (!(error instanceof ChatFailure && error.code === 'hash_conflict')) throw error
        slack.log.debug('App Home shows a newer page than the one that it was opened with')
      }
    })
  })

  onHomePress(app, slack, /^home:page:/, (person, _, { action }) =>
    publishHome(slack, person, action.action_id.split(':')[2] as HomePage),
  )

  // Of a list in App Home, or in the message that shows one's feedback or the organisation.
  app.action<Press>(
    { type: 'block_actions', action_id: /^turn:/ },
    async ({ body, action, ack, respond }) => {
      const done = slack.attempt(body.user.id, answering(slack, body, respond), async person => {
        const [, page, list = ''] = action.action_id.split(':')
        const turned = readTurn(list, action.value ?? '')
        if (body.view) return publishHome(slack, person, page as HomePage, { turned })
        const { view, language, timeZone } =
          page === 'organisation'
            ? await showOrganisation(laurel, { workspaceId, readerId: person.id, turned })
            : await listFeedback(laurel, { workspaceId, personId: person.id, turned })
        const shown = renderMessage(view, language, timeZone)
        await respond({ response_type: 'ephemeral', replace_original: true, ...shown })
      })
      await acknowledging(ack, done)
    },
  )

  onHomePress(app, slack, 'home:language', async person => {
    await slack.chooseLanguage(person.id, person.language === 'en' ? 'zh-CN' : 'en')
    await publishHome(slack, await slack.personOf(person.id), 'settings')
  })

  onHomePress(app, slack, 'home:summary:personal', async (person, t, { action }) => {
    await setPersonalSummary(laurel, { workspaceId, personId: person.id, muted: action.value === 'off' })
    await publishHome(slack, person, 'settings', { notice: `:white_check_mark: ${t.home.switched}` })
  })

  onHomePress(app, slack, 'home:summary:team', async (person, t, { action }) => {
    const [state, teamId = ''] = (action.value ?? '').split(/:(.*)/s)
    await setSummary(laurel, { workspaceId, teamId, personId: person.id, change: { muted: state === 'off' } })
    await publishHome(slack, person, 'settings', { notice: `:white_check_mark: ${t.home.switched}` })
  })

  onHomePress(app, slack, 'home:answer', async (person, t) => {
    const { waiting } = await showPulse(laurel, { workspaceId, personId: person.id })
    const said = waiting ? renderMessage(waiting, person.language, person.timeZone) : t.pulse.nothingOpen
    await slack.tellPrivately(null, person.id, said)
    await publishHome(slack, person, 'start')
  })

  onHomePress(app, slack, 'home:retry', async (person, t, { action }) => {
    await retryDelivery(laurel, { workspaceId, actorId: person.id, what: givenUpOf(action.value ?? '') })
    await publishHome(slack, person, 'admin', { notice: `:white_check_mark: ${t.home.retried}` })
  })
}
