import { nearestNames } from './nearest-names.ts'
import type { Person } from './person.ts'

/** Everybody of a workspace, to be found by what operators write: a platform id, an e-mail address or an @name. */
export class PeopleIndex {
  private readonly byId = new Map<string, Person>()
  private readonly byWhole = new Map<string, Set<string>>()
  private readonly byFirst = new Map<string, Set<string>>()

  constructor(people: readonly { person: Person; email: string | null }[]) {
    for (const { person, email } of people) {
      this.byId.set(person.id, person)
      if (email !== null) add(this.byWhole, email, person.id)
      add(this.byWhole, person.name, person.id)
      add(this.byFirst, person.name.trim().split(/[\s._]+/)[0]!, person.id)
    }
  }

  get(id: string): Person | null {
    return this.byId.get(id) ?? null
  }

  /** Ids in order. A name is the whole name as it is shown in chat, or else, where `firstName` allows it, its first word. */
  find(reference: string, { firstName = true }: { firstName?: boolean } = {}): string[] {
    const name = reference.replace(/^@/, '').trim()
    if (name === '') return []
    // An id is exact, whatever somebody calls themselves.
    if (this.byId.has(name)) return [name]
    const found = this.byWhole.get(name.toLowerCase()) ?? (firstName && this.byFirst.get(name.toLowerCase()))
    return found ? [...found].sort() : []
  }

  /** At most three people whose name is nearest to the reference, as `Name (id)`. */
  nearest(reference: string): string[] {
    return nearestNames([...this.byId.values()], reference).map(({ id, name }) => `${name} (${id})`)
  }
}

function add(index: Map<string, Set<string>>, word: string, id: string): void {
  const key = word.trim().toLowerCase()
  const known = index.get(key)
  if (known) known.add(id)
  else index.set(key, new Set([id]))
}
