import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { encodePng } from '../../src/charts/encode-png.ts'

/** Chunks of a PNG file by type; what reads them checks none of the sums. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png)
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return chunks
}

const opaque = (...colours: number[]) =>
  Uint8Array.from(colours.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]))

it('writes a picture of few colours with one byte a pixel', () => {
  const chunks = chunksOf(encodePng(opaque(0x0072b2, 0xffffff, 0xffffff, 0x0072b2, 0x000000, 0xffffff), 3, 2))
  expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0])
  expect(chunks.get('PLTE')!.toString('hex')).toBe('0072b2ffffff000000')
  // Each row after its filter.
  expect([...inflateSync(chunks.get('IDAT')!)]).toEqual([0, 0, 1, 1, 0, 0, 2, 1])
})

it('writes each channel where there are too many colours, or something shines through', () => {
  const many = opaque(...Array.from({ length: 300 }, (_, colour) => colour * 100))
  const glass = Uint8Array.from([1, 2, 3, 128])
  for (const [pixels, width] of [
    [many, 300],
    [glass, 1],
  ] as const) {
    const chunks = chunksOf(encodePng(pixels, width, 1))
    expect(chunks.get('IHDR')![9]).toBe(6)
    expect(chunks.has('PLTE')).toBe(false)
    expect([...inflateSync(chunks.get('IDAT')!)]).toEqual([0, ...pixels])
  }
})
