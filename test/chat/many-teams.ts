import { defaultPulseSettings } from '../../src/core/pulse/settings.ts'
import type { TestDatabase } from '../database.ts'

/** As many teams of five as are asked for, each of people of its own; what it gives back takes them away again. */
export async function saveManyTeams(
  { database, connection }: TestDatabase,
  workspaceId: string,
  count: number,
): Promise<() => Promise<void>> {
  const now = new Date()
  const teams = Array.from({ length: count }, (_, index) => {
    const id = `many-${String(index).padStart(2, '0')}`
    return { id, memberIds: Array.from({ length: 5 }, (_, member) => `${id}-${member}`) }
  })
  await connection.prisma.person.createMany({
    data: teams.flatMap(({ memberIds }) =>
      memberIds.map(id => ({
        workspaceId,
        id,
        name: id,
        language: 'en',
        timeZone: 'UTC',
        refreshedAt: now,
      })),
    ),
  })
  for (const { id, memberIds } of teams) {
    const team = {
      id,
      name: `Zone ${id}`,
      language: 'en' as const,
      timeZone: 'UTC',
      channel: null,
      source: 'people',
      threshold: 5,
      pulse: defaultPulseSettings,
      memberIds,
      managerIds: [],
      schedules: [],
    }
    await database.teams.save(workspaceId, team, now)
  }
  return async () => {
    for (const { id } of teams) await database.teams.archive(workspaceId, id, now)
  }
}
