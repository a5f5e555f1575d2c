import { describe, expect, it } from 'vitest'
import { parseKudosLine, plainText, withoutHashWords } from '../../../src/chat/slack/parse.ts'

describe('a kudos line', () => {
  it('names those who are mentioned first, whatever stands between them', () => {
    expect(parseKudosLine('<@U1|ana>, <@U2> and <!subteam^S1|@ops> thanks for asking <@U3>')).toMatchObject({
      userIds: ['U1', 'U2'],
      groupIds: ['S1'],
      text: 'thanks for asking <@U3>',
    })
    expect(parseKudosLine('<@U1>、<@U2>和<@U3> 昨晚一起守到凌晨').userIds).toEqual(['U1', 'U2', 'U3'])
  })

  it('names everybody mentioned where nobody is mentioned first', () => {
    expect(parseKudosLine('thanks <@U1> and <@U2> for the demo')).toMatchObject({
      userIds: ['U1', 'U2'],
      text: 'thanks <@U1> and <@U2> for the demo',
    })
  })

  it('keeps words that begin with "and"', () => {
    expect(parseKudosLine('<@U1> andrew was glad').text).toBe('andrew was glad')
  })

  it('finds #words, but not the anchor of a link', () => {
    const { text, hashWords } = parseKudosLine(
      '<@U1> fixed #231 #owns-mistakes #主动认错补救 <https://x.org/a#b>',
    )
    expect(hashWords).toEqual(['231', 'owns-mistakes', '主动认错补救'])
    expect(withoutHashWords(text, ['owns-mistakes', '主动认错补救'])).toBe('fixed #231 <https://x.org/a#b>')
  })

  it('tells which name was meant where Slack knows nobody of it', () => {
    expect(parseKudosLine('@gus thanks').unknownNames).toEqual(['gus'])
    expect(parseKudosLine('<@U1> met @gus').unknownNames).toEqual([])
    expect(parseKudosLine('<@U1> and @gus, thanks for asking @lou')).toMatchObject({
      userIds: ['U1'],
      unknownNames: ['gus'],
      // Nothing of what was typed is lost.
      text: '@gus thanks for asking @lou',
    })
    expect(parseKudosLine('write to gus@example.org').unknownNames).toEqual([])
  })
})

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
