import { when } from './wording.ts'

export const hoursEn = {
  reminder: (team: string, closesAt: Date) =>
    `:alarm_clock: The check-in of ${team} still waits for you, until ${when(closesAt, 'en')}.`,
  snooze: {
    '1h': 'Remind me in an hour',
    '3h': 'Remind me in three hours',
    tomorrow: 'Remind me on my next working day',
  },
  snoozed: (until: Date) => `Fine: you hear from me again ${when(until, 'en')}.`,
  later: (people: number) =>
    people === 1
      ? 'One of them is asked later, in their own hours.'
      : `${people} of them are asked later, in their own hours.`,
}

export const hoursZhCN: typeof hoursEn = {
  reminder: (team, closesAt) => `:alarm_clock: ${team}的问卷还在等你回答，${when(closesAt, 'zh-CN')} 结束。`,
  snooze: { '1h': '1 小时后提醒我', '3h': '3 小时后提醒我', tomorrow: '下一个工作日提醒我' },
  snoozed: until => `好的，${when(until, 'zh-CN')} 再提醒你。`,
  later: people => `其中 ${people} 人会等到本人的工作时间再问。`,
}
