import { z } from 'zod'
import type { Json } from '../change.ts'
import { SlackError } from '../slack-error.ts'
import type { World } from '../world.ts'

/** What a method answers beside `ok: true`. */
export type Answer = Json

export interface Method {
  name: string
  /** The bot token needs one of these; empty = none. */
  scopes: readonly string[]
  /** Socket Mode's method takes the app-level token, the others the bot token. */
  token: 'bot' | 'app' | 'none'
  call(world: World, given: Json): Answer
}

interface Definition<Shape extends z.ZodRawShape> {
  scopes?: readonly string[]
  token?: Method['token']
  args: Shape
  run(world: World, args: z.output<z.ZodObject<Shape>>): Answer
}

/** A Web API method: arguments are checked before `run` sees them. */
export function method<Shape extends z.ZodRawShape>(name: string, definition: Definition<Shape>): Method {
  const schema = z.object(definition.args)
  return {
    name,
    scopes: definition.scopes ?? [],
    token: definition.token ?? 'bot',
    call(world, given) {
      const parsed = schema.safeParse(given)
      if (!parsed.success) throw new SlackError('invalid_arguments', parsed.error.issues.map(asSlackPutsIt))
      return definition.run(world, parsed.data)
    },
  }
}

function asSlackPutsIt(issue: z.core.$ZodIssue): string {
  const pointer = issue.path.map(part => `/${String(part)}`).join('')
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return `missing required field: ${String(issue.path.at(-1))}`
  }
  if (issue.code === 'invalid_type') return `must be a ${issue.expected} [json-pointer:${pointer}]`
  if (issue.code === 'too_small')
    return `must be more than ${Number(issue.minimum) - 1} characters [json-pointer:${pointer}]`
  return `${issue.message} [json-pointer:${pointer}]`
}
