/** FNV-1a of a text's UTF-16 code units, from 0 to 2³² − 1. Stored checksums rely upon it: it never changes. */
export function checksumOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** A text as a whole number from 0 to 2³² − 1: the same each time, and as if drawn by lot for any other text. */
export function hashOf(text: string): number {
  let hash = checksumOf(text)
  // One round of mixing: texts that differ in their last letters only are otherwise alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
