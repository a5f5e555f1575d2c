/** Words in pictures, and what pictures say to those who do not see them. */
export const picturesEn = {
  barsTitle: 'Kudos with a confirmed behaviour',
  now: { week: 'this week', month: 'this month' },
  before: { week: 'the week before', month: 'the month before' },
  trendTitle: {
    week: 'Kudos with a confirmed behaviour, week by week',
    month: 'Kudos with a confirmed behaviour, by month',
  },
  /** Shows what the picture says. */
  inWords: 'In words',
  /** Under a picture. */
  notInPicture: (count: number) =>
    count === 1
      ? 'One more competency was seen; the picture has no room for it.'
      : `${count} more competencies were seen; the picture has no room for them.`,
  monthNotOver: 'this month is not over',
  countAxis: 'kudos',
  /** Where a bar has the period before only as a number behind its name. */
  barsWithBefore: (title: string, now: string, before: string) => `${title}, ${now} (${before})`,
  radarTitle: 'Colleagues who saw each competency',
  radarNow: 'now',
  radarBefore: 'a month ago',
  pulseTitle: 'Check-ins: mean of the answers',
  pulseMean: 'mean',
  meanAxis: (highest: number) => `mean, from 1 to ${highest}`,
  pulseShare: 'answered',
  pulseHidden: 'no mean to show',
  barsAlt: (now: string, before: string, bars: string) =>
    `Bars of kudos with a confirmed behaviour, ${now} (and ${before}): ${bars}.`,
  barAlt: (name: string, now: number, before: number) => `${name} ${now} (${before})`,
  trendAlt: {
    week: (weeks: number, first: string, lines: string) =>
      `Lines of kudos with a confirmed behaviour over ${weeks} weeks, the first from ${first}: ${lines}.`,
    month: (months: number, first: string, lines: string) =>
      `Lines of kudos with a confirmed behaviour in ${months} months from ${first} on, the last not over: ${lines}.`,
  },
  lineAlt: (name: string, values: string) => `${name} ${values}`,
  radarAlt: (axes: string) =>
    `Radar of how many colleagues saw each competency, now (and a month ago): ${axes}.`,
  pulseAlt: (rounds: string, highest: number) => `Line of check-in means of at most ${highest}: ${rounds}.`,
  roundAlt: (day: string, mean: string, share: string) => `${day} ${mean}, ${share} answered`,
  hiddenAlt: (day: string) => `${day} no mean to show`,
}

export const picturesZhCN: typeof picturesEn = {
  barsTitle: '已确认行为的点赞数',
  now: { week: '本周', month: '本月' },
  before: { week: '前一周', month: '上个月' },
  trendTitle: { week: '每周已确认行为的点赞数', month: '每月已确认行为的点赞数' },
  inWords: '文字说明',
  notInPicture: count => `还看到了其他 ${count} 项胜任力，图中放不下。`,
  monthNotOver: '本月还没有结束',
  countAxis: '点赞数',
  barsWithBefore: (title, now, before) => `${title}，${now}（括号内为${before}）`,
  radarTitle: '各项胜任力有多少同事看到了',
  radarNow: '现在',
  radarBefore: '一个月前',
  pulseTitle: '历次问卷的平均分',
  pulseMean: '平均分',
  meanAxis: highest => `平均分（1 到 ${highest} 分）`,
  pulseShare: '回答比例',
  pulseHidden: '不显示平均分',
  barsAlt: (now, before, bars) => `条形图：已确认行为的点赞数，${now}（括号内为${before}）：${bars}。`,
  barAlt: (name, now, before) => `${name} ${now}（${before}）`,
  trendAlt: {
    week: (weeks, first, lines) =>
      `折线图：从 ${first}起 ${weeks} 周，每周已确认行为的点赞数，从早到晚：${lines}。`,
    month: (months, first, lines) =>
      `折线图：从 ${first}起 ${months} 个月，每月已确认行为的点赞数，从早到晚，最后一个月还没有结束：${lines}。`,
  },
  lineAlt: (name, values) => `${name} ${values}`,
  radarAlt: axes => `雷达图：各项胜任力有多少位同事看到，现在（括号内为一个月前）：${axes}。`,
  pulseAlt: (rounds, highest) => `折线图：历次问卷的平均分（满分 ${highest}）：${rounds}。`,
  roundAlt: (day, mean, share) => `${day} ${mean} 分，${share}的人回答`,
  hiddenAlt: day => `${day} 不显示平均分`,
}
