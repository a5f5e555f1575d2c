export interface Figure {
  name: string
  value: number
  unit: string
  /** The most that was promised; printed beside the value. */
  limit?: number
}
