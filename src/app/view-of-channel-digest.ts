import type { Delivery } from '../core/delivery/delivery.ts'
import type { ChannelDigest } from '../core/summary/channel-digest.ts'
import { countableForAll } from '../core/summary/countable-teams.ts'
import { chooseHighlights } from '../core/summary/highlights.ts'
import { Naming } from '../core/summary/naming.ts'
import { summaryPeriod } from '../core/summary/period.ts'
import { quote } from '../core/summary/team-summary.ts'
import { membersAt } from '../core/team/membership.ts'
import { activeMembersOf } from './active-members-of.ts'
import type { Laurel } from './laurel.ts'
import { linkOfQuote } from './link-of-summary-quote.ts'
import type { Message } from './message.ts'
import { stillQuotable } from './still-quotable.ts'

/** Nobody is called so: what this person may read, everybody may. */
const anybody = ''

const listed = 5

/** Two who were recognised would each learn of the other: what they received themselves, they know. */
const fewestInChannel = 3

/** Null where nothing was said in public that week: the channel is not told so. */
export async function viewOfChannelDigest(
  laurel: Pick<Laurel, 'database' | 'framework' | 'chat' | 'directory'>,
  workspaceId: string,
  delivery: Pick<Delivery, 'teamId' | 'periodEnd' | 'conversation'> & Partial<Pick<Delivery, 'id' | 'state'>>,
): Promise<Message<ChannelDigest> | null> {
  const { teamId, periodEnd, conversation } = delivery
  if (teamId === null || periodEnd === null) return null
  const { teams, evidence } = laurel.database
  const team = await teams.get(workspaceId, teamId)
  if (!team) return null
  const { language, timeZone } = team
  const groups = await activeMembersOf(laurel.database, workspaceId, await teams.list(workspaceId))
  const period = summaryPeriod(periodEnd, timeZone)
  const now = groups.find(({ id }) => id === teamId)?.memberIds ?? []
  // Written anew, it is about those who were members then.
  const memberIds =
    delivery.state === 'sent'
      ? membersAt(await teams.memberships(workspaceId, teamId, period.from), periodEnd)
      : now
  const { framework } = await laurel.framework(workspaceId)
  const naming = new Naming(framework, language)
  const { from, to } = period
  const channels = await publicOnes(
    laurel,
    workspaceId,
    await evidence.channelsOf(workspaceId, { personIds: memberIds, from, to }),
    conversation,
  )
  const open = await evidence.inChannels(workspaceId, { personIds: memberIds, from, to, channels })
  if (open.recognitions === 0) return null
  const before = { personIds: memberIds, from: period.baseline, to: from }
  const seenBefore = await evidence.indicatorsSeen(workspaceId, before)
  const quotable = open.statements.filter(await stillQuotable(laurel, workspaceId, delivery))
  const chosen = chooseHighlights(quotable, memberIds, new Set(seenBefore))
  const seen = new Set(open.indicators)
  const inOrder = framework.indicators.map(({ code }) => code).filter(code => seen.has(code))
  const view: ChannelDigest = {
    kind: 'channel-digest',
    teamId,
    team: team.name,
    from: period.from,
    to: period.to,
    counts:
      open.recognised >= fewestInChannel && countableForAll(groups).has(teamId)
        ? { recognitions: open.recognitions, givers: open.givers }
        : null,
    highlights: await Promise.all(
      chosen.map(async ({ statement }) => quote(statement, await linkOfQuote(laurel, statement), naming)),
    ),
    seen: inOrder.slice(0, listed).map(code => naming.indicator(code)),
    moreSeen: Math.max(0, inOrder.length - listed),
  }
  return { view, language, timeZone }
}

/** Conversations that everybody may read, and the very channel. */
async function publicOnes(
  laurel: Pick<Laurel, 'directory'>,
  workspaceId: string,
  channels: readonly string[],
  conversation: string,
): Promise<string[]> {
  const directory = laurel.directory(workspaceId)
  const open = [conversation]
  for (const channel of channels)
    if (channel !== conversation && (await directory.mayRead(channel, anybody))) open.push(channel)
  return open
}
