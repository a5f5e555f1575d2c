import { describe, expect, it } from 'vitest'
import { isInFront, isKudos, readKudosLine } from '../../../src/core/recognition/kudos-line.ts'

describe('a kudos line', () => {
  it('names those who are mentioned first, whatever stands between them', () => {
    expect(readKudosLine('<@U1|ana>, <@U2> and <!subteam^S1|@ops> thanks for asking <@U3>')).toEqual({
      userIds: ['U1', 'U2'],
      groupIds: ['S1'],
      text: 'thanks for asking <@U3>',
      unknownNames: [],
    })
    expect(readKudosLine('<@U1>、<@U2>和<@U3> 昨晚一起守到凌晨').userIds).toEqual(['U1', 'U2', 'U3'])
  })

  it('names everybody mentioned where nobody is mentioned first', () => {
    expect(readKudosLine('great demo, <@U1> and <@U2>')).toMatchObject({
      userIds: ['U1', 'U2'],
      text: 'great demo, <@U1> and <@U2>',
    })
  })

  it('keeps words that begin with "and"', () => {
    expect(readKudosLine('<@U1> andrew was glad').text).toBe('andrew was glad')
  })

  it.each([
    ['to <@U1> for helping <@U2>', ['U1'], 'for helping <@U2>'],
    ['kudos to <@U1> and <@U2>: calm under fire', ['U1', 'U2'], 'calm under fire'],
    ['给<@U1>点赞：帮<@U2>改了三版', ['U1'], '帮<@U2>改了三版'],
    ['给<@U1>和<@U2>点个赞，昨晚守到凌晨', ['U1', 'U2'], '昨晚守到凌晨'],
    ['给 <@U1> 点赞流程提了建议', ['U1'], '点赞流程提了建议'],
    // What thanks by itself stays as it was said.
    ['thanks <@U1> for helping <@U2>', ['U1'], 'thanks <@U1> for helping <@U2>'],
    ['感谢<@U1>昨晚帮<@U2>', ['U1'], '感谢<@U1>昨晚帮<@U2>'],
    ['thanks to the team of <@U1>', ['U1'], 'thanks to the team of <@U1>'],
    ['give kudos to <@U1> for the audit', ['U1'], 'for the audit'],
    ['I’d like to thank <@U1> for the audit', ['U1'], 'I’d like to thank <@U1> for the audit'],
    ['我想给<@U1>点个大赞，改了三版', ['U1'], '改了三版'],
    ['为<@U1>鼓掌，沉着应对', ['U1'], '沉着应对'],
    ['表扬一下<@U1>，补位及时', ['U1'], '表扬一下<@U1>，补位及时'],
    ['<@U1>+<@U2>/<@U3> for pairing', ['U1', 'U2', 'U3'], 'for pairing'],
    ['给<@U1>点个赞！改了四版', ['U1'], '改了四版'],
    ['<@U1>’s patience saved the day', ['U1'], '<@U1>’s patience saved the day'],
    ['<@U1>的耐心救了场', ['U1'], '<@U1>的耐心救了场'],
    ['<@U1>：一发现就说了', ['U1'], '一发现就说了'],
    ['<@U1>: :tada: well done', ['U1'], ':tada: well done'],
    ['<@U1> 👏👏', ['U1'], '👏👏'],
    ['<@U1>\nfixed it\nthat night', ['U1'], 'fixed it\nthat night'],
  ])('%s', (line, userIds, text) => {
    expect(readKudosLine(line)).toMatchObject({ userIds, text, unknownNames: [] })
  })

  it('tells which name was meant where the chat knows nobody of it', () => {
    expect(readKudosLine('@gus thanks').unknownNames).toEqual(['gus'])
    expect(readKudosLine('ana@example.org thanks').unknownNames).toEqual(['ana@example.org'])
    expect(readKudosLine('<@U1> met @gus').unknownNames).toEqual([])
    expect(readKudosLine('<@U1> and @gus, thanks for asking @lou')).toMatchObject({
      userIds: ['U1'],
      unknownNames: ['gus'],
      // Nothing of what was typed is lost.
      text: '@gus thanks for asking @lou',
    })
    expect(readKudosLine('＠小王，谢谢').unknownNames).toEqual(['小王'])
  })

  it.each([
    ['<@U1> thanks', true],
    ['@ben thanks', true],
    ['thanks, everybody', true],
    ['give kudos to @ben', true],
    ['I want to thank <@U1> for the audit', true],
    ['给@小王点赞，改了三版', true],
    ['给<@U1>和<@U2>点个赞', true],
    ['给@小王发个消息', false],
    ['I told @ben that', false],
    ['what did <@U1> do', false],
  ])('without the word “%s” is one, or not', (text, is) => {
    expect(isKudos(text)).toBe(is)
  })

  it.each([
    ['', true],
    ['<@U1>, ', true],
    ['thanks ', true],
    ['@gus and ', true],
    ['给', true],
    ['she helped ', false],
    ['<@U1> helped ', false],
  ])('after “%s” who is named is a recipient, or not', (before, is) => {
    expect(isInFront(before)).toBe(is)
  })
})
