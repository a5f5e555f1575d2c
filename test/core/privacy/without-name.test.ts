import { expect, test } from 'vitest'
import { withoutName } from '../../../src/core/privacy/without-name.ts'

const tom = { id: 'U1', name: 'Tom Malek' }
const wang = { id: 'U2', name: '王小明' }
const ozge = { id: 'U3', name: 'Özge Kaya' }

test.each([
  ['a mention', 'Thanks <@U1> and <@U1|tom>, not <@U12>', tom, [], 'Thanks @… and @…, not <@U12>'],
  ['the name behind an @, in any letters', 'with @tom malek and ＠Tom Malek', tom, [], 'with @… and ＠…'],
  ['the whole name without it', 'Tom Malek’s idea, and (Tom Malek)', tom, [], '…’s idea, and (…)'],
  ['a first name stays', 'Tom and I', tom, [], 'Tom and I'],
  ['whatever blanks are between', 'Tom  Malek, Tom\u00a0Malek', tom, [], '…, …'],
  ['letters that are not ASCII', '@ÖZGE KAYA and Özge Kaya', ozge, [], '@… and …'],
  [
    'somebody whose name begins so',
    '@Tom Malek-Smith, Tom Malek Jr',
    tom,
    ['Tom Malek Jr'],
    '@Tom Malek-Smith, Tom Malek Jr',
  ],
  [
    'plain words that look like it',
    'mark down the price',
    { id: 'U4', name: 'Mark Down' },
    [],
    'mark down the price',
  ],
  ['a name inside a word', 'preTom Malek', tom, [], 'preTom Malek'],
  ['Chinese, in the middle of a sentence', '昨天王小明和@王小明修好了', wang, [], '昨天…和@…修好了'],
  ['a namesake’s', '王小明修好了，@王小明', wang, ['王小明'], '王小明修好了，@…'],
  ['Chinese around it', '感谢Tom Malek的帮助，@Tom Malek帮我', tom, [], '感谢…的帮助，@…帮我'],
  ['two Chinese characters', '高兴地说', { id: 'U5', name: '高兴' }, [], '高兴地说'],
  ['a longer Chinese name', '@王小明德', wang, ['王小明德'], '@王小明德'],
  ['signs that mean something in a pattern', 'A. (B) did it', { id: 'U6', name: 'A. (B)' }, [], '… did it'],
  ['nobody without a name', 'as it is', { id: 'U7', name: ' ' }, [], 'as it is'],
] as const)('takes out, or leaves: %s', (_, text, person, others, left) => {
  expect(withoutName(text, person, others)).toBe(left)
})
