import { retryDelivery } from '../../../app/retry-delivery.ts'
import { setPersonalSummary } from '../../../app/set-personal-summary.ts'
import { setSummary } from '../../../app/set-summary.ts'
import { showHome } from '../../../app/show-home.ts'
import type { HomePage } from '../../../core/home/home.ts'
import type { Turned } from '../../../core/page.ts'
import type { Person } from '../../../core/person.ts'
import type { Draft } from '../cards/element.ts'
import { renderHome } from '../cards/home.ts'
import type { TeamsContext } from '../context.ts'
import type { ActHandler } from './act.ts'
import type { CommandCall } from './command-call.ts'

/** `home`: a person's own place in pages, as a card. */
export async function handleHomeCommand({ teams, person, reply }: CommandCall): Promise<void> {
  await reply(await homeCard(teams, person, 'start'))
}

/** A page of it; `said` tells on top what was just done. */
export async function homeCard(
  { laurel, workspaceId, t }: TeamsContext,
  person: Person,
  page: HomePage,
  { turned = null, said = null }: { turned?: Turned | null; said?: string | null } = {},
): Promise<Draft> {
  const { view, language, timeZone } = await showHome(laurel, {
    workspaceId,
    personId: person.id,
    page,
    turned,
  })
  return renderHome(view, said, t({ ...person, language }), { language, timeZone, now: laurel.clock.now() })
}

/** Which list a button turns, and to where. */
export function turnedIn({ list, offset }: Record<string, string>): Turned | null {
  return list ? { list, offset: Number(offset) || 0 } : null
}

export const homeActs: Record<string, ActHandler> = {
  async 'home:page'({ teams, person, data }) {
    return { card: await homeCard(teams, person, data.page as HomePage, { turned: turnedIn(data) }) }
  },

  async 'home:language'({ teams, person }) {
    await teams.chooseLanguage(person.id, person.language === 'en' ? 'zh-CN' : 'en')
    return { card: await homeCard(teams, person, 'settings') }
  },

  async 'home:summary'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const muted = data.to === 'off'
    const personId = person.id
    if (data.team === undefined) await setPersonalSummary(laurel, { workspaceId, personId, muted })
    else await setSummary(laurel, { workspaceId, teamId: data.team, personId, change: { muted } })
    return { card: await homeCard(teams, person, 'settings', { said: t.home.switched }) }
  },

  async 'home:retry'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const what = data.job ? { job: data.job } : { message: data.message ?? '' }
    await retryDelivery(laurel, { workspaceId, actorId: person.id, what })
    return { card: await homeCard(teams, person, 'admin', { said: t.home.retried }) }
  },
}
