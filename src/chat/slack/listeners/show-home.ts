import type { ViewOutput } from '@slack/bolt'
import { showHome } from '../../../app/show-home.ts'
import type { HomePage } from '../../../core/home/home.ts'
import type { Turned } from '../../../core/page.ts'
import type { Person } from '../../../core/person.ts'
import { section } from '../blocks/element.ts'
import { renderHome } from '../blocks/home.ts'
import { readTurn, turnValue } from '../blocks/turns.ts'
import type { SlackContext } from '../context.ts'
import { calling } from '../errors.ts'

/** Where somebody is in their App Home. */
export interface HomePlace {
  page: HomePage
  turned: Turned | null
}

/** How App Home is drawn. */
interface Drawing {
  turned?: Turned | null
  /** Says on top what was just done. */
  notice?: string
  /** Slack's mark of the view that is to be replaced: where another one stands there by now, that one stays. */
  hash?: string | undefined
}

/** The last drawing of each person's App Home that has not ended. */
const drawing = new Map<string, Promise<void>>()

/** Shows a page of App Home anew, after those that were asked for before: what was asked for last is what stays. */
export async function publishHome(
  slack: SlackContext,
  person: Person,
  page: HomePage,
  how: Drawing = {},
): Promise<void> {
  const key = `${slack.workspaceId}:${person.id}`
  const drawn = (drawing.get(key) ?? Promise.resolve()).then(() => draw(slack, person, page, how))
  // Whoever asked for it hears why it failed; the next one does not.
  const ended = drawn.catch(() => {})
  drawing.set(key, ended)
  try {
    await drawn
  } finally {
    if (drawing.get(key) === ended) drawing.delete(key)
  }
}

async function draw(
  slack: SlackContext,
  person: Person,
  page: HomePage,
  { turned = null, notice, hash }: Drawing,
): Promise<void> {
  const { laurel, workspaceId } = slack
  const { view, language, timeZone } = await showHome(laurel, {
    workspaceId,
    personId: person.id,
    page,
    turned,
  })
  const blocks = renderHome(view, slack.t({ ...person, language }), {
    language,
    timeZone,
    now: laurel.clock.now(),
  })
  const said = notice === undefined ? [] : [section(notice)]
  await calling(
    slack.client.views.publish({
      user_id: person.id,
      ...(hash !== undefined && { hash }),
      view: {
        type: 'home',
        private_metadata: turned ? `${page}:${turned.list}:${turnValue(turned)}` : page,
        blocks: [...said, ...blocks].slice(0, 100),
      },
    }),
  )
}

/** The page that a button was pressed on; null where it was not in App Home. */
export function homePlaceOf(
  view: Pick<ViewOutput, 'type' | 'private_metadata'> | undefined,
): HomePlace | null {
  if (view?.type !== 'home') return null
  const [page = '', list, ...at] = view.private_metadata.split(':')
  // What was published by an earlier Laurel says nothing: an unknown page is shown as the first one.
  return { page: page as HomePage, turned: list ? readTurn(list, at.join(':')) : null }
}
