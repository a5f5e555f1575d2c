import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { typeface } from './typeface.ts'

/** Characters in the files at most, before they are started anew: resvg reads them whole for each piece of text. */
const mostCharacters = 600

/**
 * The fonts as files, which is all that resvg takes, cut to the characters that were asked for so far: the pictures of one
 * morning say much the same, and find what they need.
 */
export class FontFiles {
  private characters = new Set<string>()
  private files: string[] = []
  private written = 0

  /** @param folder whoever made it removes it. */
  constructor(private readonly folder: string) {}

  /** Paths of fonts with every character of `text`. */
  holding(text: string): string[] {
    const wanted = new Set(text)
    if (this.files.length > 0 && [...wanted].every(character => this.characters.has(character)))
      return this.files
    const all = new Set([...this.characters, ...wanted])
    this.characters = all.size > mostCharacters ? wanted : all
    for (const file of this.files) rmSync(file, { force: true })
    const characters = [...this.characters].join('')
    this.written += 1
    this.files = [typeface.regular, typeface.medium].map((font, index) => {
      const file = path.join(this.folder, `${this.written}-${index}.ttf`)
      writeFileSync(file, font.subset(characters))
      return file
    })
    return this.files
  }
}
