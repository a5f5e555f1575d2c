import type { Addresses, ChannelAddress, PersonAddress } from '../core/address.ts'
import type { Client } from './client.ts'
import { isMissingReference } from './errors.ts'
import type { ChannelAddress as ChannelRow, PersonAddress as PersonRow } from './generated/client.ts'

export class PostgresAddresses implements Addresses {
  constructor(private readonly client: Client) {}

  async ofPerson(workspaceId: string, personId: string): Promise<PersonAddress | null> {
    const row = await this.client.personAddress.findUnique({
      where: { workspaceId_personId: { workspaceId, personId } },
    })
    return row && toPersonAddress(row)
  }

  async ofAccounts(workspaceId: string, accountIds: readonly string[]): Promise<PersonAddress[]> {
    const rows = await this.client.personAddress.findMany({
      where: { workspaceId, accountId: { in: [...accountIds] } },
    })
    return rows.map(toPersonAddress)
  }

  async savePerson(
    workspaceId: string,
    { personId, ...known }: Parameters<Addresses['savePerson']>[1],
    now: Date,
  ): Promise<boolean> {
    const reachable = known.conversationId ? { unreachableSince: null, unreachableReason: null } : {}
    return this.keep({
      where: { workspaceId_personId: { workspaceId, personId } },
      create: { workspaceId, personId, ...known, refreshedAt: now },
      update: { ...known, ...reachable, refreshedAt: now },
    })
  }

  async unreachable(workspaceId: string, personId: string, reason: string, now: Date): Promise<void> {
    await this.keep({
      where: { workspaceId_personId: { workspaceId, personId } },
      create: { workspaceId, personId, refreshedAt: now },
      update: {},
    })
    await this.client.personAddress.updateMany({
      where: { workspaceId, personId, unreachableSince: null },
      data: { unreachableSince: now },
    })
    await this.client.personAddress.updateMany({
      where: { workspaceId, personId },
      data: { unreachableReason: reason },
    })
  }

  /** False where the person is not there: they may have been erased while they were spoken with. */
  private async keep(address: Parameters<Client['personAddress']['upsert']>[0]): Promise<boolean> {
    try {
      await this.client.personAddress.upsert(address)
      return true
    } catch (error) {
      if (!isMissingReference(error)) throw error
      return false
    }
  }

  async removed(workspaceId: string, personId: string, now: Date): Promise<void> {
    await this.client.personAddress.updateMany({
      where: { workspaceId, personId },
      data: { conversationId: null, unreachableSince: now, unreachableReason: 'uninstalled' },
    })
  }

  async listUnreachable(workspaceId: string, count: number): Promise<PersonAddress[]> {
    const rows = await this.client.personAddress.findMany({
      where: { workspaceId, unreachableSince: { not: null } },
      orderBy: [{ unreachableSince: 'asc' }, { personId: 'asc' }],
      take: count,
    })
    return rows.map(toPersonAddress)
  }

  async channel(workspaceId: string, id: string): Promise<ChannelAddress | null> {
    const row = await this.client.channelAddress.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
    })
    return row && toChannelAddress(row)
  }

  async channels(workspaceId: string): Promise<ChannelAddress[]> {
    const rows = await this.client.channelAddress.findMany({
      where: { workspaceId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return rows.map(toChannelAddress)
  }

  async saveChannels(workspaceId: string, channels: readonly ChannelAddress[], now: Date): Promise<void> {
    for (const { id, ...known } of channels) {
      await this.client.channelAddress.upsert({
        where: { workspaceId_id: { workspaceId, id } },
        create: { workspaceId, id, ...known, refreshedAt: now },
        update: { ...known, refreshedAt: now },
      })
    }
  }

  async removeChannel(workspaceId: string, id: string): Promise<void> {
    await this.client.channelAddress.deleteMany({ where: { workspaceId, id } })
  }

  async removeTeam(workspaceId: string, teamId: string): Promise<void> {
    await this.client.channelAddress.deleteMany({ where: { workspaceId, teamId } })
  }

  async serviceUrl(workspaceId: string): Promise<string | null> {
    const channel = await this.client.channelAddress.findFirst({
      where: { workspaceId },
      orderBy: { refreshedAt: 'desc' },
      select: { serviceUrl: true },
    })
    if (channel) return channel.serviceUrl
    const person = await this.client.personAddress.findFirst({
      where: { workspaceId, serviceUrl: { not: null } },
      orderBy: { refreshedAt: 'desc' },
      select: { serviceUrl: true },
    })
    return person?.serviceUrl ?? null
  }
}

function toPersonAddress(row: PersonRow): PersonAddress {
  const { personId, accountId, conversationId, serviceUrl, unreachableSince, unreachableReason } = row
  const unreachable = unreachableSince && { since: unreachableSince, reason: unreachableReason ?? 'unknown' }
  return { personId, accountId, conversationId, serviceUrl, unreachable }
}

function toChannelAddress({ id, scope, name, teamId, groupId, serviceUrl }: ChannelRow): ChannelAddress {
  return { id, scope, name, teamId, groupId, serviceUrl }
}
