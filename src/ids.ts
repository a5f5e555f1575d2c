import { randomUUID } from 'node:crypto'
import type { Ids } from './core/ids.ts'

export const randomIds: Ids = { next: () => randomUUID() }
