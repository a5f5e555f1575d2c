import type { App, BlockAction, ButtonAction, UsersSelectAction } from '@slack/bolt'
import { answerPulse } from '../../../app/answer-pulse.ts'
import { thankColleague, viewOfColleagueKudos } from '../../../app/thank-colleague.ts'
import { kudosInput, readColleagueValue, renderColleagueKudos } from '../blocks/pulse-colleague.ts'
import { readQuestionValue } from '../blocks/pulse-question.ts'
import type { SlackContext } from '../context.ts'
import { acknowledging } from './acknowledge.ts'
import { privately, showOutcome } from './pulse.ts'

/** "Who did this lately?": naming a colleague stores nothing; one confirmation makes it kudos, in public or in private. */
export function colleagueListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  app.action<BlockAction<UsersSelectAction>>('pulse:colleague', async ({ body, action, ack, respond }) => {
    const { roundId, position } = readQuestionValue(action.block_id.replace(/^pulse:colleague\|/, ''))
    const work = slack.attempt(body.user.id, privately(respond), async (person, t) => {
      const named = { workspaceId, roundId, position, personId: person.id, colleagueId: action.selected_user }
      const kudos = await viewOfColleagueKudos(laurel, named)
      await slack.replaceMessage(body.response_url, renderColleagueKudos(kudos, t))
    })
    await acknowledging(ack, work)
  })

  app.action<BlockAction<ButtonAction>>(
    /^pulse:kudos:(public|private|none)$/,
    async ({ body, action, ack, respond }) => {
      const tell = privately(respond)
      const how = action.action_id.split(':').at(-1)
      const { colleagueId, ...question } = readColleagueValue(action.value ?? '')
      let isDone = false
      const work = slack.attempt(body.user.id, tell, async ({ id: personId }, t) => {
        const named = { workspaceId, ...question, personId, colleagueId }
        if (how === 'none') await answerPulse(laurel, { ...named, answer: 'nobody' })
        else {
          await thankColleague(laurel, {
            ...named,
            receipt: slack.receiptOf(body),
            text: body.state?.values[kudosInput]?.[kudosInput]?.value ?? '',
            isPublic: how === 'public',
            answerIn: personId,
          })
          await tell(t.pulse.kudosGiven)
        }
        isDone = true
      })
      await acknowledging(ack, work)
      // What was refused can be mended in the message as it stands, with what was typed.
      if (isDone)
        await slack.attempt(body.user.id, tell, person => showOutcome(slack, body, question.roundId, person))
    },
  )
}
