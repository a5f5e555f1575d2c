import type { DeliveryKind } from '../core/delivery/delivery.ts'
import type { Database } from '../core/stores.ts'

/**
 * The same database for reads that many messages of one fan-out make at the same time: those about the round and the team
 * are made once, those about each person in one query for all that ask within one turn of the event loop. Good for a
 * second or so: nothing is read anew. Everything else passes through.
 */
export function readTogether(database: Database): Database {
  const { people, pulses, teams, ownQuestions, hours, deliveries } = database
  const personOf = together<[string], string, Awaited<ReturnType<typeof people.get>>>(
    async ([workspaceId], ids) => {
      const found = await people.getMany(workspaceId, ids)
      return new Map(found.map(person => [person.id, person]))
    },
  )
  const invitationOf = together(([workspaceId, roundId]: [string, string], ids: readonly string[]) =>
    pulses.invitations(workspaceId, roundId, ids),
  )
  const reachOf = together(([workspaceId]: [string], ids: readonly string[]) => hours.reach(workspaceId, ids))
  const sentTo = together(async ([workspaceId, kinds]: [string, DeliveryKind[]], asked: readonly Sent[]) => {
    const earliest = new Date(Math.min(...asked.map(({ after }) => after.getTime())))
    const ids = asked.map(({ personId }) => personId)
    const found = await deliveries.sentToEach(workspaceId, ids, kinds, earliest)
    return new Map(
      asked.map(one => [one, (found.get(one.personId) ?? []).filter(({ sentAt }) => sentAt > one.after)]),
    )
  })
  return {
    ...database,
    people: override(people, {
      get: (workspaceId, id) => personOf([workspaceId], id),
      async getMany(workspaceId, ids) {
        const found = await Promise.all(ids.map(id => personOf([workspaceId], id)))
        return found.filter(person => person !== null)
      },
    }),
    teams: override(teams, { get: once((workspaceId, id) => teams.get(workspaceId, id)) }),
    hours: override(hours, {
      ofTeam: once((workspaceId, id) => hours.ofTeam(workspaceId, id)),
      async reach(workspaceId, ids) {
        const found = await Promise.all(ids.map(async id => [id, await reachOf([workspaceId], id)] as const))
        return new Map(found.flatMap(([id, reach]) => (reach ? [[id, reach] as const] : [])))
      },
    }),
    ownQuestions: override(ownQuestions, { list: once(workspaceId => ownQuestions.list(workspaceId)) }),
    pulses: override(pulses, {
      get: once((workspaceId, id) => pulses.get(workspaceId, id)),
      invitation: (workspaceId, roundId, personId) => invitationOf([workspaceId, roundId], personId),
    }),
    deliveries: override(deliveries, {
      sentTo: async (workspaceId, personId, kinds, after) =>
        (await sentTo([workspaceId, [...kinds]], { personId, after })) ?? [],
    }),
  }
}

interface Sent {
  personId: string
  after: Date
}

/** The same object with some of its methods replaced. */
function override<T extends object>(original: T, methods: Partial<T>): T {
  return Object.assign(Object.create(original), methods)
}

function once<T>(read: (workspaceId: string, id: string) => Promise<T>) {
  const known = new Map<string, Promise<T>>()
  return (workspaceId: string, id = ''): Promise<T> => {
    const key = JSON.stringify([workspaceId, id])
    const before = known.get(key)
    if (before) return before
    const reading = read(workspaceId, id)
    known.set(key, reading)
    reading.catch(() => known.delete(key))
    return reading
  }
}

/** Gathers what is asked for under a key until the event loop comes round, then reads it in one go. */
function together<Key, Asked, T>(read: (key: Key, asked: readonly Asked[]) => Promise<Map<Asked, T>>) {
  const gathering = new Map<string, { asked: Set<Asked>; found: Promise<Map<Asked, T>> }>()
  return async (key: Key, one: Asked): Promise<T | null> => {
    const name = JSON.stringify(key)
    let batch = gathering.get(name)
    if (!batch) {
      const asked = new Set<Asked>()
      const found = new Promise(resolve => setImmediate(resolve)).then(() => {
        gathering.delete(name)
        return read(key, [...asked])
      })
      batch = { asked, found }
      gathering.set(name, batch)
    }
    batch.asked.add(one)
    return (await batch.found).get(one) ?? null
  }
}
