import { type Language, languages } from '../language.ts'
import { groupCount } from './features.ts'
import {
  fillMeans,
  indexHashes,
  type LanguageModel,
  type Model,
  type ModelIndicator,
  trait,
  traitCount,
  wordsOfRow,
} from './model.ts'
import { hashSeed, hashStep } from './stem.ts'

/** Rises with every change of the layout, of the features or of what training makes of the same inputs. */
export const modelVersion = 4

const magic = 0x4c41_524c

interface Header {
  /** What the model was trained from, as its trainer names it. */
  inputs: string
  competencies: string[]
  indicators: ModelIndicator[]
  languages: Record<
    Language,
    Pick<LanguageModel, 'rows' | 'sharpness' | 'behaviouralSlope' | 'behaviouralIntercept'>
  >
}

/**
 * The model as bytes: magic, version, checksum of all that follows, length of the JSON header, header padded to four bytes,
 * then for each language hashes and unknown (32 bits each), value, scale and behaviour of each row (the high 16 bits of each) and
 * the weights as they are in memory; each part padded to four bytes.
 */
export function encodeModel(model: Model, inputs: string): Uint8Array {
  const header: Header = {
    inputs,
    competencies: model.competencies,
    indicators: model.indicators,
    languages: Object.fromEntries(
      languages.map(language => {
        const { rows, sharpness, behaviouralSlope, behaviouralIntercept } = model.languages[language]
        return [language, { rows, sharpness, behaviouralSlope, behaviouralIntercept }]
      }),
    ) as Header['languages'],
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const columns = model.indicators.length
  let size = 16 + padded(json.length)
  for (const language of languages) size += sizeOf(model.languages[language].rows, columns)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set(json, 16)
  let at = 16 + padded(json.length)
  for (const language of languages) {
    const { rows, hashes, unknown, traits, weights } = model.languages[language]
    for (const hash of hashes) {
      view.setInt32(at, hash, true)
      at += 4
    }
    for (const share of unknown) {
      view.setFloat32(at, share, true)
      at += 4
    }
    const bits = new Uint32Array(traits.buffer, traits.byteOffset, traits.length)
    for (let row = 0; row < rows; row++)
      for (let place = 0; place < keptTraits; place++)
        view.setUint16(at + 2 * (row * keptTraits + place), bits[row * traitCount + place]! >>> 16, true)
    at += padded(2 * rows * keptTraits)
    for (const word of weights) {
      view.setInt32(at, word, true)
      at += 4
    }
  }
  view.setUint32(0, magic, true)
  view.setUint32(4, modelVersion, true)
  view.setUint32(12, json.length, true)
  view.setInt32(8, checksum(view, 12), true)
  return bytes
}

/** What the model says it was trained from; null when the bytes are no model of this version. Does not read the rest. */
export function inputsInModel(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== magic || view.getUint32(4, true) !== modelVersion)
    return null
  return headerOf(bytes, view).inputs
}

function headerOf(bytes: Uint8Array, view: DataView): Header {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + view.getUint32(12, true)))) as Header
}

/**
 * @param inputs what the model must have been trained from
 * @throws Error when the bytes are damaged, of another version or trained from something else
 */
export function decodeModel(source: Uint8Array, inputs: string): Model {
  const bytes = source.byteOffset % 4 === 0 && source.byteLength % 4 === 0 ? source : aligned(source)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16 || view.getUint32(0, true) !== magic) throw new Error('is not a model of the mapper')
  if (view.getUint32(4, true) !== modelVersion)
    throw new Error(`is of version ${view.getUint32(4, true)}, this code reads version ${modelVersion}`)
  if (view.getInt32(8, true) !== checksum(view, 12))
    throw new Error('is damaged: its checksum does not match')
  const jsonLength = view.getUint32(12, true)
  const header = headerOf(bytes, view)
  if (header.inputs !== inputs) throw new Error('was trained from another framework or corpus')
  const columns = header.indicators.length
  let at = 16 + padded(jsonLength)
  const take = (length: number): DataView => {
    const part = new DataView(bytes.buffer, bytes.byteOffset + at, 4 * length)
    at += 4 * length
    return part
  }
  const decoded = languages.map(language => {
    const { rows, ...calibration } = header.languages[language]
    const hashes = integers(take(rows))
    const unknown = floats(take(groupCount))
    const traits = new Float32Array(rows * traitCount)
    const bits = new Uint32Array(traits.buffer)
    for (let row = 0; row < rows; row++)
      for (let place = 0; place < keptTraits; place++)
        bits[row * traitCount + place] = view.getUint16(at + 2 * (row * keptTraits + place), true) << 16
    at += padded(2 * rows * keptTraits)
    // In place: the weights are nearly all of the file.
    const weights = integersInPlace(take(rows * wordsOfRow(columns)))
    fillMeans(traits, weights, rows, columns)
    const index = indexHashes(hashes)
    return [language, { rows, hashes, unknown, traits, weights, ...calibration, index }]
  })
  return {
    competencies: header.competencies,
    indicators: header.indicators,
    languages: Object.fromEntries(decoded) as Record<Language, LanguageModel>,
  }
}

function sizeOf(rows: number, columns: number): number {
  return 4 * (rows + groupCount) + padded(2 * rows * keptTraits) + 4 * rows * wordsOfRow(columns)
}

/** Value, scale and behaviour; the mean follows from the weights. */
const keptTraits = trait.mean

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

function aligned(source: Uint8Array): Uint8Array {
  const copy = new Uint8Array(padded(source.length))
  copy.set(source)
  return copy
}

function checksum(view: DataView, from: number): number {
  const words = integersInPlace(
    new DataView(view.buffer, view.byteOffset + from, (view.byteLength - from) & ~3),
  )
  let hash = hashSeed
  for (let at = 0; at < words.length; at++) hash = hashStep(hash, words[at]!)
  return hash
}

const isLittleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1

/** In place where the machine orders its bytes as the file does, which nearly all do. */
function integersInPlace(view: DataView): Int32Array {
  if (isLittleEndian) return new Int32Array(view.buffer, view.byteOffset, view.byteLength / 4)
  return Int32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getInt32(4 * i, true))
}

/** A copy: a view would keep the bytes of the whole file in memory. */
function integers(view: DataView): Int32Array {
  return integersInPlace(view).slice()
}

function floats(view: DataView): Float32Array {
  if (isLittleEndian) return new Float32Array(view.buffer, view.byteOffset, view.byteLength / 4).slice()
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true))
}
