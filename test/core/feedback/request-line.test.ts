import { describe, expect, it } from 'vitest'
import { isRequest, readRequestLine, requestIn } from '../../../src/core/feedback/request-line.ts'

const nobody = {
  subjectId: null,
  subjectName: null,
  moreSubjects: [],
  personIds: [],
  unknownNames: [],
  possibleNames: [],
}

describe('a request for feedback', () => {
  it.each([
    ['<@B> <@R|rosa> about owns mistakes', { personIds: ['B', 'R'] }, 'owns mistakes'],
    ['<@B> and <@R> about owns mistakes', { personIds: ['B', 'R'] }, 'owns mistakes'],
    ['<@B> for <@A> about owns-mistakes', { personIds: ['B'], subjectId: 'A' }, 'owns-mistakes'],
    ['for <@A> <@B>, <@R> owns-mistakes', { personIds: ['B', 'R'], subjectId: 'A' }, 'owns-mistakes'],
    ['<@B> about <@A>', { personIds: ['B'], subjectId: 'A' }, ''],
    ['<@B> about <@A>’s owns-mistakes', { personIds: ['B'], subjectId: 'A' }, 'owns-mistakes'],
    ['about owns-mistakes from <@B> and <@R>', { personIds: ['B', 'R'] }, 'owns-mistakes'],
    [
      '<@B> for <@A> and <@C> owns-mistakes',
      { personIds: ['B'], subjectId: 'A', moreSubjects: ['<@C>'] },
      'owns-mistakes',
    ],
    ['<@B> for @Ann about x', { personIds: ['B'], subjectName: 'Ann' }, 'x'],
    ['@bob, ana@example.org about x', { unknownNames: ['bob', 'ana@example.org'] }, 'x'],
    ['<mailto:ana@example.org|ana@example.org> about x', { unknownNames: ['ana@example.org'] }, 'x'],
    ['<@B> <@A> for <@A>', { personIds: ['B'], subjectId: 'A' }, ''],
    ['＠小王、＠小李 关于主动认错补救', { unknownNames: ['小王', '小李'] }, '主动认错补救'],
    ['<@B>和<@R>关于主动认错补救', { personIds: ['B', 'R'] }, '主动认错补救'],
    ['<@B> 替 <@A> 关于 主动认错补救', { personIds: ['B'], subjectId: 'A' }, '主动认错补救'],
    ['<@B>对<@A>的反馈', { personIds: ['B'], subjectId: 'A' }, '反馈'],
    ['Ben and Ana Lind about x', { unknownNames: ['Ben', 'Ana Lind'] }, 'x'],
    ['Ben about x', { unknownNames: ['Ben'] }, 'x'],
    ['anonymous about risk', { possibleNames: ['anonymous'] }, 'risk'],
    ['ben about risk', { possibleNames: ['ben'] }, 'risk'],
    ['ana and Ben about risk', { unknownNames: ['Ben'], possibleNames: ['ana'] }, 'risk'],
    ['some honest feedback about x', {}, 'x'],
    ['feedback about x', {}, 'x'],
    ['曹颖、王芳 关于 主动认错补救', { unknownNames: ['曹颖', '王芳'] }, '主动认错补救'],
    ['反馈 关于 主动认错补救', {}, '主动认错补救'],
    ['向<@B>了解<@A>', { personIds: ['B', 'A'] }, '了解'],
  ])('%s', (line, people, said) => {
    const read = readRequestLine(line)
    expect({ ...read, said: read.said.replace(/\s+/g, ' ') }).toEqual({ ...nobody, ...people, said })
  })

  it.each([
    'Decides on the evidence',
    'works for the customer and the team',
    '复盘行为',
    '为客户增值',
    '增进友善和士气',
  ])('keeps %s as it is, with “about” and without', words => {
    expect(readRequestLine(`<@B> ${words}`).said).toBe(words)
    expect(readRequestLine(`<@B> about ${words}`).said).toBe(words)
    expect(readRequestLine(`<@B>关于${words}`).said).toBe(words)
    expect(readRequestLine(`${words} <@B>`).said).toBe(words)
  })

  it.each([
    ['request @a', '@a'],
    ['Ask @a', '@a'],
    ['from @a', '@a'],
    ['get @a', '@a'],
    ['from <@B>', '<@B>'],
    ['from the start you were great @Ben', null],
    ['get well soon @Ben', null],
    ['征求@a', '@a'],
    ['get feedback from @Ben about x', 'feedback from @Ben about x'],
    ['please get feedback from @Ben about x', 'feedback from @Ben about x'],
    ['can you get some honest feedback from <@B>', 'some honest feedback from <@B>'],
    ['get me some really honest feedback from <@B>', 'me some really honest feedback from <@B>'],
    ['请教 @a', '@a'],
    ['向@小王征求关于主动认错的反馈', '向@小王 关于主动认错的反馈'],
    ['请@小王给我反馈', '请@小王给我反馈'],
    ['想听听@小王的看法', '@小王的看法'],
    ['requested a review', null],
    ['@a request', null],
  ])('%s is one, or not', (text, rest) => {
    expect(requestIn(text)).toBe(rest)
  })
})

it.each([
  ['ask @ben for feedback about x', true],
  ['could you request feedback from <@B>', true],
  ['get feedback from @Ben about x', true],
  ['please get feedback from @Ben about x', true],
  ['can you get honest feedback from @Ben', true],
  ['get @Ben’s feedback on x', true],
  ['get well soon @Ben', false],
  ['get well soon @Ben, thanks for the feedback', false],
  ['征求@小王的反馈', true],
  ['向@小王征求反馈', true],
  ['想听听<@B>的看法', true],
  ['ask for feedback', false],
  ['ask @ben what he thinks', false],
  ['@ben gave me feedback', false],
])('without the word “%s” asks for feedback, or not', (text, is) => {
  expect(isRequest(text)).toBe(is)
  if (is) expect(requestIn(text)).not.toBeNull()
})

it.each([' ', '\n', ':', ',', '@', '<'])('a million times “%s” is read at once', mark => {
  const many = mark.repeat(1e6)
  expect(readRequestLine(`${many}x`)).toMatchObject({ personIds: [], subjectId: null })
  expect(readRequestLine(`Ben${many}x about ${many}risk`).said).toMatch(/risk$/)
  expect(readRequestLine(`<@U1>${many}about risk`)).toMatchObject({ personIds: ['U1'], said: 'risk' })
})
