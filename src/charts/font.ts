import { readFileSync } from 'node:fs'

/** Tables that hold what text needs; what they say of each glyph is cut to the glyphs that are kept. */
const copied = ['head', 'hhea', 'maxp', 'OS/2', 'name', 'post']

/** The flags of a part of a composite glyph that tell how long it is (OpenType, table `glyf`). */
const wordArguments = 0x0001
const oneScale = 0x0008
const moreParts = 0x0020
const twoScales = 0x0040
const fullMatrix = 0x0080

/**
 * A TrueType font that can be cut to the characters of a text. resvg reads all of its fonts anew for each piece of
 * text: with ten megabytes of Chinese that takes longer than everything else.
 */
export class Font {
  private readonly tables = new Map<string, Buffer>()
  private readonly glyphs: (character: number) => number

  constructor(file: string) {
    const bytes = readFileSync(file)
    for (let table = 0; table < bytes.readUInt16BE(4); table++) {
      const entry = 12 + 16 * table
      const start = bytes.readUInt32BE(entry + 8)
      const tag = bytes.toString('latin1', entry, entry + 4)
      this.tables.set(tag, bytes.subarray(start, start + bytes.readUInt32BE(entry + 12)))
    }
    this.glyphs = glyphsOf(this.table('cmap'))
  }

  /** A font with the characters of `text` and no others. */
  subset(text: string): Buffer {
    const characters = [...new Set([...text].map(character => character.codePointAt(0)!))].sort(
      (a, b) => a - b,
    )
    // The first glyph stands for what the font does not have.
    const kept = [0]
    const numbers = new Map([[0, 0]])
    const keep = (glyph: number) => {
      const known = numbers.get(glyph)
      if (known !== undefined) return known
      numbers.set(glyph, kept.length)
      kept.push(glyph)
      return kept.length - 1
    }
    const mapped = characters.map(character => [character, keep(this.glyphs(character))] as const)
    const outlines: Buffer[] = []
    // It grows while it is walked: the parts of a composite glyph are kept, too.
    for (const glyph of kept) outlines.push(this.outline(glyph, keep))
    return file(
      this.tablesOf(
        kept,
        outlines,
        mapped.filter(([, glyph]) => glyph !== 0),
      ),
    )
  }

  has(character: string): boolean {
    return this.glyphs(character.codePointAt(0)!) !== 0
  }

  /** How far the text moves the pen, in ems. */
  widthOf(text: string): number {
    let width = 0
    for (const character of text)
      width += this.metrics(this.glyphs(character.codePointAt(0)!)).readUInt16BE(0)
    return width / this.table('head').readUInt16BE(18)
  }

  private tablesOf(
    kept: readonly number[],
    outlines: readonly Buffer[],
    mapped: readonly (readonly [number, number])[],
  ): Map<string, Buffer> {
    const tables = new Map<string, Buffer>(copied.map(tag => [tag, Buffer.from(this.table(tag))]))
    tables.get('maxp')!.writeUInt16BE(kept.length, 4)
    tables.get('hhea')!.writeUInt16BE(kept.length, 34)
    // Long offsets.
    tables.get('head')!.writeInt16BE(1, 50)
    const loca = Buffer.alloc(4 * (kept.length + 1))
    let end = 0
    for (const [index, outline] of outlines.entries()) {
      end += outline.length
      loca.writeUInt32BE(end, 4 * (index + 1))
    }
    tables.set('loca', loca)
    tables.set('glyf', Buffer.concat(outlines))
    tables.set('hmtx', Buffer.concat(kept.map(glyph => this.metrics(glyph))))
    tables.set('cmap', cmapOf(mapped))
    return tables
  }

  private outline(glyph: number, keep: (glyph: number) => number): Buffer {
    const loca = this.table('loca')
    const isLong = this.table('head').readInt16BE(50) === 1
    const at = (index: number) => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index))
    const found = this.table('glyf').subarray(at(glyph), at(glyph + 1))
    const outline = Buffer.alloc(Math.ceil(found.length / 4) * 4)
    found.copy(outline)
    if (found.length === 0 || found.readInt16BE(0) >= 0) return outline
    for (let part = 10, flags = moreParts; flags & moreParts; ) {
      flags = outline.readUInt16BE(part)
      outline.writeUInt16BE(keep(outline.readUInt16BE(part + 2)), part + 2)
      const scale = flags & oneScale ? 2 : flags & twoScales ? 4 : flags & fullMatrix ? 8 : 0
      part += 4 + (flags & wordArguments ? 4 : 2) + scale
    }
    return outline
  }

  /** Advance width and left side bearing. The last glyphs of a font may share one width. */
  private metrics(glyph: number): Buffer {
    const hmtx = this.table('hmtx')
    const full = this.table('hhea').readUInt16BE(34)
    if (glyph < full) return hmtx.subarray(4 * glyph, 4 * glyph + 4)
    const metrics = Buffer.from(hmtx.subarray(4 * full - 4, 4 * full))
    metrics.writeInt16BE(hmtx.readInt16BE(4 * full + 2 * (glyph - full)), 2)
    return metrics
  }

  private table(tag: string): Buffer {
    const table = this.tables.get(tag)
    if (!table) throw new Error(`the font has no table ${tag}`)
    return table
  }
}

/** Finds the glyph of a character: from the table's segments of all of Unicode (format 12). 0 where there is none. */
function glyphsOf(cmap: Buffer): (character: number) => number {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4))
    if (table.readUInt16BE(0) !== 12) continue
    const groups = table.readUInt32BE(12)
    return character => {
      let from = 0
      for (let to = groups; from < to; ) {
        const middle = (from + to) >> 1
        if (table.readUInt32BE(16 + 12 * middle + 4) < character) from = middle + 1
        else to = middle
      }
      if (from === groups) return 0
      const group = 16 + 12 * from
      const first = table.readUInt32BE(group)
      return character < first ? 0 : table.readUInt32BE(group + 8) + character - first
    }
  }
  throw new Error('the font does not tell which glyphs its characters have')
}

function cmapOf(mapped: readonly (readonly [number, number])[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * mapped.length)
  table.writeUInt16BE(1, 2)
  // Windows, all of Unicode.
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * mapped.length, 16)
  table.writeUInt32BE(mapped.length, 24)
  for (const [index, [character, glyph]] of mapped.entries()) {
    const group = 28 + 12 * index
    table.writeUInt32BE(character, group)
    table.writeUInt32BE(character, group + 4)
    table.writeUInt32BE(glyph, group + 8)
  }
  return table
}

/** The tables as a font file. Its checksums are left at 0: no reader that we know looks at them. */
function file(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const directory = Buffer.alloc(12 + 16 * sorted.length)
  directory.writeUInt32BE(0x0001_0000, 0)
  directory.writeUInt16BE(sorted.length, 4)
  const parts: Buffer[] = [directory]
  let position = directory.length
  for (const [index, [tag, table]] of sorted.entries()) {
    const entry = 12 + 16 * index
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(position, entry + 8)
    directory.writeUInt32BE(table.length, entry + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    position += table.length + padding.length
  }
  return Buffer.concat(parts)
}
