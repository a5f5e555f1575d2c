/** Everything stored about a person, as it is stored: rows by the name of their table. */
export type PersonalData = Record<string, Record<string, unknown>[]>

export interface PersonalDataReader {
  /** Rows that name the person, with either of their accounts, and the recognitions that they received. */
  of(workspaceId: string, personId: string): Promise<PersonalData>
}
