import { createHash } from 'node:crypto'
import type {
  Account,
  Identities,
  Identity,
  IdentityEvent,
  IdentityEventKind,
  IdentityOffer,
  KnownAccount,
  OfferState,
  Pair,
} from '../core/identity/identity.ts'
import type { Workspace } from '../core/workspace.ts'
import { accountsOf } from './accounts.ts'
import type { Client } from './client.ts'
import { type IdentityOffer as OfferRow, Prisma } from './generated/client.ts'
import { toPerson } from './people.ts'

/** Somebody whose address may be compared with that of another account. */
const comparable = (person: string) => {
  const p = Prisma.raw(person)
  return Prisma.sql`${p}."verifiedEmail" is not null and ${p}."isActive" and not ${p}."isBot" and not ${p}."isStranger"`
}

/** Accounts in Slack and in Teams with the same address, each the only one with it in its workspace, of no identity yet. */
const pairs = Prisma.sql`
  select s."workspaceId" as "slackWorkspaceId", s."id" as "slackPersonId",
    t."workspaceId" as "teamsWorkspaceId", t."id" as "teamsPersonId",
    s."refreshedAt" as "slackSeen", t."refreshedAt" as "teamsSeen"
  from "Workspace" sw
  join "Workspace" tw on tw."organisation" = sw."organisation" and tw."platform" = 'teams'
  join "Person" s on s."workspaceId" = sw."id" and ${comparable('s')} and s."identityId" is null
  join "Person" t on t."workspaceId" = tw."id" and t."verifiedEmail" = s."verifiedEmail"
    and ${comparable('t')} and t."identityId" is null
  where sw."platform" = 'slack'
    and not exists (
      select from "Person" same
      where same."verifiedEmail" = s."verifiedEmail" and same."isActive"
        and (same."workspaceId" = s."workspaceId" and same."id" <> s."id"
          or same."workspaceId" = t."workspaceId" and same."id" <> t."id"))`

interface PairColumns {
  slackWorkspaceId: string
  slackPersonId: string
  teamsWorkspaceId: string
  teamsPersonId: string
}

export class PostgresIdentities implements Identities {
  constructor(private readonly client: Client) {}

  accountsOf(account: Account): Promise<Account[]> {
    return accountsOf(this.client, account)
  }

  async of({ workspaceId, personId }: Account): Promise<Identity | null> {
    const row = await this.client.identity.findFirst({
      where: { accounts: { some: { workspaceId, id: personId } } },
      include: { accounts: { select: { workspaceId: true, id: true } } },
    })
    return row && toIdentity(row)
  }

  async known({ workspaceId, personId }: Account): Promise<KnownAccount | null> {
    const row = await this.client.person.findUnique({
      where: { workspaceId_id: { workspaceId, id: personId } },
      include: { workspace: { select: { platform: true, name: true, organisation: true } } },
    })
    if (!row) return null
    const { platform, name: workspace, organisation } = row.workspace
    const { verifiedEmail } = row
    return { workspaceId, personId, platform, workspace, organisation, person: toPerson(row), verifiedEmail }
  }

  async counterpart({ workspaceId, personId }: Account): Promise<Account | null> {
    const rows = await this.client.$queryRaw<PairColumns[]>`
      select * from (${pairs}) as pairs
      where "slackWorkspaceId" = ${workspaceId} and "slackPersonId" = ${personId}
        or "teamsWorkspaceId" = ${workspaceId} and "teamsPersonId" = ${personId}`
    const [found, another] = rows.map(row => {
      const [slack, teams] = accountsIn(row)
      return slack.workspaceId === workspaceId ? teams : slack
    })
    return found && !another ? found : null
  }

  async unasked(count: number): Promise<{ ask: Account; other: Account }[]> {
    const rows = await this.client.$queryRaw<(PairColumns & { askInTeams: boolean })[]>`
      select pairs.*, a."conversationId" is not null and pairs."teamsSeen" > pairs."slackSeen" as "askInTeams"
      from (${pairs}) as pairs
      left join "PersonAddress" a on a."workspaceId" = pairs."teamsWorkspaceId" and a."personId" = pairs."teamsPersonId"
      where not exists (
        select from "IdentityOffer" o
        where o."slackWorkspaceId" = pairs."slackWorkspaceId" and o."slackPersonId" = pairs."slackPersonId"
          and o."teamsWorkspaceId" = pairs."teamsWorkspaceId" and o."teamsPersonId" = pairs."teamsPersonId")
      order by pairs."slackWorkspaceId", pairs."slackPersonId"
      limit ${count}`
    return rows.map(row => {
      const [slack, teams] = accountsIn(row)
      return row.askInTeams ? { ask: teams, other: slack } : { ask: slack, other: teams }
    })
  }

  async mismatched(): Promise<Identity[]> {
    const rows = await this.client.$queryRaw<{ id: string }[]>`
      select a."identityId" as "id"
      from "Person" a
      join "Person" b on b."identityId" = a."identityId" and b."workspaceId" > a."workspaceId"
      where a."verifiedEmail" <> b."verifiedEmail"`
    return this.ofIds(rows.map(({ id }) => id))
  }

  async addOffer(id: string, pair: Pair, now: Date): Promise<IdentityOffer | null> {
    const { count } = await this.client.identityOffer.createMany({
      data: { id, ...(await this.columns(pair)), offeredAt: now },
      skipDuplicates: true,
    })
    return count === 0 ? null : { id, accounts: [...pair], state: 'open', code: null }
  }

  async offer(pair: Pair): Promise<IdentityOffer | null> {
    const row = await this.client.identityOffer.findFirst({ where: await this.columns(pair) })
    return row && toOffer(row)
  }

  async lockOffer(pair: Pair): Promise<IdentityOffer | null> {
    const found = await this.offer(pair)
    if (!found) return null
    await this.client.$queryRaw`select from "IdentityOffer" where "id" = ${found.id} for update`
    // Read again: it may have been answered while we waited.
    return this.offer(pair)
  }

  async setCode(
    offerId: string,
    { text, typedIn, until }: { text: string; typedIn: string; until: Date },
  ): Promise<void> {
    await this.client.identityOffer.update({
      where: { id: offerId },
      data: {
        state: 'open',
        codeDigest: digestOf(offerId, text),
        codeFor: typedIn,
        codeUntil: until,
        codeTries: 0,
      },
    })
  }

  async isCode(offerId: string, text: string): Promise<boolean> {
    const codeDigest = digestOf(offerId, text)
    return (await this.client.identityOffer.count({ where: { id: offerId, codeDigest } })) > 0
  }

  async countWrongTry(offerId: string): Promise<void> {
    await this.client.identityOffer.update({
      where: { id: offerId },
      data: { codeTries: { increment: 1 } },
    })
  }

  async setState(offerId: string, state: OfferState): Promise<void> {
    await this.client.identityOffer.update({
      where: { id: offerId },
      data: { state, codeDigest: null, codeFor: null, codeUntil: null, codeTries: 0 },
    })
  }

  async link({ id, linkedAt, summaryIn, accounts }: Identity): Promise<boolean> {
    await this.client.identity.create({ data: { id, linkedAt, summaryIn } })
    let linked = 0
    for (const { workspaceId, personId } of accounts) {
      const { count } = await this.client.person.updateMany({
        where: { workspaceId, id: personId, identityId: null },
        data: { identityId: id },
      })
      linked += count
    }
    if (linked === accounts.length) return true
    await this.unlink(id)
    return false
  }

  async unlink(identityId: string): Promise<void> {
    await this.client.identity.deleteMany({ where: { id: identityId } })
  }

  async setSummaryIn(identityId: string, workspaceId: string): Promise<void> {
    await this.client.identity.update({ where: { id: identityId }, data: { summaryIn: workspaceId } })
  }

  async setOrganisation(workspaceId: string, organisation: string | null): Promise<void> {
    await this.client.workspace.update({ where: { id: workspaceId }, data: { organisation } })
  }

  async organisations(): Promise<
    { workspaceId: string; platform: Workspace['platform']; organisation: string | null }[]
  > {
    const rows = await this.client.workspace.findMany({
      select: { id: true, platform: true, organisation: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ id: workspaceId, ...rest }) => ({ workspaceId, ...rest }))
  }

  async ofWorkspace(workspaceId: string): Promise<Identity[]> {
    const rows = await this.client.person.findMany({
      where: { workspaceId, identityId: { not: null } },
      select: { identityId: true },
    })
    return this.ofIds(rows.flatMap(({ identityId }) => identityId ?? []))
  }

  async record(events: readonly (IdentityEvent & { id: string })[]): Promise<void> {
    await this.client.identityEvent.createMany({ data: [...events] })
  }

  async events(workspaceId: string, count: number): Promise<IdentityEvent[]> {
    const rows = await this.client.identityEvent.findMany({
      where: { workspaceId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: count,
    })
    return rows.map(({ id: _, kind, ...event }) => ({ ...event, kind: kind as IdentityEventKind }))
  }

  private async ofIds(ids: readonly string[]): Promise<Identity[]> {
    const rows = await this.client.identity.findMany({
      where: { id: { in: [...ids] } },
      include: { accounts: { select: { workspaceId: true, id: true } } },
      orderBy: { id: 'asc' },
    })
    return rows.map(toIdentity)
  }

  private async columns(accounts: Pair): Promise<PairColumns> {
    const rows = await this.client.workspace.findMany({
      where: { id: { in: accounts.map(({ workspaceId }) => workspaceId) } },
      select: { id: true, platform: true },
    })
    const on = (platform: Workspace['platform']) =>
      accounts.find(({ workspaceId }) =>
        rows.some(row => row.id === workspaceId && row.platform === platform),
      )
    const [slack, teams] = [on('slack'), on('teams')]
    if (!slack || !teams) throw new Error('an offer is for an account in Slack and one in Teams')
    return {
      slackWorkspaceId: slack.workspaceId,
      slackPersonId: slack.personId,
      teamsWorkspaceId: teams.workspaceId,
      teamsPersonId: teams.personId,
    }
  }
}

function accountsIn(row: PairColumns): [slack: Account, teams: Account] {
  return [
    { workspaceId: row.slackWorkspaceId, personId: row.slackPersonId },
    { workspaceId: row.teamsWorkspaceId, personId: row.teamsPersonId },
  ]
}

function toIdentity({
  accounts,
  ...identity
}: Omit<Identity, 'accounts'> & { accounts: { workspaceId: string; id: string }[] }): Identity {
  return {
    ...identity,
    accounts: accounts.map(({ workspaceId, id }) => ({ workspaceId, personId: id })),
  }
}

function toOffer(row: OfferRow): IdentityOffer {
  const { id, state, codeFor, codeUntil, codeTries: wrongTries } = row
  const code = codeFor !== null && codeUntil ? { typedIn: codeFor, until: codeUntil, wrongTries } : null
  return { id, state, accounts: accountsIn(row), code }
}

/** With the offer's id, so that equal codes do not look alike. */
function digestOf(offerId: string, code: string): string {
  return createHash('sha256').update(`${offerId} ${code}`).digest('hex')
}
