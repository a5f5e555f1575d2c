import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { languageSchema } from '../core/language.ts'

const id = (prefix: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}[A-Z0-9]{2,}$`),
      `must be ${prefix} and capitals or digits, like "${prefix}0KUDOS"`,
    )

const personSchema = z.looseObject({
  id: id('U'),
  /** Short handle, typed after `@`. */
  name: z.string().min(1),
  realName: z.string().min(1),
  title: z.string().default(''),
  language: languageSchema,
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone, like "Europe/Berlin"'),
  admin: z.boolean().default(false),
  color: z
    .string()
    .regex(/^#?[0-9a-fA-F]{6}$/, 'must be a colour, like "#2f7d5b"')
    .default('#5b6770'),
  pronoun: z.string().optional(),
  email: z.string().optional(),
  stranger: z.boolean().default(false),
  deleted: z.boolean().default(false),
})

const channelSchema = z.looseObject({
  id: id('C'),
  name: z.string().min(1),
  topic: z.string().default(''),
  members: z.array(z.string()),
  private: z.boolean().default(false),
  /** Whether the app's bot is in the channel. */
  bot: z.boolean().default(true),
})

const userGroupSchema = z.looseObject({
  id: id('S'),
  handle: z.string().min(1),
  name: z.string().min(1),
  members: z.array(z.string()),
})

const chatterSchema = z.looseObject({
  channel: z.string(),
  person: z.string(),
  daysAgo: z.int().min(0),
  /** UTC. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, like "09:30"'),
  text: z.string().min(1),
})

/** seeds/demo/workspace.yaml as far as the playground reads it; teams, pulses and more belong to others. */
export const demoWorkspaceSchema = z
  .looseObject({
    workspace: z.looseObject({
      id: id('T'),
      name: z.string().min(1),
      domain: z.string().default('playground'),
    }),
    people: z.array(personSchema).min(1),
    channels: z.array(channelSchema).min(1),
    userGroups: z.array(userGroupSchema).default([]),
    chatter: z.array(chatterSchema).default([]),
  })
  .superRefine((workspace, context) => {
    const people = new Set(workspace.people.map(person => person.id))
    const channels = new Set(workspace.channels.map(channel => channel.id))
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const checkMembers = (list: 'channels' | 'userGroups') => {
      for (const [index, group] of workspace[list].entries()) {
        for (const [at, member] of group.members.entries()) {
          if (!people.has(member))
            complain([list, index, 'members', at], `nobody in people has the id ${member}`)
        }
      }
    }
    checkMembers('channels')
    checkMembers('userGroups')
    for (const [index, line] of workspace.chatter.entries()) {
      if (!people.has(line.person))
        complain(['chatter', index, 'person'], `nobody in people has the id ${line.person}`)
      if (!channels.has(line.channel))
        complain(['chatter', index, 'channel'], `no channel has the id ${line.channel}`)
    }
    for (const list of ['people', 'channels', 'userGroups'] as const) {
      const seen = new Set<string>()
      for (const [index, entry] of workspace[list].entries()) {
        if (seen.has(entry.id)) complain([list, index, 'id'], `${entry.id} is used twice`)
        seen.add(entry.id)
      }
    }
  })

export type DemoWorkspace = z.output<typeof demoWorkspaceSchema>
export type DemoWorkspaceInput = z.input<typeof demoWorkspaceSchema>
export type DemoPerson = DemoWorkspace['people'][number]

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Reads a workspace from YAML; the error names the file and every faulty path. */
export function parseWorkspace(yaml: string, file: string): DemoWorkspace {
  const result = demoWorkspaceSchema.safeParse(parse(yaml))
  if (result.success) return result.data
  const faults = result.error.issues.map(issue => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`)
  throw new Error(`${file} is not a usable demo workspace:\n${faults.join('\n')}`)
}

export function readWorkspace(file: string): DemoWorkspace {
  return parseWorkspace(readFileSync(file, 'utf8'), file)
}
