import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { literalsOf } from './literals.ts'

const source = path.resolve(import.meta.dirname, '../../src')

/** Everything that puts words before people: messages, cards, pages, files to keep, pictures. */
const surfaces = [
  'chat/slack/blocks',
  'chat/slack/listeners',
  'chat/teams/cards',
  'chat/teams/listeners',
  'web',
  'charts',
  'i18n',
].flatMap(folder =>
  readdirSync(path.join(source, folder))
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    // The rest of that folder are the catalogues.
    .filter(name => folder !== 'i18n' || name.startsWith('describe-'))
    .map(name => `${folder}/${name}`),
)

/** Two words of English in a row, or a capital and small letters: what people would read. */
const english = /\b[A-Z]?[a-z]{2,} [a-z]{2,}\b|\b[A-Z][a-z]{3,}\b/
/** Listeners know the words that people type. */
const chinese = /\p{Script=Han}/u

/** Types of Teams' cards, and ends of ids that are put together. */
const identifiers =
  /\b(?:Action|Input|Data|Chart)\.\w+|^Input\.$|^(?:ActionSet|Column|ColumnSet|Container|FactSet|Full|Image|Table|TextBlock)$|\0[A-Z]\w*/g

/** Names, commands as they are typed, and what no person reads: a typeface, what a signature is made of, an answer to the platform. */
const machine =
  /\bLaurel\b|Noto Sans SC|laurel \0 link 1|unknown action|\bUnanswered\b|^\/[a-z]+(?: [a-z]+)?(?= |$)/g

const tags = /<[^>]*>|<[^>]*$|^[^<]*>|&[a-z]+;/g

/** Literals of a file that are sentences, with what is for operators and machines left out. */
function wordsIn(file: string): string[] {
  const code = transformSync(readFileSync(path.join(source, file), 'utf8'), {
    loader: 'ts',
    charset: 'utf8',
    legalComments: 'none',
    // Leaves comments out, too.
    minifyWhitespace: true,
  }).code
  // Errors and the log are for whoever runs Laurel.
  const shown = code.replace(
    /\b(?:Error|\.(?:warn|error|info|fatal|debug))\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g,
    '()',
  )
  return literalsOf(shown).map(text =>
    text.replace(identifiers, ' ').replace(machine, ' ').replace(tags, ' ').replaceAll('\0', ' '),
  )
}

test.each(surfaces)('%s has no words of its own: all that people read comes from the catalogues', file => {
  const own = wordsIn(file).filter(
    text => english.test(text) || (chinese.test(text) && !file.includes('/listeners/')),
  )
  expect(own).toEqual([])
})

/** Joined with a blank or an English comma: Chinese has neither. What people typed themselves is put back as it was. */
const joined = /\b(?!rest\.)\w+(?:\([^()]*\))?\.join\(['"`](?: |, )['"`]\)/

test.each(surfaces.filter(file => file.startsWith('chat/')))(
  '%s leaves it to the catalogues how sentences and names are joined',
  file => {
    expect(readFileSync(path.join(source, file), 'utf8').match(joined)?.[0]).toBeUndefined()
  },
)
