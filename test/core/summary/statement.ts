import type { Statement } from '../../../src/core/summary/evidence.ts'

/** A statement about one behaviour, confirmed by its giver, unless told otherwise. */
export function statement(given: Partial<Statement> & { recognitionId: string }): Statement {
  return {
    workspaceId: 'W1',
    names: {},
    giverId: `giver of ${given.recognitionId}`,
    recipientIds: [`recipient of ${given.recognitionId}`],
    text: 'He told everyone before anyone noticed, then wrote the fix and the check that same night.',
    behavioural: 0.9,
    tags: [{ indicator: 'ownership.owns-mistakes', origin: 'confirmed' }],
    at: new Date('2026-11-20T10:00:00Z'),
    channel: 'C1',
    card: null,
    sourceLink: null,
    ...given,
  }
}
