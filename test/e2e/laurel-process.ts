import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { settings } from '../../src/config.ts'
import type { FaultInput } from '../../src/playground/faults.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const startsWithinMs = 90_000
const stopsWithinMs = 30_000

/** Laurel as `npm start` runs it, on a data folder of its own: a process that can be killed and started again. */
export class LaurelProcess {
  /** Address that the process printed. */
  url = ''
  /** Everything it has written, all starts together. */
  output = ''
  readonly dataDir: string
  #child: ChildProcess | null = null

  private constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  static async start(): Promise<LaurelProcess> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-e2e-'))
    // Run as root, PostgreSQL is another user's, who must get in.
    await chmod(dataDir, 0o755)
    const laurel = new LaurelProcess(dataDir)
    await laurel.start()
    return laurel
  }

  /** Starts it on the data that are there. */
  async start(): Promise<void> {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      LAUREL_DATA_DIR: this.dataDir,
      PORT: '0',
      PLAYGROUND_PORT: '0',
    }
    for (const name of Object.keys(settings))
      if (name.startsWith('SLACK_') || name === 'DATABASE_URL') delete env[name]
    // The command of `npm start`, without npm between us and the process to kill.
    const child = spawn(process.execPath, ['src/cli/laurel.mjs', 'start'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let said = ''
    await new Promise<void>((resolve, reject) => {
      const fail = (what: string) => reject(new Error(`Laurel ${what}. It said:\n${said}`))
      const timer = setTimeout(() => fail(`printed no address within ${startsWithinMs} ms`), startsWithinMs)
      const listen = (chunk: Buffer) => {
        said += chunk
        this.output += chunk
        const found = /Open (http:\/\/\S+) in a browser/.exec(said)?.[1]
        if (!found) return
        this.url = found
        clearTimeout(timer)
        resolve()
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        fail(`ended with ${signal ?? code} before it printed its address`)
      })
    })
  }

  /** As a power cut would: no chance to finish anything. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** As Ctrl+C does; PostgreSQL stops too. Returns the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(stopsWithinMs) })
    child.kill(signal)
    const [code] = (await ended) as [number | null]
    return code
  }

  /** Has the playground go wrong once, as its README describes. */
  async plan(fault: FaultInput): Promise<void> {
    const response = await fetch(new URL('/playground/faults', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ faults: [fault] }),
    })
    if (!response.ok) throw new Error(`The playground refused the fault: ${await response.text()}`)
  }

  /** Process id of the embedded PostgreSQL; null where none runs. */
  async postgres(): Promise<number | null> {
    const file = path.join(this.dataDir, 'postgres/data/postmaster.pid')
    const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    return pid > 0 && isRunning(pid) ? pid : null
  }

  /** Ends whatever still runs, also after a failed test, and removes the data. */
  async remove(): Promise<void> {
    await this.kill()
    const pid = await this.postgres()
    if (pid !== null) {
      process.kill(pid, 'SIGINT')
      await vi.waitUntil(() => !isRunning(pid), { timeout: stopsWithinMs })
    }
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
