import { z } from 'zod'
import type { Acts, StateValues } from './protocol.ts'

const id = z.string().min(1)
const inConversation = { as: id, conversation: id }
const onMessage = { ...inConversation, ts: id }
const values: z.ZodType<StateValues> = z.record(
  z.string(),
  z.record(z.string(), z.record(z.string(), z.unknown())),
)
const messageSource = z.object({ conversation: id, ts: id })
const viewSource = z.object({ viewId: id })

/** Bodies of POST /playground/ACT. */
export const actSchemas: { [Name in keyof Acts]: z.ZodType<Acts[Name]> } = {
  say: z.object({ ...inConversation, text: z.string() }),
  shortcut: z
    .object({ as: id, callbackId: id, conversation: id.optional(), ts: id.optional() })
    .transform(dropUndefined),
  act: z
    .object({
      as: id,
      source: z.union([messageSource, viewSource, z.object({ home: z.literal(true) })]),
      action: z.record(z.string(), z.unknown()),
      state: values.optional(),
    })
    .transform(dropUndefined),
  submit: z.object({ as: id, viewId: id, values }),
  close: z.object({ as: id, viewId: id, all: z.boolean().optional() }).transform(dropUndefined),
  react: z.object({ ...onMessage, name: id, add: z.boolean() }),
  openHome: z.object({ as: id }),
  openIm: z.object({ as: id, with: id }),
  editMessage: z.object({ ...onMessage, text: z.string() }),
  deleteMessage: z.object(onMessage),
  join: z.object({ ...inConversation, person: id.optional() }).transform(dropUndefined),
  options: z.object({
    as: id,
    source: z.union([viewSource, messageSource]),
    actionId: id,
    blockId: id,
    value: z.string(),
  }),
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }

/** Leaves out keys without a value, which exactOptionalPropertyTypes tells apart from absent ones. */
function dropUndefined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
}
