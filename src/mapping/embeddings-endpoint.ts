import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { Framework } from '../core/framework/framework.ts'
import type { Mapping } from '../core/mapping/mapper.ts'
import { blend } from './blend.ts'
import { centroidFile, readCentroids, writeCentroids } from './centroid-file.ts'
import { type Centroids, centroidsOf, probabilitiesOf, textsOf } from './centroids.ts'
import { type Endpoint, EndpointFailure } from './endpoint.ts'
import { EndpointMapper, type EndpointMapperParts, whyOf } from './endpoint-mapper.ts'
import type { Hidden } from './placeholders.ts'

/** Share of the embeddings in what is shown. See README.md beside this file. */
const weight = 0.5
/** Texts of the framework that are embedded in one call. */
const batchSize = 64
/** How long such a call may take, in milliseconds: nobody waits for it. */
const batchTimeout = 60_000
/** After preparing failed, in milliseconds. */
const prepareAgainAfter = 60_000

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
})

export interface EmbeddingsParts extends EndpointMapperParts {
  clock: Clock
  /** Where the embedded framework is kept. */
  cacheDir: string
}

/**
 * Compares a text with the examples of each indicator by an OpenAI-compatible `embeddings`, and blends that with the
 * built-in mapper. Until the framework is embedded, which `prepare` starts, the built-in mapper ranks alone.
 */
export class EmbeddingsEndpointMapper extends EndpointMapper {
  #centroids: Centroids | null = null
  #preparing: Promise<void> | null = null
  #prepareFrom = Number.NEGATIVE_INFINITY

  constructor(
    private readonly framework: Framework,
    private readonly endpoint: Endpoint,
    protected override readonly parts: EmbeddingsParts,
  ) {
    super(parts)
  }

  /** Embeds the framework, or reads it where that was done before. Never rejects: it is tried again a minute later. */
  prepare(): Promise<void> {
    this.#preparing ??= this.#load().finally(() => {
      this.#preparing = null
    })
    return this.#preparing
  }

  protected override isReady(): boolean {
    if (this.#centroids !== null) return true
    if (this.parts.clock.now().getTime() >= this.#prepareFrom) void this.prepare()
    return false
  }

  protected async strengthen(_text: string, hidden: Hidden, builtIn: Mapping): Promise<Mapping> {
    const { vectors, temperature } = this.#centroids![builtIn.language]
    const [embedding] = await this.#embed([hidden.text], this.endpoint.settings.timeoutMs)
    if (embedding!.length !== vectors[0]!.length) throw new EndpointFailure('wrong-schema')
    const probabilities = probabilitiesOf({ vectors, temperature }, embedding!)
    const indicators = new Map(this.framework.indicators.map(({ code }, k) => [code, probabilities[k]!]))
    return blend(this.framework, builtIn, { indicators, behavioural: null }, weight)
  }

  async #load(): Promise<void> {
    const { log, clock, cacheDir } = this.parts
    const file = centroidFile(cacheDir, this.framework, this.endpoint.settings)
    try {
      const kept = await readCentroids(file, this.framework)
      if (kept) {
        this.#centroids = kept
        return
      }
      const texts = textsOf(this.framework)
      const embeddings: Float32Array[] = []
      for (let at = 0; at < texts.length; at += batchSize)
        embeddings.push(...(await this.#embed(texts.slice(at, at + batchSize), batchTimeout)))
      if (embeddings.some(({ length }) => length !== embeddings[0]!.length))
        throw new EndpointFailure('wrong-schema')
      this.#centroids = centroidsOf(this.framework, embeddings)
    } catch (error) {
      this.#prepareFrom = clock.now().getTime() + prepareAgainAfter
      log.warn(whyOf(error), 'the framework could not be embedded; the built-in mapper ranks meanwhile')
      return
    }
    await writeCentroids(file, this.#centroids).catch(error =>
      log.warn({ err: error }, 'the embedded framework could not be kept: it is embedded at each start'),
    )
  }

  async #embed(input: string[], timeoutMs: number): Promise<Float32Array[]> {
    const { model } = this.endpoint.settings
    const answer = embeddingsSchema.safeParse(
      await this.endpoint.post('embeddings', { model, input, encoding_format: 'float' }, timeoutMs),
    )
    if (!answer.success) throw new EndpointFailure('wrong-schema')
    const byIndex = new Map(answer.data.data.map(({ index, embedding }) => [index, embedding]))
    return input.map((_, index) => {
      const embedding = byIndex.get(index)
      if (!embedding) throw new EndpointFailure('wrong-schema')
      return Float32Array.from(embedding)
    })
  }
}
