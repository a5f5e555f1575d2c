const others = new Map([
  ['ł', 'l'],
  ['Ł', 'l'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['đ', 'd'],
  ['Đ', 'd'],
  ['ı', 'i'],
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
])

/** Lower case without accents, unit by unit: every offset stays what it was. */
export function fold(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += foldUnit(text[at]!)
  return folded
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 0x80) return unit.toLowerCase()
  const known = others.get(unit)
  if (known !== undefined) return known
  const isLatin = code < 0x250 || (code >= 0x1e00 && code <= 0x1eff)
  const plain = (isLatin ? unit.normalize('NFD')[0]! : unit).toLowerCase()
  return plain.length === 1 ? plain : unit
}
