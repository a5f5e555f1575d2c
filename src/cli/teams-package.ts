import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { type Zippable, zipSync } from 'fflate'
import { readConfig } from '../config.ts'
import { OperatorError } from '../core/errors.ts'

const folder = fileURLToPath(new URL('../../manifests/teams', import.meta.url))

/** Sizes that Teams wants, in pixels. */
const icons = { color: 192, outline: 32 } as const

export interface PackageOptions {
  /** Application id of the Azure Bot; TEAMS_APP_ID if left out. */
  appId: string | undefined
  /** The company's own pages, for the links that Teams shows: Laurel serves none of them. */
  url: string | undefined
  privacyUrl: string | undefined
  termsUrl: string | undefined
  output: string
}

/** `laurel teams-package`: the zip that an administrator uploads to the Teams admin center. */
export async function teamsPackageCommand(options: PackageOptions): Promise<void> {
  const appId = options.appId ?? readConfig().TEAMS_APP_ID
  if (!appId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId)) {
    throw new OperatorError(
      'The package needs the application id of your Azure Bot.',
      'Set TEAMS_APP_ID, or give it: npm run teams:package -- --app-id 00000000-0000-0000-0000-000000000000',
    )
  }
  const links = linksOf(options)
  const files = await teamsPackage(appId, links)
  await mkdir(path.dirname(path.resolve(options.output)), { recursive: true })
  await writeFile(options.output, zipSync(files, { mtime: new Date(2026, 0, 1) }))
  process.stdout.write(
    `${options.output} is ready: upload it in the Teams admin center (Teams apps, Manage apps, Upload new app).
People see these links there; make sure that each opens: ${Object.values(links).join(', ')}\n`,
  )
}

interface Links {
  websiteUrl: string
  privacyUrl: string
  termsOfUseUrl: string
}

function linksOf({ url, privacyUrl, termsUrl }: PackageOptions): Links {
  const base = httpsOf('--url', url).replace(/\/+$/, '')
  return {
    websiteUrl: base,
    privacyUrl: httpsOf('--privacy-url', privacyUrl ?? `${base}/privacy`),
    termsOfUseUrl: httpsOf('--terms-url', termsUrl ?? `${base}/terms`),
  }
}

/** Teams takes https alone. */
function httpsOf(option: string, address: string | undefined): string {
  if (address !== undefined && URL.canParse(address) && new URL(address).protocol === 'https:') return address
  throw new OperatorError(
    `The package needs an https address for ${option}${address === undefined ? '' : `, not "${address}"`}.`,
    'Teams shows links to your company’s site, privacy notice and terms of use: npm run teams:package -- --url https://your-company.example --privacy-url … --terms-url …',
  )
}

/** The files of the package by name. */
async function teamsPackage(appId: string, links: Links): Promise<Zippable> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'))
  manifest.id = appId
  Object.assign(manifest.developer, links)
  for (const part of [...manifest.bots, ...manifest.composeExtensions]) part.botId = appId
  const files: Zippable = {
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'zh-cn.json': await readFile(path.join(folder, 'zh-cn.json')),
  }
  for (const [name, size] of Object.entries(icons)) {
    const drawing = await readFile(path.join(folder, `${name}.svg`), 'utf8')
    files[`${name}.png`] = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
  }
  return files
}
