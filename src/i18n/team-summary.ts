import type { HighlightReason } from '../core/summary/highlights.ts'

/** The second half of a team's weekly summary, and what can be done with it. */
export const teamSummaryEn = {
  feedback: (count: string, average: string) =>
    `*${count} feedback ${count === '1' ? 'note' : 'notes'}* shared with you · ${average} a week on average before`,
  feedbackCame: 'Feedback was shared with you.',
  quotesSince: (day: string) =>
    `Figures are of the last seven days. Quotes go back to ${day}: nothing since then has been in a summary.`,
  pulse: 'Check-ins',
  pulseFigures: (day: string, mean: string, answered: number, invited: number) =>
    `The last one (${day}): *${mean}* of 5 on average, ${answered} of ${invited} answered`,
  pulseAnswered: (day: string, answered: number, invited: number) =>
    `The last one (${day}): ${answered} of ${invited} answered. It had no statement to rate.`,
  pulseUp: (difference: string, day: string) => `▲ ${difference} since ${day}`,
  pulseDown: (difference: string, day: string) => `▼ ${difference} since ${day}`,
  pulseSame: (day: string) => `the same as on ${day}`,
  pulseBelow: (day: string, threshold: number) =>
    `The last one (${day}): below the threshold of ${threshold} answers, or with figures that would give somebody’s answer away. None are shown.`,
  requests: 'Open feedback requests',
  requestLine: (asker: string, subject: string, indicators: string, waiting: number, day: string) =>
    `${asker} about ${subject}${indicators && ` · ${indicators}`} · ${waiting === 1 ? 'one colleague has' : `${waiting} colleagues have`} not answered yet, open until ${day}`,
  requestLineOwn: (asker: string, indicators: string, waiting: number, day: string) =>
    `${asker} about themself${indicators && ` · ${indicators}`} · ${waiting === 1 ? 'one colleague has' : `${waiting} colleagues have`} not answered yet, open until ${day}`,
  suggestion: 'One thing to do',
  noticeForAll: (person: string, days: number) =>
    `Nobody has put into words what ${person} did in the last ${days} days. Watch for one thing this week, and say it.`,
  noticeYourself: (person: string, days: number) =>
    `Others have recognised ${person} in the last ${days} days; you have not yet. What did you see?`,
  lookFor: (indicator: string, day: string) =>
    `${indicator} was last mentioned on ${day}. Who did it this week? Tell them.`,
  giveKudosTo: (name: string) => `Give kudos to ${name}`,
  fullReport: 'Open full report',
  why: 'Why these quotes?',
  settings: 'Day, time and place…',
  mute: 'Mute',
  muted: (team: string) =>
    `The summary of *${team}* is muted: it does not come any more until you turn it on again. \`/competency team\` still shows it.`,
  unmute: 'Turn on again',
  unmuted: (team: string) => `The summary of *${team}* comes again.`,
  whyTitle: (team: string) => `Why these quotes (${team})`,
  whyRules:
    'Quotes show as many colleagues and as many givers as possible. Among what is left, those go first whose giver stands behind the behaviour, whose words tell of something that was done, and whose behaviour was not seen in the four weeks before. How long a text is and how many joined in count for nothing. What you wrote yourself comes after what others wrote.',
  whyNone: 'There are no quotes in this summary: nobody has described a behaviour in that week.',
  reasons: {
    confirmed: 'the giver stands behind the behaviour',
    concrete: 'the words tell of something that was done',
    'not-seen-lately': 'this behaviour was not seen in the four weeks before',
    'another-colleague': 'it shows a colleague whom no other quote shows',
    'another-giver': 'no other quote is by this giver',
  } satisfies Record<HighlightReason, string> as Record<HighlightReason, string>,
  noReason: 'one of the few that tell of a behaviour',
  settingsTitle: 'Weekly summary',
  settingsDay: 'Day',
  settingsUsual: 'As the team’s schedule says',
  settingsTime: 'Time',
  settingsTimeHint: 'On your own clock, and never before the time of the team’s schedule has come.',
  settingsPlace: 'Send it to',
  settingsPlaceHint:
    'Empty: a direct message. A channel must be one that only the managers of this team and Laurel are in.',
  settingsSaved: (team: string) => `Saved: how you get the summary of *${team}*.`,
  settingsOn: 'Send it',
  settingsOnYes: 'Every time the schedule says',
  settingsOnNo: 'Not at all (muted)',
}

export const teamSummaryZhCN: typeof teamSummaryEn = {
  feedback: (count, average) => `*${count} 条反馈* 与你共享 · 此前平均每周 ${average} 条`,
  feedbackCame: '有反馈与你共享。',
  quotesSince: day => `数字是最近七天的；引用从 ${day} 算起，此后的内容还没有出现在小结里。`,
  pulse: '问卷',
  pulseFigures: (day, mean, answered, invited) =>
    `最近一次（${day}）：平均 *${mean}* 分（满分 5 分），${invited} 人中有 ${answered} 人回答`,
  pulseAnswered: (day, answered, invited) =>
    `最近一次（${day}）：${invited} 人中有 ${answered} 人回答，没有需要打分的题。`,
  pulseUp: (difference, day) => `比 ${day} 那次 ▲ ${difference}`,
  pulseDown: (difference, day) => `比 ${day} 那次 ▼ ${difference}`,
  pulseSame: day => `与 ${day} 那次持平`,
  pulseBelow: (day, threshold) =>
    `最近一次（${day}）：回答不足 ${threshold} 份，或者看了数字就能猜出某个人怎么答，因此不显示任何数字。`,
  requests: '等待中的反馈邀请',
  requestLine: (asker, subject, indicators, waiting, day) =>
    `${asker} 想了解 ${subject}${indicators && ` · ${indicators}`} · 还有 ${waiting} 位同事没有回复，${day} 截止`,
  requestLineOwn: (asker, indicators, waiting, day) =>
    `${asker} 想听听对自己的反馈${indicators && ` · ${indicators}`} · 还有 ${waiting} 位同事没有回复，${day} 截止`,
  suggestion: '不妨做一件事',
  noticeForAll: (person, days) =>
    `最近 ${days} 天，还没有人写下 ${person} 做过的事。这周留意一下，看到了就说出来。`,
  noticeYourself: (person, days) => `最近 ${days} 天，别人为 ${person} 点过赞，你还没有。你看到了什么？`,
  lookFor: (indicator, day) => `${indicator} 上一次有人提到是 ${day}。这周谁做到了？告诉 TA。`,
  giveKudosTo: name => `为 ${name} 点赞`,
  fullReport: '打开完整报告',
  why: '为什么选这几条？',
  settings: '时间和位置…',
  mute: '不再推送',
  muted: team => `“${team}”的小结不再推送，直到你重新打开。用 \`/competency 团队\` 随时可以查看。`,
  unmute: '重新打开',
  unmuted: team => `“${team}”的小结恢复推送。`,
  whyTitle: team => `为什么选这几条（${team}）`,
  whyRules:
    '引用的话会尽量覆盖更多同事，也尽量来自更多点赞的人。在此之后，优先选择：点赞的人确认过行为的、文字说清楚做了什么的、前四周没有出现过的行为。文字长短、多少人附和，都不算。你自己写的排在别人写的后面。',
  whyNone: '这份小结没有引用：那一周还没有人写下具体的行为。',
  reasons: {
    confirmed: '点赞的人确认了这个行为',
    concrete: '文字说清楚了做了什么',
    'not-seen-lately': '前四周没有出现过这个行为',
    'another-colleague': '提到了其他引用没有提到的同事',
    'another-giver': '其他引用不是这个人写的',
  },
  noReason: '写到具体行为的本来就不多',
  settingsTitle: '每周小结',
  settingsDay: '星期几',
  settingsUsual: '按团队的时间安排',
  settingsTime: '时刻',
  settingsTimeHint: '按你所在地的时间，不会早于团队安排的时间。',
  settingsPlace: '发到哪里',
  settingsPlaceHint: '留空则私信给你。如果选频道，里面只能有这个团队的负责人和 Laurel。',
  settingsSaved: team => `已保存：“${team}”的小结怎样发给你。`,
  settingsOn: '推送',
  settingsOnYes: '按时间安排推送',
  settingsOnNo: '不推送',
}
