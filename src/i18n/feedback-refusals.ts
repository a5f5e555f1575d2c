import type { Refusal } from '../core/refusal.ts'
import { counted, mentions } from './wording.ts'

type Detail = Refusal['detail']

/** Why something about feedback cannot be done. */
export const feedbackRefusalsEn = {
  'feedback-over-limit': ({ limit }: { limit?: number }) =>
    `You have given feedback ${counted(limit ?? 0, 'time')} today, which is the limit. Keep this one for tomorrow!`,
  'empty-feedback': () => 'Say what they did: the text is empty.',
  'no-behaviour': () => 'Say what they did: a situation and its impact alone do not tell.',
  'empty-reply': () => 'There is no text yet.',
  'feedback-to-self': () => 'Feedback to oneself is not possible. You can ask for it: `/feedback request`.',
  'not-the-author': () => 'Only the person who gave this feedback can do that.',
  'not-the-receiver': () => 'Only the person who received this feedback can do that.',
  'feedback-withdrawn': () => 'This feedback has been withdrawn.',
  'nothing-to-dispute': () => 'This has been settled already.',
  'giver-left': () => 'Whoever gave this has left: nobody can be asked about the indicator any more.',
  'other-left': () => 'They have left, and nobody is there to read it.',
  'words-just-changed': () => 'The words were just changed, and are being read again: try again in a moment.',
  'no-subject': () => 'Whom is it about? Choose yourself, or somebody you manage.',
  'not-a-recipient': () => 'Only those who received this kudos can do that.',
  'nobody-asked': () => 'Whom would you like to ask? Name at least one colleague.',
  'asked-self': ({ people = [] }: Detail) =>
    `Neither you nor the person it is about can be asked${people.length > 0 ? ` (${mentions(people, 'en')})` : ''}.`,
  'asked-already': ({ people = [] }: Detail) =>
    `You have asked ${mentions(people, 'en')} about this already, and they have yet to answer: each is reminded once.`,
  'no-topic': () => 'About which behaviour? Choose one or two indicators.',
  'too-many-topics': ({ limit }: Detail) => `At most ${limit} indicators, so that it stays to the point.`,
  'not-their-manager': ({ people = [] }: Detail) =>
    `You can ask about yourself, or about somebody in a team that you manage; ${mentions(people, 'en')} is in none.`,
  'no-word-about-others': () =>
    'No reason is passed on here: it would be about a colleague who does not read it. Leave it empty, and decline.',
  'request-answered': () => 'You have answered this request already.',
  'request-closed': () => 'This request is closed.',
}

export const feedbackRefusalsZhCN: typeof feedbackRefusalsEn = {
  'feedback-over-limit': ({ limit }) => `你今天已经写了 ${limit} 条反馈，到上限了。这一条留到明天吧！`,
  'empty-feedback': () => '还没写 TA 做了什么呢。',
  'no-behaviour': () => '只有情境和影响还不够，请写写 TA 做了什么。',
  'empty-reply': () => '还没有写内容。',
  'feedback-to-self': () => '不能给自己反馈，不过可以向别人征求：`/feedback 征求`。',
  'not-the-author': () => '只有给反馈的人才能这样做。',
  'not-the-receiver': () => '只有收到反馈的人才能这样做。',
  'feedback-withdrawn': () => '这条反馈已经被撤回。',
  'nothing-to-dispute': () => '这件事已经有结果了。',
  'giver-left': () => '写下这段话的同事已经离开，没法再请 TA 看看这个指标了。',
  'other-left': () => '对方已经离开，这些话没有人能看到了。',
  'words-just-changed': () => '内容刚刚改过，指标还在重新识别，请稍后再试。',
  'no-subject': () => '反馈是关于谁的？请选自己，或者你负责的同事。',
  'not-a-recipient': () => '只有收到这条点赞的人才能这样做。',
  'nobody-asked': () => '想问谁？请至少选一位同事。',
  'asked-self': ({ people = [] }) =>
    `不能问自己，也不能问当事人${people.length > 0 ? `（${mentions(people, 'zh-CN')}）` : ''}。`,
  'asked-already': ({ people = [] }) =>
    `你已经就此问过 ${mentions(people, 'zh-CN')}，对方还没有回复；到时会提醒一次，不必重复问。`,
  'no-topic': () => '想了解哪种行为？请选一到两项指标。',
  'too-many-topics': ({ limit }) => `最多选 ${limit} 项指标，这样更有针对性。`,
  'not-their-manager': ({ people = [] }) =>
    `只能问自己，或者你所负责团队里的成员；${mentions(people, 'zh-CN')} 不在其中。`,
  'no-word-about-others': () =>
    '这里不转达理由：理由说的是另一位同事，而 TA 看不到。请把它留空，再点一次婉拒。',
  'request-answered': () => '你已经回复过这次征求了。',
  'request-closed': () => '这次征求已经结束。',
}
