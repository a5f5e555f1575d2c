import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../src/playground/page/markdown-parse.ts'
import { plainText } from '../../../src/playground/page/plain-text.ts'

test('reads headings, lists, quotes, rules, fences and tables', () => {
  const source =
    '# Title\ntext\n\n- a\n- b\n\n2. c\n\n> quote\n\n---\n```ts\ncode\n```\n| a | b |\n|---|:-:|\n| 1 | **2** |'
  const rich = parseMarkdown(source)
  expect(rich.map(node => node.kind)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'rule',
    'preformatted',
    'table',
  ])
  expect(rich[3]).toMatchObject({ ordered: true, start: 2 })
  expect(rich[7]).toMatchObject({ rows: [[[{ kind: 'text', text: '1' }], [{ kind: 'bold' }]]] })
})

test('reads styles, links and references in a line', () => {
  const [paragraph] = parseMarkdown(
    '**bold** *it* ~~gone~~ `x` [a](https://example.com) <@U0MEI> :tada: \\*plain\\*',
  )
  const kinds = paragraph?.kind === 'paragraph' ? paragraph.children.map(node => node.kind) : []
  expect(kinds.filter(kind => kind !== 'text')).toEqual([
    'bold',
    'italic',
    'strike',
    'code',
    'link',
    'user',
    'emoji',
  ])
  expect(plainText(parseMarkdown('\\*plain\\*'), id => id)).toBe('*plain*')
})

test('leaves underscores inside words alone', () => {
  expect(plainText(parseMarkdown('snake_case_name'), id => id)).toBe('snake_case_name')
})
