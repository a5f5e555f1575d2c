/** "Mei Lin" → "ML"; a Chinese name is known by its last two characters: "欧阳文静" → "文静". */
export function initials(realName: string): string {
  const han = /\p{Script=Han}+/u.exec(realName)?.[0]
  if (han) return han.slice(-2)
  const words = realName.split(/\s+/).filter(word => /^\p{L}/u.test(word))
  const first = words[0]?.charAt(0) ?? realName.charAt(0)
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''
  return (first + last).toUpperCase()
}
