/** Largest picture that Teams shows: bytes, and pixels of either side. */
const mostBytes = 1_000_000
const mostPixels = 1024

interface Image {
  url: string
  altText: string
}

/** Every picture of a card, those in place of a chart included. */
export function imagesOf(value: unknown): Image[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value && value.type === 'Image' ? [value as unknown as Image] : []
  return [...own, ...Object.values(value).flatMap(imagesOf)]
}

/**
 * Fetches the pictures of a card as Teams does, with nothing to sign in by, and tells what is wrong with them.
 *
 * @param reached where an address of the card leads in the test
 */
export async function problemsOfPictures(card: unknown, reached: (url: string) => string): Promise<string[]> {
  const problems: string[] = []
  for (const { url, altText } of imagesOf(card)) {
    const answer = await fetch(reached(url), { redirect: 'manual' })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type')
    const sides =
      bytes.toString('latin1', 1, 4) === 'PNG' ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : []
    if (answer.status !== 200 || type !== 'image/png' || sides.length === 0)
      problems.push(`a picture is answered with ${answer.status} ${type}`)
    if (bytes.length > mostBytes) problems.push(`a picture has ${bytes.length} bytes`)
    if (sides.some(side => side > mostPixels)) problems.push(`a picture has ${sides.join(' × ')} pixels`)
    if (!altText?.trim()) problems.push('a picture says nothing to those who do not see it')
  }
  return problems
}
