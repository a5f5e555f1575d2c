import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The bytes of uploaded files: in memory, or under `<dataDir>/files`. */
export class FileShelf {
  readonly #folder: string | null
  readonly #bytes = new Map<string, Buffer>()
  /** Files whose upload is complete but which Slack would still be scanning. */
  readonly #scanning = new Set<string>()

  constructor(dataDir: string | null) {
    this.#folder = dataDir === null ? null : join(dataDir, 'files')
    if (this.#folder) mkdirSync(this.#folder, { recursive: true })
  }

  put(id: string, bytes: Buffer): void {
    if (!this.#folder) {
      this.#bytes.set(id, bytes)
      return
    }
    const file = join(this.#folder, id)
    writeFileSync(`${file}.part`, bytes)
    renameSync(`${file}.part`, file)
  }

  get(id: string): Buffer | null {
    if (!this.#folder) return this.#bytes.get(id) ?? null
    try {
      return readFileSync(join(this.#folder, id))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  startScan(id: string): void {
    this.#scanning.add(id)
  }

  isScanning(id: string): boolean {
    return this.#scanning.has(id)
  }

  /** The scan ends when it has been asked after once, so that an app which never asks is found out. */
  endScan(id: string): void {
    this.#scanning.delete(id)
  }
}

/** The type by the first bytes, as Slack finds it; null if they tell nothing. */
export function sniffMimetype(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png'
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'image/gif'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  return null
}
