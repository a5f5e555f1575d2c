import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const src = path.resolve(import.meta.dirname, '../src')

interface Rule {
  /** Files it holds for, relative to src. */
  where: RegExp
  /** Files it does not hold for. */
  except?: RegExp
  /** What may not be imported (a path relative to src, or a package), or written. */
  forbids: { imports?: RegExp; text?: RegExp }
  instead: string
}

const rules: Rule[] = [
  {
    where: /^core\//,
    forbids: { imports: /^(?!core\/|zod$)/ },
    instead: 'core imports only core and zod: take what you need as an argument, as a port declared in core.',
  },
  {
    where: /^app\//,
    forbids: { imports: /^(?!app\/|core\/)/ },
    instead:
      'app imports only app and core: use the ports of `Laurel`, and let main.ts hand in what implements them.',
  },
  {
    where: /^web\//,
    forbids: { imports: /^(?!web\/|app\/|core\/|i18n\/|pino$)/ },
    instead: 'web shows what a use case of app gives it: go through app, and let main.ts serve its routes.',
  },
  ...(['store', 'chat/slack', 'chat/teams', 'jobs', 'charts'] as const).map(room => ({
    where: new RegExp(`^${room}/`),
    forbids: {
      imports: new RegExp(
        `^(?:${['store', 'chat/slack', 'chat/teams', 'jobs', 'charts', 'playground', 'cli'].filter(other => other !== room).join('|')})/`,
      ),
    },
    instead:
      'store, chat/*, jobs and charts never import each other: go through a port of core or a use case of app.',
  })),
  {
    where: /^mapping\//,
    forbids: { imports: /^(?!mapping\/|core\/|zod$|pino$)/ },
    instead: 'a mapper behind an endpoint knows core and nothing else of Laurel.',
  },
  {
    where: /./,
    except: /^calendar\//,
    forbids: { imports: /^(date-holidays|chinese-days)$/ },
    instead: 'the libraries of holidays are large: ask `Calendars`, which loads them when they are needed.',
  },
  {
    where: /^calendar\//,
    forbids: { imports: /^(?!calendar\/|core\/|date-holidays$|chinese-days$)/ },
    instead: 'the calendars know core and their libraries and nothing else of Laurel.',
  },
  {
    where: /^playground\//,
    forbids: { imports: /^(app|store|chat|jobs|cli|seeds)\// },
    instead: 'the playground knows Laurel only through the Slack API.',
  },
  {
    where: /./,
    except: /^chat\/slack\//,
    forbids: { imports: /^@slack\/(?!types$)/ },
    instead: "Slack's SDK stays in src/chat/slack (its types may be used by the playground).",
  },
  {
    where: /./,
    except: /^chat\/teams\//,
    forbids: { imports: /^(botbuilder|botframework)/ },
    instead:
      'Botbuilder, which has no maintainer any more, stays in src/chat/teams: it can be replaced there in a day.',
  },
  {
    where: /./,
    except: /^(chat\/slack|playground)\//,
    forbids: { imports: /^@slack\/types$/ },
    instead: 'Block Kit stays in src/chat/slack and the playground: return a view model of core.',
  },
  {
    where: /./,
    except: /^store\//,
    forbids: { imports: /^(@prisma\/|store\/generated\/)/ },
    instead: 'the Prisma client stays in src/store: add a method to a port.',
  },
  {
    where: /./,
    except: /^(config\.ts|store\/generated\/)/,
    forbids: { text: /\bprocess\.env\b/ },
    instead: 'only config.ts reads the environment: add a setting there.',
  },
  {
    where: /./,
    except: /^(clock\.ts|store\/generated\/|playground\/page\/)/,
    forbids: { text: /\bnew Date\(\)|\bDate\.now\(\)/ },
    instead: 'time comes from the Clock port: use `laurel.clock.now()`.',
  },
]

/** Rooms without a name of their own. */
const namelessFile = /(^|\/)(index|utils?|helpers?)\.tsx?$/

interface SourceFile {
  name: string
  text: string
  imports: string[]
}

function read(name: string): SourceFile {
  const text = readFileSync(path.join(src, name), 'utf8')
  const specifiers = [
    ...text.matchAll(/^(?:import|export)[^'"`()=]*\bfrom\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ].map(match => match[1]!)
  const imports = specifiers
    .filter(specifier => !specifier.startsWith('node:'))
    .map(specifier =>
      specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier,
    )
  return { name, text, imports }
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(name => name.split(path.sep).join('/'))
  .filter(name => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('store/generated/'))
  .map(read)

function breaches(rule: Rule, files: SourceFile[]): string[] {
  return files
    .filter(({ name }) => rule.where.test(name) && !rule.except?.test(name))
    .flatMap(({ name, text, imports }) => [
      ...imports
        .filter(specifier => rule.forbids.imports?.test(specifier))
        .map(specifier => `src/${name} imports ${specifier}`),
      ...(rule.forbids.text?.test(text) ? [`src/${name} has ${rule.forbids.text}`] : []),
    ])
    .map(breach => `${breach}: ${rule.instead}`)
}

describe('the import rules', () => {
  it.each(rules.map(rule => [rule.instead, rule] as const))('%s', (_, rule) => {
    expect(breaches(rule, sources)).toEqual([])
  })

  it('let no file be called index, utils or helpers: it is named after the one noun or verb it holds', () => {
    expect(sources.map(({ name }) => name).filter(name => namelessFile.test(name))).toEqual([])
  })

  it('see a breach where there is one', () => {
    const bad = {
      name: 'core/bad.ts',
      text: 'process.env.X; new Date()',
      imports: ['store/client.ts', '@slack/bolt', '@prisma/client'],
    }
    const found = rules.flatMap(rule => breaches(rule, [bad]))
    expect(found.length).toBeGreaterThanOrEqual(7)
  })
})
