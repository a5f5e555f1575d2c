import { listText } from './formats.ts'

/** What is said about names and `#words` that were typed and not understood. Nothing of what was typed is lost. */
export const unclearEn = {
  person: (word: string, nearest: string[]) =>
    `I do not know who “${word}” is.${nearest.length > 0 ? ` Nearest: ${listText(nearest, 'en')}.` : ''}`,
  indicator: (word: string, nearest: string[]) =>
    `“${word}” names no single behaviour in the dictionary.${nearest.length > 0 ? ` Nearest: ${listText(codes(nearest), 'en')}.` : ''}`,
  tooManyTopics: (leftOut: string[], limit: number) =>
    `One request asks about ${limit} behaviours at most, so I left out ${listText(quoted(leftOut), 'en')}. You can ask about ${leftOut.length > 1 ? 'them' : 'it'} another time.`,
  onePersonOnly: (leftOut: string[]) =>
    `Feedback is about one person at a time, so I left out ${listText(leftOut, 'en')}. Do the same for ${leftOut.length > 1 ? 'them' : 'that person'} afterwards.`,
  /** The words stand as they were written. */
  tagKept: (sentences: string[]) =>
    `Your kudos is given, with your words as they are. ${sentences.join(' ')} To choose one: ⋯ on the card, then “Change the indicator…”.`,
}

export const unclearZhCN: typeof unclearEn = {
  person: (word, nearest) =>
    `我不认识“${word}”。${nearest.length > 0 ? `最接近的是：${listText(nearest, 'zh-CN')}。` : ''}`,
  indicator: (word, nearest) =>
    `“${word}”对不上词典里的某一项行为。${nearest.length > 0 ? `最接近的是：${listText(codes(nearest), 'zh-CN')}。` : ''}`,
  tooManyTopics: (leftOut, limit) =>
    `一次最多问 ${limit} 项行为，${quoted(leftOut).join('、')}这次先没放进来，可以下次再问。`,
  onePersonOnly: leftOut => `反馈一次只说一个人，${leftOut.join('、')} 这次先没放进来，可以另外再发一次。`,
  tagKept: sentences =>
    `点赞已经送出，你写的话原样保留。${sentences.join('')}想选一项的话，点卡片上的 ⋯，再点“更换行为指标…”。`,
}

const quoted = (names: string[]) => names.map(name => `“${name}”`)
const codes = (names: string[]) => names.map(name => `\`#${name}\``)
