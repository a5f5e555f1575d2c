import { OperatorError } from '../core/errors.ts'

/**
 * The text of a table that a person saved: UTF-8, UTF-16, what Excel writes in China (GBK) or in Western Europe
 * (Windows-1252), told apart by the bytes.
 *
 * @throws OperatorError where it is a workbook rather than a table.
 */
export function tableText(bytes: Buffer, path: string): { text: string; encoding: string } {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04')))
    throw new OperatorError(
      `${path} is a workbook, not CSV.`,
      'In Excel or Numbers choose Save As → CSV UTF-8, and give that file.',
    )
  const encoding = encodingOf(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // A line feed, say, is followed or preceded by zero in UTF-16 that lost its mark.
  if (bytes.length > 1 && second === 0) return 'utf-16le'
  if (bytes.length > 1 && first === 0) return 'utf-16be'
  if (decodes(bytes, 'utf-8')) return 'utf-8'
  return decodes(bytes, 'gb18030') && isMostlyChinese(bytes) ? 'gb18030' : 'windows-1252'
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** In Chinese nearly every character is of two high bytes; an accented Western letter stands between plain ones. */
function isMostlyChinese(bytes: Buffer): boolean {
  let pairs = 0
  let single = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    if ((bytes[at + 1] ?? 0) >= 0xa1) pairs++
    else single++
    at++
  }
  return pairs > single
}
