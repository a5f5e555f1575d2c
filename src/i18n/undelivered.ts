import type { DeliveryKind } from '../core/delivery/delivery.ts'
import type { Job } from '../core/job.ts'

/** What a message is about, in a word. */
function areaOf(kind: DeliveryKind): 'kudos' | 'feedback' | 'pulse' | 'summary' | 'other' {
  if (/^(kudos|mapping|undelivered)/.test(kind)) return 'kudos'
  if (kind.startsWith('feedback')) return 'feedback'
  if (kind.startsWith('pulse')) return 'pulse'
  return /summary|digest/.test(kind) ? 'summary' : 'other'
}

const areasEn = {
  kudos: 'About a kudos',
  feedback: 'About feedback',
  pulse: 'About a check-in',
  summary: 'Summary',
  other: 'Message',
}

const areasZhCN: typeof areasEn = {
  kudos: '点赞相关消息',
  feedback: '反馈相关消息',
  pulse: '问卷相关消息',
  summary: '小结',
  other: '消息',
}

const jobsEn: Record<Job['name'], string> = {
  'map-recognition': 'mapping a kudos',
  deliver: 'sending a message',
  'start-bulk': 'sending what goes to many',
  'ask-round': 'asking the rest of a check-in',
  'map-feedback': 'mapping feedback',
  'refresh-feedback': 'updating feedback',
  'refresh-feedback-request': 'updating a request for feedback',
  'remind-of-feedback-request': 'reminding of a request for feedback',
  'ask-of-identity': 'asking whether two accounts are one person',
  'expire-feedback-request': 'ending a request for feedback',
  'refresh-kudos-report': 'updating a report of a kudos',
  'refresh-kudos-dispute': 'updating a dispute about a kudos',
  'refresh-card': 'updating a kudos',
  'refresh-report': 'updating a report that quotes a kudos',
  'open-pulse-round': 'starting a check-in',
  'remind-pulse-round': 'reminding of a check-in',
  'remove-card': 'taking a kudos away',
  'close-pulse-round': 'closing a check-in',
  'redraw-late-question': 'updating a question that came late',
  'end-conversations': 'taking the buttons of closed check-ins away',
  'post-personal-summaries': 'preparing personal summaries',
  'post-channel-digest': 'preparing a digest',
  'post-team-summary': 'preparing a team summary',
}

const jobsZhCN: typeof jobsEn = {
  'map-recognition': '识别点赞中的行为',
  deliver: '发送消息',
  'start-bulk': '群发消息',
  'ask-round': '继续发放问卷',
  'map-feedback': '识别反馈中的行为',
  'refresh-feedback': '更新反馈',
  'refresh-feedback-request': '更新反馈邀请',
  'remind-of-feedback-request': '提醒回复反馈邀请',
  'ask-of-identity': '询问两个账号是否同一人',
  'expire-feedback-request': '结束到期的反馈邀请',
  'refresh-kudos-report': '更新点赞举报',
  'refresh-kudos-dispute': '更新点赞异议',
  'refresh-card': '更新点赞卡片',
  'refresh-report': '更新引用点赞的报告',
  'open-pulse-round': '发起问卷',
  'remind-pulse-round': '提醒填写问卷',
  'remove-card': '撤下点赞卡片',
  'close-pulse-round': '结束问卷',
  'redraw-late-question': '更新迟到的问卷题目',
  'end-conversations': '撤下已结束问卷的按钮',
  'post-personal-summaries': '准备个人小结',
  'post-channel-digest': '准备频道小结',
  'post-team-summary': '准备团队小结',
}

export const undeliveredEn = {
  title: 'Undelivered',
  summary: (messages: number, jobs: number) =>
    `:warning: *Undelivered:* ${messages === 1 ? '1 message' : `${messages} messages`}, ${jobs === 1 ? '1 task' : `${jobs} tasks`} given up.`,
  show: 'Show',
  none: 'Everything was delivered.',
  explained: 'Given up after all attempts. Nothing here is lost: mend the cause, then try again.',
  message: (kind: DeliveryKind, to: string) => `*${areasEn[areaOf(kind)]}* to ${to}`,
  job: (name: Job['name']) => `*${jobsEn[name] ?? name}*`,
  why: (reason: string, at: string) => `\`${reason}\` · ${at}`,
  retry: 'Try again',
  retryAll: 'Try all again',
  more: (count: number) => `Only the newest ${count} of each are shown.`,
  retried: (count: number) =>
    count === 0
      ? 'It is not in this list any more.'
      : count === 1
        ? 'It is being tried again.'
        : `${count} are being tried again.`,
}

export const undeliveredZhCN: typeof undeliveredEn = {
  title: '未送达',
  summary: (messages, jobs) => `:warning: *未送达：* ${messages} 条消息、${jobs} 项任务多次重试后仍未成功。`,
  show: '查看',
  none: '全部已送达。',
  explained: '以下内容多次重试后仍未成功，但都还保留着：排除原因后点“重试”即可。',
  message: (kind, to) => `*${areasZhCN[areaOf(kind)]}* → ${to}`,
  job: name => `*${jobsZhCN[name] ?? name}*`,
  why: (reason, at) => `\`${reason}\` · ${at}`,
  retry: '重试',
  retryAll: '全部重试',
  more: count => `每类只显示最近 ${count} 条。`,
  retried: count => (count === 0 ? '它已不在列表里。' : `正在重试 ${count} 条。`),
}
