import { type Language, languages } from '../language.ts'
import { groupCount } from './features.ts'
import { indexHashes, type LanguageModel, type Model, type ModelIndicator, meansOf } from './model.ts'
import { hashSeed, hashStep } from './stem.ts'

/** Rises with every change of the layout, of the features or of what training makes of the same inputs. */
export const modelVersion = 3

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
 * then for each language hashes, values, scales, behaviour and unknown (32 bits each) and weights (4 bits, the first of two in
 * the low ones, 8 standing for nought), padded.
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
    const { hashes, values, scales, behaviour, unknown, weights } = model.languages[language]
    for (const part of [hashes, values, scales, behaviour, unknown]) {
      for (let i = 0; i < part.length; i++, at += 4)
        if (part instanceof Int32Array) view.setInt32(at, part[i]!, true)
        else view.setFloat32(at, part[i]!, true)
    }
    pack(weights, bytes, at)
    at += padded(Math.ceil(weights.length / 2))
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
    const values = floats(take(rows))
    const scales = floats(take(rows))
    const behaviour = floats(take(rows))
    const unknown = floats(take(groupCount))
    const weights = unpack(bytes, at, rows * columns)
    at += padded(Math.ceil((rows * columns) / 2))
    const means = meansOf(weights, rows, columns)
    return [
      language,
      {
        rows,
        hashes,
        values,
        unknown,
        scales,
        behaviour,
        weights,
        means,
        ...calibration,
        table: indexHashes(hashes),
      },
    ]
  })
  return {
    competencies: header.competencies,
    indicators: header.indicators,
    languages: Object.fromEntries(decoded) as Record<Language, LanguageModel>,
  }
}

function sizeOf(rows: number, columns: number): number {
  return 4 * (4 * rows + groupCount) + padded(Math.ceil((rows * columns) / 2))
}

/** Stands for a weight of nought, so that no weight is below nought. */
const nought = 8

function pack(weights: Int8Array, into: Uint8Array, at: number): void {
  for (let i = 0; i < weights.length; i += 2)
    into[at + i / 2] = (weights[i]! + nought) | (((weights[i + 1] ?? 0) + nought) << 4)
}

function unpack(bytes: Uint8Array, at: number, length: number): Int8Array {
  const weights = new Int8Array(length)
  for (let i = 0; i < length; i += 2) {
    const pair = bytes[at + i / 2]!
    weights[i] = (pair & 15) - nought
    if (i + 1 < length) weights[i + 1] = (pair >> 4) - nought
  }
  return weights
}

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
