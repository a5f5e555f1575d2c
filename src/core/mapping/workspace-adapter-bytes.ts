import type { Adapter } from './workspace-adapter.ts'

const magic = 0x3161_4c
/** Raise it with every change of the features or of the format: older adapters are then left aside until the next refit. */
const version = 1

interface Header {
  indicators: string[]
  rows: number
  unknown: number
  strength: number
  behaviouralStrength: number
}

/**
 * Magic, version, length of the JSON header, header padded to four bytes, hashes, values, scales, priors (32 bits each,
 * little-endian), weights (8 bits). Holds no text.
 */
export function encodeAdapter(adapter: Adapter): Uint8Array {
  const { indicators, rows, unknown, strength, behaviouralStrength } = adapter
  const header: Header = { indicators, rows, unknown, strength, behaviouralStrength }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const words = 3 * rows + indicators.length
  const body = 12 + padded(json.length)
  const bytes = new Uint8Array(body + 4 * words + adapter.weights.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, version, true)
  view.setUint32(8, json.length, true)
  bytes.set(json, 12)
  let at = body
  for (const part of [adapter.hashes, adapter.values, adapter.scales, adapter.priors])
    for (let i = 0; i < part.length; i++, at += 4)
      if (part instanceof Int32Array) view.setInt32(at, part[i]!, true)
      else view.setFloat32(at, part[i]!, true)
  bytes.set(new Uint8Array(adapter.weights.buffer, adapter.weights.byteOffset, adapter.weights.length), at)
  return bytes
}

/** Null where the bytes are of another version. */
export function decodeAdapter(bytes: Uint8Array): Adapter | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== magic || view.getUint32(4, true) !== version)
    return null
  const length = view.getUint32(8, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as Header
  const { rows, indicators } = header
  let at = 12 + padded(length)
  const ints = new Int32Array(rows)
  for (let i = 0; i < rows; i++, at += 4) ints[i] = view.getInt32(at, true)
  const floats = (size: number) => {
    const read = new Float32Array(size)
    for (let i = 0; i < size; i++, at += 4) read[i] = view.getFloat32(at, true)
    return read
  }
  const [values, scales, priors] = [floats(rows), floats(rows), floats(indicators.length)]
  const weights = new Int8Array(bytes.slice(at, at + rows * (indicators.length + 1)).buffer)
  return { ...header, hashes: ints, values, scales, priors, weights }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
