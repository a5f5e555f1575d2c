import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Framework } from '../core/framework/framework.ts'
import { type Centroids, textsOf } from './centroids.ts'

/** Raise it when centroids are computed or written otherwise. */
const fileVersion = 1

const languageSchema = z.object({ temperature: z.number().positive(), vectors: z.array(z.string()) })
const fileSchema = z.object({ en: languageSchema, 'zh-CN': languageSchema })

/** The file of these centroids: another framework, model or server has another. */
export function centroidFile(
  directory: string,
  framework: Framework,
  { url, model }: { url: string; model: string },
): string {
  const inputs = JSON.stringify([
    fileVersion,
    url,
    model,
    framework.indicators.map(({ code }) => code),
    textsOf(framework),
  ])
  const hash = createHash('sha256').update(inputs).digest('hex').slice(0, 16)
  return path.join(directory, `embeddings-${hash}.json`)
}

/** Null when there is none that can be used: a damaged one is as good as absent. */
export async function readCentroids(file: string, framework: Framework): Promise<Centroids | null> {
  try {
    const read = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    const centroids = { en: decode(read.en), 'zh-CN': decode(read['zh-CN']) }
    const all = [...centroids.en.vectors, ...centroids['zh-CN'].vectors]
    const dimensions = all[0]?.length ?? 0
    const fits =
      all.length === 2 * framework.indicators.length &&
      all.every(vector => vector.length === dimensions && vector.every(Number.isFinite))
    return fits && dimensions > 0 ? centroids : null
  } catch {
    return null
  }
}

/** Whole or not at all, so that a second process never reads half a file. */
export async function writeCentroids(file: string, centroids: Centroids): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(draft, JSON.stringify({ en: encode(centroids.en), 'zh-CN': encode(centroids['zh-CN']) }))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

function encode({ vectors, temperature }: Centroids['en']): z.infer<typeof languageSchema> {
  return {
    temperature,
    vectors: vectors.map(vector =>
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'),
    ),
  }
}

function decode({ vectors, temperature }: z.infer<typeof languageSchema>): Centroids['en'] {
  return {
    temperature,
    vectors: vectors.map(text => {
      const bytes = new Uint8Array(Buffer.from(text, 'base64'))
      return new Float32Array(bytes.buffer)
    }),
  }
}
