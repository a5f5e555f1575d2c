import { describe, expect, it } from 'vitest'
import { commandOf } from '../../src/core/command-words.ts'

describe('a command in words', () => {
  it.each([
    ['kudos', 'kudos', ''],
    ['KUDOS @ana thanks\nfor all', 'kudos', '@ana thanks\nfor all'],
    ['/kudos', 'kudos', ''],
    ['kudos: @ana thanks', 'kudos', '@ana thanks'],
    ['kudos@ana thanks', 'kudos', '@ana thanks'],
    ['feedback<@U1> thanks', 'feedback', '<@U1> thanks'],
    ['help!', 'help', ''],
    ['help ?', 'help', '?'],
    ['帮助！', 'help', ''],
    ['／点赞', 'kudos', ''],
    ['／点赞王芳 谢谢你', 'kudos', '王芳 谢谢你'],
    ['点赞：王芳 谢谢你', 'kudos', '王芳 谢谢你'],
    ['/设置', 'setup', ''],
    ['问题', 'questions', ''],
    ['题库', 'questions', ''],
    ['胜任力 我', 'competency', '我'],
    ['胜任力：我', 'competency', '我'],
    ['胜任力<@U1>', 'competency', '<@U1>'],
    ['反馈王芳', 'feedback', '王芳'],
    ['胜任力我', 'competency', '我'],
    ['／胜任力团队', 'competency', '团队'],
    ['胜任力团队 码头', 'competency', '团队 码头'],
    ['胜任力组织', 'competency', '组织'],
    ['语言中文', 'language', '中文'],
    ['语言English！', 'language', 'English'],
  ])('%s is understood', (said, command, rest) => {
    expect(commandOf(said)).toEqual({ command, rest })
  })

  it.each(['!', 'x', ' ', '/'])('a million times “%s” is read at once', mark => {
    expect(commandOf(`${mark.repeat(1e6)}x`)).toBeNull()
    expect(commandOf(`kudos ${mark.repeat(1e6)}x`)?.command).toBe('kudos')
  })

  it.each([
    '',
    'hello',
    'helpful people',
    '问题很多',
    '!',
    '／',
    '安排得很好，谢谢<@U1>',
    '帮助了我很多，谢谢<@U1>',
    '时间过得真快',
    '语言能力强',
    '语言能力强，谢谢<@U1>',
    '胜任力很强',
    '胜任力我不懂',
    '语言中文说得很好',
  ])('%s is none', said => {
    expect(commandOf(said)).toBeNull()
  })
})
