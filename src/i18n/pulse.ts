import type { DeliveryProgress } from '../core/delivery/delivery.ts'
import type { Language } from '../core/language.ts'
import type { PulseRunPlan } from '../core/pulse/view.ts'
import { counted, when } from './wording.ts'

const number = (count: number, language: Language) => count.toLocaleString(language)

const people = (count: number) => (count === 1 ? '1 person' : `${number(count, 'en')} people`)

const dash = (text: string) => `“${text}”`

/** Check-ins: the conversation, the overview, reports. */
export const pulseEn = {
  ofTeam: (team: string) => `Check-in of ${team}`,
  progress: (number: number, count: number) => (count === 1 ? '' : ` · ${number} of ${count}`),
  promise: {
    anonymous: (threshold: number) =>
      `Anonymous: your name is not stored with your answer. Results are shown for ${threshold} answers or more, never for fewer.`,
    confidential: (threshold: number) =>
      `Confidential: your name is stored with your answer, and no colleague or manager sees it. Results are shown only in groups of ${threshold} or more.`,
    anonymousComment: (threshold: number) =>
      `Anonymous: your name is not stored with what you write. Comments are shown for ${threshold} or more, shuffled; people who know your style may still recognise it.`,
    confidentialComment: (threshold: number) =>
      `Confidential: your name is stored with what you write, and no colleague or manager sees it. Comments are shown for ${threshold} or more, shuffled; people who know your style may still recognise it.`,
    colleague: 'Whom you name is not stored. It becomes kudos only if you say so in the next step.',
    tooFew: (threshold: number) =>
      `Fewer than ${threshold} of you are asked: the result will not be shown to anybody.`,
    notShown: 'Too many of you were asked this elsewhere lately: the result will not be shown to anybody.',
  },
  untilWhen: (closes: Date) => `Open until ${when(closes, 'en')}.`,
  answerLabel: (value: number, label: string) => `${value} · ${label}`,
  enpsEnds: '0 = not at all likely, 10 = extremely likely',
  skip: 'Skip',
  send: 'Send',
  commentLabel: 'Your comment',
  commentPlaceholder: 'In your own words',
  colleaguePlaceholder: 'Choose a colleague',
  nobody: 'Nobody comes to mind',
  kudosAsk: (person: string, behaviour: string) => `Kudos to ${person} for “${behaviour}”?`,
  kudosTextLabel: 'What did they do?',
  kudosTextPlaceholder: 'The more concrete, the more it is worth to them',
  kudosPublic: 'Say it in public',
  kudosPublicIn: (channel: string) => `In public means in ${channel}.`,
  kudosPrivate: 'Tell only them',
  kudosNo: 'No kudos',
  kudosGiven: 'Your kudos is on its way.',
  kudosHint: 'Kudos carry your name. Without kudos, nobody learns whom you thought of.',
  answered:
    'Thank you! Your answers are counted. Nothing says which ones are yours, so they cannot be shown to you or changed.',
  answeredConfidentially:
    'Thank you! Your answers are counted, and shown only together with those of others.',
  skipped: 'Skipped. You will be asked again next time.',
  closed: 'This check-in has closed.',
  closedPartly: 'This check-in has closed. What you answered until then counts.',
  nothingOpen: 'No question is waiting for you.',
  closedReport: (team: string) => `Result of the check-in of ${team}`,
  openReport: (questions: string[]) =>
    `Open: ${new Intl.ListFormat('en', { type: 'unit' }).format(questions.map(dash))}`,
  period: (opened: Date, closed: Date) => `Opened ${when(opened, 'en')}, closed ${when(closed, 'en')}.`,
  participation: (answered: number, invited: number) => `${answered} of ${invited} answered.`,
  asked: (invited: number) => (invited === 1 ? '1 person was asked.' : `${invited} people were asked.`),
  mean: (mean: string, best: number) => `Mean *${mean}* of ${best}`,
  score: (score: string) => `eNPS *${score}*`,
  comments: (count: number) => `${counted(count, 'comment')}, in a message of their own`,
  change: (difference: string, since: Date) =>
    `${difference} against the last time this was asked (${when(since, 'en')})`,
  noChange: (since: Date) => `The same as the last time this was asked (${when(since, 'en')})`,
  belowThreshold: (threshold: number) =>
    `No figures: fewer than ${threshold} answers, or answers so alike that they would give everybody's away.`,
  belowCommentThreshold: (threshold: number) =>
    `No comments are shown: fewer than ${threshold} were written.`,
  overlap:
    'No figures: this was asked lately of some of the same people and not of others, and the two results side by side would tell who said what.',
  notYet: (threshold: number) =>
    `Figures appear when it closes, for questions with ${threshold} answers or more.`,
  tooFewInvited: (threshold: number) =>
    `Fewer people were asked than the ${threshold} answers that a result needs: this one cannot show figures.`,
  readings: 'By competency',
  reading: (competency: string, mean: string, statements: number) =>
    `${competency}: *${mean}* of 5${statements === 1 ? '' : ` (${statements} statements)`}`,
  themes: 'What the comments are about',
  theme: (indicator: string, competency: string, comments: number) =>
    `${indicator} (${competency}): ${counted(comments, 'comment')}`,
  commentsTitle: (team: string, question: string) => `Comments from the check-in of ${team}: “${question}”`,
  commentsNote: (count: number) =>
    `${counted(count, 'comment')}, shuffled. Please do not try to guess who wrote what.`,
  moreComments: (count: number) => `${count} more did not fit into this message.`,
  scheduled: (words: string, next: Date | null, leftOut: string[]) =>
    [
      `Runs ${words}${next ? `; next: ${when(next, 'en')}` : ''}.`,
      ...(leftOut.length > 0 ? [`Left out: ${leftOut.join('; ')}.`] : []),
    ].join(' '),
  sending: ({ done, later, failed }: DeliveryProgress, total: number) => {
    const extra = [
      ...(later > 0 ? [`${number(later, 'en')} in their own hours`] : []),
      ...(failed > 0 ? [`${number(failed, 'en')} could not be delivered`] : []),
    ]
    return `${number(done, 'en')} of ${number(total, 'en')} sent${extra.length > 0 ? ` (${extra.join(', ')})` : ''}.`
  },
  trend: (points: string[]) => `Check-ins so far, means of at most 5: ${points.join(' · ')}`,
  trendPoint: (day: string, mean: string, share: string) => `${day} ${mean} (${share} answered)`,
  trendGap: (day: string) => `${day} not shown`,
  notScheduled: 'No schedule is set; “Settings” has one.',
  openSince: (opened: Date, closes: Date) =>
    `Open since ${when(opened, 'en')}, closes ${when(closes, 'en')}.`,
  noneOpen: 'No check-in is open.',
  runNow: 'Run now',
  closeNow: 'Close now',
  refresh: 'Refresh',
  confirmClose: 'Close this check-in?',
  confirmCloseText: 'Nobody can answer after that, and the result is reported to the managers.',
  /** `line`: a command with the name of one of them. */
  more: (count: number, line: string) => `${count} more: \`${line}\` shows one of them.`,
  lastResult: (opened: Date) => `Last check-in (${when(opened, 'en')}):`,
  runAsk: (team: string) => `Ask ${team} now?`,
  runWhom: ({ invited, later }: PulseRunPlan) => {
    const atOnce = invited - later
    if (atOnce === 0)
      return `Nobody is within their working hours now. ${people(invited)} will be asked when theirs begin.`
    const now = `${people(atOnce)} will be asked at once`
    return later === 0 ? `${now}.` : `${now}, ${number(later, 'en')} when their working hours begin.`
  },
  runUntil: (closes: Date) => `It closes ${when(closes, 'en')}.`,
  runInstead: (instead: Date) =>
    `The scheduled check-in of ${when(instead, 'en')} is left out: this one is held instead.`,
  runYes: 'Ask now',
  starting: 'Starting: the questions are being prepared…',
  started: ({ invited, later }: PulseRunPlan) => {
    const atOnce = invited - later
    if (atOnce === 0) return `Started: ${people(invited)} will be asked when their working hours begin.`
    const now = `Started: ${atOnce === 1 ? '1 person is' : `${number(atOnce, 'en')} people are`} being asked`
    return later === 0 ? `${now}.` : `${now}, ${number(later, 'en')} when their working hours begin.`
  },
  closedNow: 'Closed. The result is on its way to the managers.',
}

export const pulseZhCN: typeof pulseEn = {
  ofTeam: team => `${team} 的问卷`,
  progress: (number, count) => (count === 1 ? '' : ` · 第 ${number} 题，共 ${count} 题`),
  promise: {
    anonymous: threshold =>
      `匿名：回答不会和你的名字一起保存。满 ${threshold} 份回答才显示结果，少于 ${threshold} 份一律不显示。`,
    confidential: threshold =>
      `保密：回答会和你的名字一起保存，但同事和负责人都看不到。结果只按至少 ${threshold} 人的整体显示。`,
    anonymousComment: threshold =>
      `匿名：你写的内容不会和名字一起保存。满 ${threshold} 条才会打乱顺序后显示；不过熟悉你的人仍可能从语气里认出你。`,
    confidentialComment: threshold =>
      `保密：你写的内容会和名字一起保存，但同事和负责人都看不到是谁写的。满 ${threshold} 条才会打乱顺序后显示；不过熟悉你的人仍可能从语气里认出你。`,
    colleague: '你想到了谁不会被保存。只有你在下一步确认，才会变成一条点赞。',
    tooFew: threshold => `这次问到的人不足 ${threshold} 位，结果不会给任何人看。`,
    notShown: '这道题最近在别处问过你们当中的一部分人，结果不会给任何人看。',
  },
  untilWhen: closes => `${when(closes, 'zh-CN')} 截止。`,
  answerLabel: (value, label) => `${value} · ${label}`,
  enpsEnds: '0 = 完全不会，10 = 非常愿意',
  skip: '跳过',
  send: '提交',
  commentLabel: '你的想法',
  commentPlaceholder: '想到什么写什么',
  colleaguePlaceholder: '选一位同事',
  nobody: '暂时想不到',
  kudosAsk: (person, behaviour) => `因为“${behaviour}”给 ${person} 点个赞？`,
  kudosTextLabel: '对方做了什么？',
  kudosTextPlaceholder: '写得越具体，对方越能感受到',
  kudosPublic: '公开点赞',
  kudosPublicIn: channel => `公开点赞会发到 ${channel}。`,
  kudosPrivate: '只告诉本人',
  kudosNo: '不点赞',
  kudosGiven: '你的点赞正在发出。',
  kudosHint: '点赞会署你的名字。不点赞的话，没有人会知道你想到了谁。',
  answered: '谢谢！你的回答已经计入。系统里没有任何记录说明哪一份是你的，所以无法再查看或修改。',
  answeredConfidentially: '谢谢！你的回答已经计入，只会和其他人的合在一起显示。',
  skipped: '已跳过，下次还会问你。',
  closed: '这一轮问卷已经结束。',
  closedPartly: '这一轮问卷已经结束，之前回答的题目照常计入。',
  nothingOpen: '目前没有等你回答的问题。',
  closedReport: team => `${team} 的问卷结果`,
  openReport: questions => `进行中：${questions.map(dash).join('、')}`,
  period: (opened, closed) => `${when(opened, 'zh-CN')} 开始，${when(closed, 'zh-CN')} 结束。`,
  participation: (answered, invited) => `${invited} 人中有 ${answered} 人回答。`,
  asked: invited => `共邀请 ${invited} 人。`,
  mean: (mean, best) => `平均 *${mean}* 分（满分 ${best} 分）`,
  score: score => `eNPS *${score}*`,
  comments: count => `共 ${count} 条留言，另行发送`,
  change: (difference, since) => `与上次问同一个问题时（${when(since, 'zh-CN')}）相比 ${difference}`,
  noChange: since => `与上次问同一个问题时（${when(since, 'zh-CN')}）持平`,
  belowThreshold: threshold =>
    `不显示数字：回答不足 ${threshold} 份，或者大家的回答过于一致，一显示就等于公开了每个人的回答。`,
  belowCommentThreshold: threshold => `不显示留言：不足 ${threshold} 条。`,
  overlap:
    '不显示数字：这道题最近问过其中一部分人，另一部分没有问过，两次结果放在一起就可能看出是谁怎么答的。',
  notYet: threshold => `结束后才显示数字，且只显示满 ${threshold} 份回答的题目。`,
  tooFewInvited: threshold => `邀请的人数少于显示结果所需的 ${threshold} 份回答，这一轮不会有数字。`,
  readings: '各项胜任力',
  reading: (competency, mean, statements) =>
    `${competency}：*${mean}* 分（满分 5 分${statements === 1 ? '' : `，共 ${statements} 题`}）`,
  themes: '留言谈到的行为',
  theme: (indicator, competency, comments) => `${indicator}（${competency}）：${comments} 条`,
  commentsTitle: (team, question) => `${team} 问卷留言：“${question}”`,
  commentsNote: count => `共 ${count} 条，顺序已打乱。请不要去猜是谁写的。`,
  moreComments: count => `还有 ${count} 条放不下。`,
  scheduled: (words, next, leftOut) =>
    `${words} 进行${next ? `，下一次：${when(next, 'zh-CN')}` : ''}。${leftOut.length > 0 ? `不进行：${leftOut.join('、')}。` : ''}`,
  sending: ({ done, later, failed }, total) => {
    const extra = [
      ...(later > 0 ? [`${number(later, 'zh-CN')} 份等对方的工作时间再发`] : []),
      ...(failed > 0 ? [`${number(failed, 'zh-CN')} 份没能送达`] : []),
    ]
    return `已发出 ${number(done, 'zh-CN')} 份，共 ${number(total, 'zh-CN')} 份${extra.length > 0 ? `（${extra.join('，')}）` : ''}。`
  },
  trend: points => `历次平均分（满分 5 分）：${points.join(' · ')}`,
  trendPoint: (day, mean, share) => `${day} ${mean}（${share}的人回答）`,
  trendGap: day => `${day} 不显示`,
  notScheduled: '还没有设定时间，可以点“设置”来设定。',
  openSince: (opened, closes) => `${when(opened, 'zh-CN')} 开始，${when(closes, 'zh-CN')} 截止。`,
  noneOpen: '目前没有进行中的问卷。',
  runNow: '立即发起',
  closeNow: '立即结束',
  refresh: '刷新',
  confirmClose: '结束这一轮问卷？',
  confirmCloseText: '结束后不能再回答，结果会发给各位负责人。',
  more: (count, line) => `还有 ${count} 个，可以用 \`${line}\` 单独查看。`,
  lastResult: opened => `上一轮（${when(opened, 'zh-CN')}）：`,
  runAsk: team => `现在向“${team}”发起问卷？`,
  runWhom: ({ invited, later }) => {
    const atOnce = invited - later
    if (atOnce === 0) return `现在没有人在工作时间内，${number(invited, 'zh-CN')} 人都会等到各自上班时再问。`
    const now = `${number(atOnce, 'zh-CN')} 人马上收到问题`
    return later === 0 ? `${now}。` : `${now}，另外 ${number(later, 'zh-CN')} 人等到各自上班时再问。`
  },
  runUntil: closes => `${when(closes, 'zh-CN')} 截止。`,
  runInstead: instead => `原定 ${when(instead, 'zh-CN')} 的那一轮不再进行，由这一轮代替。`,
  runYes: '现在就问',
  starting: '正在发起，问题准备中……',
  started: ({ invited, later }) => {
    const atOnce = invited - later
    if (atOnce === 0) return `已发起，${number(invited, 'zh-CN')} 人会等到各自上班时再问。`
    const now = `已发起，正在询问 ${number(atOnce, 'zh-CN')} 人`
    return later === 0 ? `${now}。` : `${now}，另外 ${number(later, 'zh-CN')} 人等到各自上班时再问。`
  },
  closedNow: '已结束，结果正在发给各位负责人。',
}
