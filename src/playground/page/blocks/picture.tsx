import type { ImageBlock, ImageElement } from '@slack/types'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useSurface } from '../surface.ts'

interface Props {
  picture: ImageBlock | ImageElement
  kind: 'block' | 'context' | 'accessory'
}

/** An image by its address or by the id of a file; its alternative text when it cannot be shown. */
export function Picture({ picture, kind }: Props): JSX.Element {
  const surface = useSurface()
  const [broken, setBroken] = useState(false)
  const { alt_text: alt } = picture
  const url = 'image_url' in picture ? picture.image_url : fileUrl(picture.slack_file, surface.fileUrl)
  if (broken) return <span class="picture-missing">{alt}</span>
  const picked = (
    <img
      class={`picture picture-${kind}`}
      src={url}
      alt={alt}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  )
  if (kind !== 'block') return picked
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {picked}
    </a>
  )
}

function fileUrl(file: { id: string } | { url: string }, byId: (id: string) => string): string {
  return 'url' in file ? file.url : byId(file.id)
}
