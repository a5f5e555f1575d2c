import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { languageSchema } from '../core/language.ts'

const scheduleSchema = z.object({ cron: z.string() })

const demoSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      realName: z.string(),
      language: languageSchema,
      timeZone: z.string(),
      admin: z.boolean().default(false),
      stranger: z.boolean().default(false),
      deleted: z.boolean().default(false),
    }),
  ),
  teams: z.array(
    z.object({
      name: z.string(),
      language: languageSchema,
      timeZone: z.string(),
      channel: z.string(),
      managers: z.array(z.string()),
      members: z.array(z.string()),
      schedules: z.object({
        pulse: scheduleSchema,
        summary: scheduleSchema,
        personal: scheduleSchema,
        digest: scheduleSchema,
      }),
    }),
  ),
  pulses: z.array(
    z.object({
      team: z.string(),
      weeksAgo: z.int().positive(),
      invited: z.int().positive(),
      /** By question; all of a round have as many answers. */
      tallies: z.array(z.record(z.string(), z.int().nonnegative())).min(1),
      skipped: z.int().nonnegative(),
    }),
  ),
})

const recognitionSchema = z.object({
  daysAgo: z.int().positive(),
  /** UTC. */
  time: z.string().regex(/^\d\d:\d\d$/),
  giver: z.string(),
  recipients: z.array(z.string()).min(1),
  channel: z.string(),
  text: z.string().min(1),
  lang: languageSchema,
  indicator: z.string().nullable(),
  origin: z.enum(['explicit', 'suggested', 'confirmed', 'corrected']),
  plusOnes: z.array(z.string()),
})

export type DemoRecognition = z.infer<typeof recognitionSchema>
export type Demo = z.infer<typeof demoSchema> & { history: DemoRecognition[] }

/** The invented company that `npm start` opens with: `workspace.yaml` and `history.jsonl` of a folder. */
export async function readDemo(folder: string): Promise<Demo> {
  const workspace = demoSchema.parse(parse(await readFile(path.join(folder, 'workspace.yaml'), 'utf8')))
  const lines = (await readFile(path.join(folder, 'history.jsonl'), 'utf8'))
    .split('\n')
    .filter(line => line !== '')
  return { ...workspace, history: lines.map(line => recognitionSchema.parse(JSON.parse(line))) }
}
