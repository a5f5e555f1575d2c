import type { JSX } from 'preact'
import type { Person } from '../protocol.ts'
import { LaurelLeaf } from './icons.tsx'
import { initials } from './initials.ts'

export function Avatar({ person, size = 36 }: { person: Person; size?: number }): JSX.Element {
  const box = { width: `${size}px`, height: `${size}px` }
  if (person.isBot) {
    return (
      <span class="avatar avatar-bot" style={box} aria-hidden="true">
        <LaurelLeaf />
      </span>
    )
  }
  const text = initials(person.realName)
  const share = /\p{Script=Han}/u.test(text) ? 0.36 : 0.4
  return (
    <span
      class="avatar"
      style={{ ...box, backgroundColor: person.color, fontSize: `${Math.round(size * share)}px` }}
      aria-hidden="true"
    >
      {text}
    </span>
  )
}
