/** Where a team's members come from. People are listed one by one; the others are read from the platform at saving. */
export type TeamSource =
  | { kind: 'channel'; id: string }
  | { kind: 'usergroup'; id: string }
  | { kind: 'people' }

/** As `Team.source` stores it: "channel:C1", "usergroup:S1" or "people". */
export function formatSource(source: TeamSource): string {
  return source.kind === 'people' ? 'people' : `${source.kind}:${source.id}`
}

export function parseSource(text: string): TeamSource {
  if (text === 'people') return { kind: 'people' }
  // An id of Teams has colons of its own.
  const [, kind, id] = /^([a-z]+):(.+)$/.exec(text) ?? []
  if ((kind === 'channel' || kind === 'usergroup') && id) return { kind, id }
  throw new Error(`unknown source of a team's members: "${text}"`)
}
