import type { App } from '@slack/bolt'
import type { SlackContext } from '../context.ts'
import type { SlackUser } from '../directory.ts'

/** Colleagues who leave, move or become admins: without hearing of it, check-ins and summaries would still count them in. */
export function peopleListeners(app: App, { directory, log }: SlackContext): void {
  app.event('user_change', async ({ event }) => {
    await directory
      .changed(event.user as SlackUser)
      .catch(error => log.warn({ err: error }, 'a changed profile could not be read'))
  })
}
