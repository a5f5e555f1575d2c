import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/chat/slack/parse.ts'

describe('plain text', () => {
  const names = new Map([['U1', 'Ana']])
  const plain = (text: string) => plainText(text, id => names.get(id))

  it.each([
    ['<@U1> and <@U2|ben>', '@Ana and @ben'],
    ['<!channel> <!here|here> <!subteam^S1|@ops>', '@channel @here @ops'],
    ['<https://evil.example|https://bank.example>', 'https://evil.example'],
    ['<mailto:a@b.c|a@b.c> <#C1|general>', 'a@b.c #general'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ])('of %s is %s', (escaped, expected) => {
    expect(plain(escaped)).toBe(expected)
  })
})
