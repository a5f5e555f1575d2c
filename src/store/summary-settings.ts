import { type SummarySetting, type SummarySettings, usualSetting } from '../core/summary/summary-settings.ts'
import type { Client } from './client.ts'

export class PostgresSummarySettings implements SummarySettings {
  constructor(private readonly client: Client) {}

  async ofTeam(workspaceId: string, teamId: string): Promise<Map<string, SummarySetting>> {
    const rows = await this.client.summarySetting.findMany({ where: { workspaceId, teamId } })
    return new Map(
      rows.map(({ personId, mutedAt, weekday, minute, conversation }) => [
        personId,
        { muted: mutedAt !== null, weekday, minute, conversation },
      ]),
    )
  }

  async save(
    workspaceId: string,
    teamId: string,
    personId: string,
    { muted, ...rest }: Partial<SummarySetting>,
    now: Date,
  ): Promise<void> {
    const data = { ...rest, ...(muted === undefined ? {} : { mutedAt: muted ? now : null }) }
    await this.client.summarySetting.upsert({
      where: { workspaceId_teamId_personId: { workspaceId, teamId, personId } },
      create: {
        workspaceId,
        teamId,
        personId,
        weekday: usualSetting.weekday,
        minute: usualSetting.minute,
        conversation: usualSetting.conversation,
        ...data,
      },
      update: data,
    })
  }

  async personalMuted(workspaceId: string, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.client.personalSummaryMute.findMany({
      where: { workspaceId, personId: { in: [...personIds] } },
      select: { personId: true },
    })
    return new Set(rows.map(({ personId }) => personId))
  }

  async mutePersonal(workspaceId: string, personId: string, muted: boolean, now: Date): Promise<void> {
    if (!muted) {
      await this.client.personalSummaryMute.deleteMany({ where: { workspaceId, personId } })
      return
    }
    await this.client.personalSummaryMute.createMany({
      data: { workspaceId, personId, mutedAt: now },
      skipDuplicates: true,
    })
  }
}
