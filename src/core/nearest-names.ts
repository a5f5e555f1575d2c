import { best, likeness } from './likeness.ts'

/** Fewer than half of the letters in common is another name. */
const least = 0.5

/** At most three people whose name, or a word of it, is nearest to what was typed; nobody where none is near. */
export function nearestNames<P extends { name: string }>(people: readonly P[], typed: string): P[] {
  const word = (typed.replace(/^@/, '').split('@')[0] ?? '').toLowerCase()
  if (word === '') return []
  return best(people, ({ name }) => Math.max(...[name, ...wordsOf(name)].map(own => nearness(own, word))), {
    least,
    count: 3,
  })
}

/** A name that was begun is as good as one that is nearly right; Chinese runs on after the name without a blank. */
function nearness(own: string, word: string): number {
  const name = own.toLowerCase()
  const begun = name.startsWith(word) || (/^\p{Script=Han}{2}/u.test(name) && word.startsWith(name))
  return begun ? 0.9 : likeness(name, word)
}

function wordsOf(name: string): string[] {
  return name.split(/[\s._-]+/).filter(Boolean)
}
