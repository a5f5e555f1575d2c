import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Ajv } from 'ajv'
import AjvDraft04 from 'ajv-draft-04'
import formats from 'ajv-formats'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialogs } from '../../src/chat/teams/listeners/dialogs.ts'
import { commandNames } from '../../src/core/command-words.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** As many as Teams lists. */
const mostCommands = 10
const appId = 'a1b2c3d4-0000-4000-8000-000000000001'
const schemas = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams/v1.17',
)

let folder: string
let files: Record<string, Uint8Array>
// biome-ignore lint/suspicious/noExplicitAny: the manifest is read as it is
let manifest: any
let chinese: Record<string, string>

let printed: string

const packaged = (...options: string[]) =>
  promisify(execFile)(
    process.execPath,
    [path.join(root, 'src/cli/laurel.mjs'), 'teams-package', ...options],
    {
      cwd: folder,
      env: { ...process.env, TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'p', TEAMS_TENANT_ID: 't' },
    },
  )

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-package-'))
  const output = path.join(folder, 'laurel.zip')
  const site = 'https://harbour.example/'
  ;({ stdout: printed } = await packaged(
    '-o',
    output,
    '--url',
    site,
    '--privacy-url',
    `${site}data-protection`,
  ))
  files = unzipSync(await readFile(output))
  const json = (name: string) => JSON.parse(Buffer.from(files[name]!).toString('utf8'))
  manifest = json('manifest.json')
  chinese = json('zh-cn.json')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the app package for Teams', () => {
  it('holds the manifest, its translation and both icons, in the sizes that Teams wants', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png', 'zh-cn.json'])
    expect(sizeOf(files['color.png']!)).toEqual([192, 192])
    expect(sizeOf(files['outline.png']!)).toEqual([32, 32])
  })

  it('is right by Microsoft’s schema', async () => {
    const draft04 = formats.default(
      new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false }) as unknown as Ajv,
    )
    const validate = draft04.compile(
      JSON.parse(await readFile(path.join(schemas, 'MicrosoftTeams.schema.json'), 'utf8')),
    )
    expect(validate(manifest) ? [] : validate.errors).toEqual([])
    const localized = draft04.compile(
      JSON.parse(await readFile(path.join(schemas, 'MicrosoftTeams.Localization.schema.json'), 'utf8')),
    )
    expect(localized(chinese) ? [] : localized.errors).toEqual([])
    expect(validate({ ...manifest, bots: [{}] })).toBe(false)
  })

  it('is of the application that was set, everywhere', () => {
    expect([manifest.id, manifest.bots[0].botId, manifest.composeExtensions[0].botId]).toEqual([
      appId,
      appId,
      appId,
    ])
  })

  it('links to pages of the company that uses it, and tells which have to be there', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer
    expect([websiteUrl, privacyUrl, termsOfUseUrl]).toEqual([
      'https://harbour.example',
      'https://harbour.example/data-protection',
      'https://harbour.example/terms',
    ])
    for (const link of [privacyUrl, termsOfUseUrl]) expect(printed).toContain(link)
  })

  it.each([
    [[], '--url'],
    [['--url', 'http://harbour.example'], '--url'],
    [['--url', 'https://harbour.example', '--terms-url', 'terms.html'], '--terms-url'],
  ])('is not made with %j: the option to give is named', async (options, named) => {
    await expect(packaged('-o', path.join(folder, 'none.zip'), ...options)).rejects.toMatchObject({
      stderr: expect.stringContaining(`an https address for ${named}`),
    })
  })

  it('lists the commands that are answered, by their names in both languages', () => {
    const [list, ...others] = manifest.bots[0].commandLists
    expect(others).toEqual([])
    const named = list.commands.map(({ title }: { title: string }, index: number) => [
      title,
      chinese[`bots[0].commandLists[0].commands[${index}].title`],
    ])
    // One has no room: it is a button under `pulse`, too.
    const { schedule: _, ...listed } = commandNames
    expect(named.sort()).toEqual(
      Object.values(listed)
        .map(([english, zh]) => [english, zh])
        .sort(),
    )
    expect(named).toHaveLength(mostCommands)
  })

  it('offers the actions that are answered, and no others', () => {
    const offered = manifest.composeExtensions[0].commands as {
      id: string
      context: string[]
      fetchTask: boolean
    }[]
    expect(offered.map(({ id }) => id).sort()).toEqual(Object.keys(dialogs).sort())
    expect(offered.find(({ id }) => id === 'giveKudosForThis')?.context).toEqual(['message'])
    expect(offered.every(({ fetchTask }) => fetchTask)).toBe(true)
  })

  it('says everything in Chinese that it says in English', () => {
    const keys = [
      'name.full',
      'description.short',
      'description.full',
      ...manifest.bots[0].commandLists[0].commands.flatMap((_: unknown, index: number) => [
        `bots[0].commandLists[0].commands[${index}].title`,
        `bots[0].commandLists[0].commands[${index}].description`,
      ]),
      ...manifest.composeExtensions[0].commands.flatMap((_: unknown, index: number) => [
        `composeExtensions[0].commands[${index}].title`,
        `composeExtensions[0].commands[${index}].description`,
      ]),
    ]
    expect(keys.filter(key => !/\p{Script=Han}/u.test(chinese[key] ?? ''))).toEqual([])
  })

  it('names the scopes that Laurel works in', () => {
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat'])
  })
})

/** Width and height from the header of a PNG. */
function sizeOf(png: Uint8Array): number[] {
  const header = Buffer.from(png)
  return [header.readUInt32BE(16), header.readUInt32BE(20)]
}
