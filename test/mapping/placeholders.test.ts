import { describe, expect, it } from 'vitest'
import { hidePeople } from '../../src/mapping/placeholders.ts'

const hide = (text: string, ...names: string[]) => hidePeople(text, names).text

describe('hiding people in a text', () => {
  it.each([
    ['in full', 'Ana Ferreira stayed', '[PERSON_1] stayed'],
    [
      'in any case, and with an @',
      'thanks @ana ferreira, ANA and @Ana',
      'thanks [PERSON_1], [PERSON_1] and [PERSON_1]',
    ],
    ['as a possessive', "Ana's patch, Ferreira’s tests", "[PERSON_1]'s patch, [PERSON_1]’s tests"],
    ['next to Chinese', '感谢Ana主动补救', '感谢[PERSON_1]主动补救'],
    ['joined by a dot or a dash', 'ana.ferreira and ana_ferreira', '[PERSON_1] and [PERSON_1]'],
    ['not inside other words', 'she analysed the banana market', 'she analysed the banana market'],
  ])('takes a name %s', (_, text, hidden) => {
    expect(hide(text, 'Ana Ferreira')).toBe(hidden)
  })

  it.each([
    ['Tomasz Zieliński', 'Tom and zielinski', '[PERSON_1] and [PERSON_1]'],
    ['José Núñez', 'Jose\u0301 and JOSÉ and nunez', '[PERSON_1] and [PERSON_1] and [PERSON_1]'],
    ["Siobhán O'Brien", 'O’Brien told us', '[PERSON_1] told us'],
    ['Jean-Luc Moreau', 'Jean-Luc, jean luc and Luc', '[PERSON_1], [PERSON_1] and [PERSON_1]'],
    ['Therese Andersson', 'The plan and the test', 'The plan and the test'],
    ['Will Long', 'Will will mark the date, not for long', '[PERSON_1] will mark the date, not for long'],
    ['An Do', 'An hour to do it all', '[PERSON_1] hour to do it all'],
    ['Юлия Орлова', 'Юлия помогла', '[PERSON_1] помогла'],
  ])('knows %s in "%s"', (name, text, hidden) => {
    expect(hide(text, name)).toBe(hidden)
  })

  it.each([
    [
      '陈浩',
      '陈浩、老陈、陈工、小浩和浩哥都来了',
      '[PERSON_1]、[PERSON_1]、[PERSON_1]、[PERSON_1]和[PERSON_1]都来了',
    ],
    [
      '夏雨荷',
      '雨荷还没等客户开口就准备好了，小夏辛苦',
      '[PERSON_1]还没等客户开口就准备好了，[PERSON_1]辛苦',
    ],
    ['欧阳修远', '欧阳和修远、欧阳老师', '[PERSON_1]和[PERSON_1]、[PERSON_1]'],
    ['Hao Chen (陈浩)', 'hao 和陈浩', '[PERSON_1] 和[PERSON_1]'],
    ['时光', '等了三个小时', '等了三个小时'],
    ['田中さくら', '田中さくらさん', '[PERSON_1]さん'],
  ])('knows %s in Chinese and Japanese chat: %s', (name, text, hidden) => {
    expect(hide(text, name)).toBe(hidden)
  })

  it.each([
    ['a mention of somebody else', 'with @Rosa Delgado on call', 'with [PERSON] on call'],
    ['a mention that ends a sentence', 'thanks @ana.f. Great work', 'thanks [PERSON]. Great work'],
    ['a Chinese mention', '和@夏雨荷 一起', '和[PERSON] 一起'],
    ['markup', 'ask <@U0TOM|tom> in <#C1|kudos>, <!here>', 'ask [PERSON] in [GROUP], [GROUP]'],
    ['e-mail', 'mail a.b+c@corp.example.com or 发zhang@corp.cn。', 'mail [EMAIL] or 发[EMAIL]。'],
    ['marked-up links', '<mailto:a@b.cn|a> <https://x.cn/a|b>', '[EMAIL] [LINK]'],
    [
      'links',
      'see https://x.example/u/ana?q=1, www.corp.cn/a and corp.io/tom',
      'see [LINK] [LINK] and [LINK]',
    ],
    ['phone numbers', '+44 (0)20 7946-0958, 13812345678找我', '[PHONE], [PHONE]找我'],
    ['no short numbers', 'room 204, 15:30, 3.5 % of 12,000', 'room 204, 15:30, 3.5 % of 12,000'],
  ])('takes %s', (_, text, hidden) => {
    expect(hide(text)).toBe(hidden)
  })

  it('numbers people in the order given, and leaves a text without people as it is', () => {
    expect(hide('Ben told Ana', 'Ana', 'Ben')).toBe('[PERSON_2] told [PERSON_1]')
    expect(hide('nothing here', '', '  ', 'Q')).toBe('nothing here')
    expect(hide('', 'Ana')).toBe('')
  })

  it('leads back to the original, a placeholder standing for all it hides', () => {
    const text = 'Ana told Ben Lee early'
    const hidden = hidePeople(text, ['Ana', 'Ben Lee'])
    expect(hidden.text).toBe('[PERSON_1] told [PERSON_2] early')
    const original = (words: string) => {
      const start = hidden.text.indexOf(words)
      const span = hidden.toOriginal({ start, end: start + words.length })
      return text.slice(span.start, span.end)
    }
    expect(original('told')).toBe('told')
    expect(original('early')).toBe('early')
    expect(original('[PERSON_1] told')).toBe('Ana told')
    expect(original('told [PERSON_2]')).toBe('told Ben Lee')
    expect(original('PERSON_2')).toBe('Ben Lee')
  })

  it('takes hardly any time over a text made to be hard', () => {
    const began = performance.now()
    for (const hard of [
      '1 '.repeat(4000),
      'a.'.repeat(4000),
      '@'.repeat(8000),
      'Ana-'.repeat(2000),
      '<@'.repeat(4000),
    ])
      hide(hard, 'Ana Ferreira', '陈浩')
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
