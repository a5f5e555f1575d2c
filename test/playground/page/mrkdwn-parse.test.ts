import { expect, test } from 'vitest'
import {
  parseInline,
  parseMrkdwn,
  parsePlain,
  unescapeText,
} from '../../../src/playground/page/mrkdwn-parse.ts'
import type { Inline } from '../../../src/playground/page/rich.ts'

/** The tree as compact text: `b(…)`, `i(…)`, `code(…)`. */
function show(nodes: Inline[]): string {
  return nodes
    .map(node => {
      switch (node.kind) {
        case 'text':
          return node.text
        case 'break':
          return '⏎'
        case 'code':
          return `code(${node.text})`
        case 'link':
          return `link(${node.url} ${show(node.children)})`
        case 'user':
        case 'channel':
        case 'group':
          return `${node.kind}(${node.id}${node.label ? ` ${node.label}` : ''})`
        case 'broadcast':
          return `broadcast(${node.range})`
        case 'date':
          return `date(${node.timestamp} ${node.format}${node.url ? ` ${node.url}` : ''} ${node.fallback})`
        case 'emoji':
          return `emoji(${node.name})`
        default:
          return `${node.kind.charAt(0)}(${show(node.children)})`
      }
    })
    .join('')
}

test.each([
  ['plain words', 'plain words'],
  ['*bold* _italic_ ~strike~ `code`', 'b(bold) i(italic) s(strike) code(code)'],
  ['*bold _and italic_*', 'b(bold i(and italic))'],
  ['(*bold*), _it_.', '(b(bold)), i(it).'],
  ['2*3*4 snake_case_name', '2*3*4 snake_case_name'],
  ['* not bold *', '* not bold *'],
  ['*no closing', '*no closing'],
  ['*over\ntwo lines*', '*over⏎two lines*'],
  ['`*literal* <@U0MEI>`', 'code(*literal* <@U0MEI>)'],
  ['*a `*` b*', 'b(a code(*) b)'],
])('reads the styles of %j', (source, expected) => {
  expect(show(parseInline(source))).toBe(expected)
})

test('leaves delimiters inside Chinese words alone, as Slack does', () => {
  expect(show(parseInline('很*重要*的事'))).toBe('很*重要*的事')
  expect(show(parseInline('很 *重要* 的事，*真的*。'))).toBe('很 b(重要) 的事，b(真的)。')
})

test.each([
  ['<@U0MEI>', 'user(U0MEI)'],
  ['<@U0MEI|mei>', 'user(U0MEI mei)'],
  ['<#C0KUDOS|kudos>', 'channel(C0KUDOS kudos)'],
  ['<!subteam^S0OPS|@ops>', 'group(S0OPS @ops)'],
  ['<!here>', 'broadcast(here)'],
  ['<!channel|@channel>', 'broadcast(@channel)'],
  ['<https://example.com/?a=1&amp;b=2|see &lt;this&gt;>', 'link(https://example.com/?a=1&b=2 see <this>)'],
  ['<mailto:a@example.com>', 'link(mailto:a@example.com a@example.com)'],
  ['see https://example.com/x.', 'see link(https://example.com/x https://example.com/x).'],
  ['见https://example.com/x。', '见https://example.com/x。'],
  [
    '<!date^1795334400^{date_short} {time}^https://example.com|then>',
    'date(1795334400 {date_short} {time} https://example.com then)',
  ],
  ['*<@U0MEI>*', 'b(user(U0MEI))'],
])('reads the reference %j', (source, expected) => {
  expect(show(parseInline(source))).toBe(expected)
})

test('makes no link of a scheme that could run code', () => {
  expect(show(parseInline('<javascript:alert(1)|x>'))).toBe('<javascript:alert(1)|x>')
  expect(show(parseInline('<data:text/html,x|x>'))).toBe('<data:text/html,x|x>')
})

test('unescapes the three entities of Slack once', () => {
  expect(unescapeText('&lt;b&gt; &amp;amp; &quot;')).toBe('<b> &amp; &quot;')
  expect(show(parseInline('&lt;@U0MEI&gt;'))).toBe('<@U0MEI>')
})

test('reads known emoji and leaves other colons alone', () => {
  expect(show(parseInline(':tada::+1::skin-tone-3: 10:30:45 :no_such_emoji:'))).toBe(
    'emoji(tada)emoji(+1::skin-tone-3) 10:30:45 :no_such_emoji:',
  )
})

test('reads paragraphs, quotes, lists and code blocks in order', () => {
  const rich = parseMrkdwn(
    'Hello\nthere\n&gt; quoted\n&gt; twice\n• one\n  • inner\n3. three\n4. four\n```\na *b*\n```\nend',
  )
  expect(rich.map(node => node.kind)).toEqual([
    'paragraph',
    'quote',
    'list',
    'list',
    'preformatted',
    'paragraph',
  ])
  expect(rich[2]).toMatchObject({ ordered: false, items: [{ indent: 0 }, { indent: 1 }] })
  expect(rich[3]).toMatchObject({ ordered: true, start: 3 })
  expect(rich[4]).toEqual({ kind: 'preformatted', text: 'a *b*' })
})

test('quotes all that follows three marks', () => {
  const rich = parseMrkdwn('before\n&gt;&gt;&gt; all\nof\nthis')
  expect(rich).toHaveLength(2)
  expect(rich[1]).toMatchObject({ kind: 'quote' })
})

test('formats nothing in plain text but shows its emoji', () => {
  expect(show(parsePlain('*not bold* :seedling:\n&amp; <@U0MEI>'))).toBe(
    '*not bold* emoji(seedling)⏎& <@U0MEI>',
  )
})
