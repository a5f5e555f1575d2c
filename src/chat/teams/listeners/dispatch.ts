import type { TeamsActivity } from '../activity.ts'
import type { TeamsContext } from '../context.ts'
import type { InvokeAnswer } from '../http.ts'
import { handleAction } from './actions.ts'
import { handleMessage, handleMessageChange } from './conversation.ts'
import { openDialog, submitDialog } from './dialogs.ts'
import { handleConversationUpdate, handleInstallation } from './installation.ts'
import { handleReaction } from './reactions.ts'

/** Each kind of activity to what handles it. Kinds that say nothing to Laurel are taken note of by the answer alone. */
export async function dispatch(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer | null> {
  switch (activity.type) {
    case 'message':
      await handleMessage(teams, activity)
      return null
    case 'messageUpdate':
    case 'messageDelete':
      await handleMessageChange(teams, activity)
      return null
    case 'messageReaction':
      await handleReaction(teams, activity)
      return null
    case 'installationUpdate':
      await handleInstallation(teams, activity)
      return null
    case 'conversationUpdate':
      await handleConversationUpdate(teams, activity)
      return null
    case 'invoke':
      return invoke(teams, activity)
    default:
      return null
  }
}

async function invoke(teams: TeamsContext, activity: TeamsActivity): Promise<InvokeAnswer> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return handleAction(teams, activity)
    case 'composeExtension/fetchTask':
      return openDialog(teams, activity)
    case 'composeExtension/submitAction':
    case 'task/submit':
      return submitDialog(teams, activity)
    default:
      return { status: 501 }
  }
}
