import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }).optional(),
  features: z
    .looseObject({
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z
              .string()
              .regex(/^\/[^\s/]{1,31}$/, 'must be a slash and a word of up to 31 characters'),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .max(50)
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string().max(24),
            type: z.enum(['global', 'message']),
            callback_id: z.string().max(255),
            description: z.string().default(''),
          }),
        )
        .max(10)
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
})

/** What the playground needs to know of an app: the part of Slack's app manifest that it plays. */
export interface AppManifest {
  botName: string | null
  commands: { command: string; description: string; usageHint: string; shouldEscape: boolean }[]
  shortcuts: { callbackId: string; name: string; kind: 'global' | 'message' }[]
  /** Event names the app subscribes to; null = every event. */
  botEvents: string[] | null
  /** Scopes of the bot token; null = every scope. */
  botScopes: string[] | null
}

/** Reads an app manifest (YAML or JSON); the error names the file and every faulty path. */
export function parseManifest(source: string, file: string): AppManifest {
  const result = manifestSchema.safeParse(parse(source))
  if (!result.success) {
    const faults = result.error.issues.map(issue => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`)
    throw new Error(`${file} is not a usable Slack app manifest:\n${faults.join('\n')}`)
  }
  const manifest = result.data
  return {
    botName: manifest.features.bot_user?.display_name ?? manifest.display_information?.name ?? null,
    commands: manifest.features.slash_commands.map(command => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint,
      shouldEscape: command.should_escape,
    })),
    shortcuts: manifest.features.shortcuts.map(shortcut => ({
      callbackId: shortcut.callback_id,
      name: shortcut.name,
      kind: shortcut.type,
    })),
    botEvents: manifest.settings?.event_subscriptions?.bot_events ?? null,
    botScopes: manifest.oauth_config?.scopes?.bot ?? null,
  }
}

export function readManifest(file: string): AppManifest {
  return parseManifest(readFileSync(file, 'utf8'), file)
}
