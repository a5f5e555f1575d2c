import type { Framework } from '../core/framework/framework.ts'
import { type Language, languages } from '../core/language.ts'

/** For each language, where the indicators of a framework lie among the embeddings of a model. */
export type Centroids = Record<
  Language,
  {
    /** A unit vector for each indicator, in the framework's order. */
    vectors: Float32Array[]
    /** What cosines are divided by before the softmax. */
    temperature: number
  }
>

/** Used where there are too few examples to choose by. */
const usualTemperature = 0.05
const temperatures = [0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2]

/** What is embedded of a framework, once: for each language and indicator its definition, then its examples. */
export function textsOf(framework: Framework): string[] {
  return languages.flatMap(language =>
    framework.indicators.flatMap(({ name, definition, examples }) => [
      `${name[language]}: ${definition[language]}`,
      ...examples[language],
    ]),
  )
}

/** `embeddings` belong to `textsOf(framework)`, in its order. */
export function centroidsOf(framework: Framework, embeddings: readonly Float32Array[]): Centroids {
  let at = 0
  const locate = (language: Language) => {
    const groups = framework.indicators.map(({ examples }) => {
      const from = at
      at += 1 + examples[language].length
      return embeddings.slice(from, at).map(toUnit)
    })
    const sums = groups.map(sumOf)
    const vectors = sums.map(toUnit)
    return { vectors, temperature: temperatureOf(groups, sums, vectors) }
  }
  return { en: locate('en'), 'zh-CN': locate('zh-CN') }
}

/** The probability of each indicator for an embedded text, in the framework's order. */
export function probabilitiesOf(
  { vectors, temperature }: Centroids[Language],
  embedding: Float32Array,
): number[] {
  const unit = toUnit(embedding)
  return softmax(
    vectors.map(vector => dot(vector, unit)),
    temperature,
  )
}

/** The one under which each example, left out of its own centroid, is least surprising. */
function temperatureOf(groups: Float32Array[][], sums: Float32Array[], vectors: Float32Array[]): number {
  const left: { own: number; cosines: number[] }[] = []
  groups.forEach((group, own) => {
    if (group.length < 3) return
    for (const example of group.slice(1)) {
      const cosines = vectors.map(vector => dot(vector, example))
      cosines[own] = dot(toUnit(sums[own]!.map((value, i) => value - example[i]!)), example)
      left.push({ own, cosines })
    }
  })
  if (left.length === 0) return usualTemperature
  const surprise = (temperature: number) =>
    -left.reduce((total, { own, cosines }) => total + Math.log(softmax(cosines, temperature)[own]! + 1e-9), 0)
  return temperatures
    .map(temperature => ({ temperature, surprise: surprise(temperature) }))
    .reduce((best, next) => (next.surprise < best.surprise ? next : best)).temperature
}

function softmax(cosines: readonly number[], temperature: number): number[] {
  const highest = Math.max(...cosines)
  const odds = cosines.map(cosine => Math.exp((cosine - highest) / temperature))
  const total = odds.reduce((sum, value) => sum + value, 0)
  return odds.map(value => value / total)
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const total = new Float32Array(vectors[0]!.length)
  for (const vector of vectors) for (let i = 0; i < total.length; i++) total[i]! += vector[i]!
  return total
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector))
  return length === 0 ? vector : vector.map(value => value / length)
}

function dot(left: Float32Array, right: Float32Array): number {
  let total = 0
  for (let i = 0; i < left.length; i++) total += left[i]! * right[i]!
  return total
}
