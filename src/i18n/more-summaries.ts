/** A person's monthly summary, the digest of a channel, and the view of the organisation. */
export const moreSummariesEn = {
  personalTitle: 'Your month',
  personalOnlyYou: (period: string) => `${period} · only you can see this`,
  personalCounts: (received: string, given: number) => `*${received} received* · ${given} given`,
  personalNothing:
    'Nobody has put into words what you did this month. That tells what was noticed, not how you work.',
  personalIndicators: 'Seen this month',
  personalLine: (indicator: string, count: string, givers: string) => `${indicator}: ${count}, ${givers}`,
  giversNow: (givers: number, before: number) =>
    `${givers} ${givers === 1 ? 'colleague stands' : 'colleagues stand'} behind it, ${givers === before ? 'as' : before === 0 ? 'none' : before} a month ago`,
  personalCompetencies: 'Colleagues who saw it, over the last year (and a month ago)',
  /** Instead of a number that would be one person's. */
  notCounted: 'seen',
  competencyLine: (name: string, givers: number | string, before: number | string) =>
    `${name} ${givers} (${before})`,
  growthNotes: (count: number) =>
    count === 1
      ? 'One growth note came to you this month; you find it with `/feedback list`.'
      : `${count} growth notes came to you this month; you find them with \`/feedback list\`.`,
  prompt: 'One thing to try',
  ask: (person: string, indicator: string) =>
    `Ask ${person} about ${indicator}: nobody has put it into words yet, so an outside view may help.`,
  askButton: (name: string) => `Ask ${name}`,
  askConfirm: (name: string, indicator: string) =>
    `${name} gets a message from you, asking for private feedback about “${indicator}”. They may decline.`,
  asked: (person: string) =>
    `${person} is asked. What they answer is for you alone, unless they say otherwise.`,
  allQuotes: 'Everything said about you',
  personalMute: 'No monthly summary',
  personalMuted: 'You get no monthly summary any more. `/competency me` always shows your evidence.',
  personalUnmute: 'Send it again',
  personalUnmuted: 'The monthly summary comes again.',
  ownTitle: 'Said about you',
  ownNothing: 'Nothing yet in the last year.',
  ownPage: (page: number, pages: number) => `Page ${page} of ${pages} · only you can see this`,
  ownNewer: 'Newer',
  ownOlder: 'Older',
  managersNotLately: (people: string, days: number) =>
    `Managers may read whom they have not recognised lately. Not you in the last ${days} days: ${people}.`,
  nobodyLately: (days: number) =>
    `Your managers may read that nobody has put into words what you did in the last ${days} days. That tells what was noticed, not how you work.`,
  digestTitle: (team: string) => `${team}: kudos of the week`,
  digestCounts: (kudos: number, givers: number) =>
    `${kudos} public kudos by ${givers === 1 ? 'one colleague' : `${givers} colleagues`}`,
  digestSeen: 'What was seen',
  organisation: 'The organisation in kudos',
  organisationPeriod: (period: string) =>
    `${period}, against as many days before · groups of five or more only`,
  organisationKudos: (kudos: string, before: string, people: string) =>
    `*${kudos} kudos* received (${before} in the period before) · ${people} people counted`,
  organisationMembers: 'Counted are the members and managers of all teams listed, each person once.',
  organisationManagersLeftOut: (count: number) =>
    `Counted are the members of all teams listed. ${
      count === 1
        ? 'One manager who is a member of none of them is'
        : `${count} managers who are members of none of them are`
    } not: figures of fewer than five people stay hidden.`,
  organisationGave: (share: string) => `*${share}* of these people gave kudos`,
  organisationReceived: (share: string) => `*${share}* received some`,
  reciprocity: (share: string) =>
    `Among these people, *${share}* of those whom a colleague recognised have recognised that colleague, too`,
  concentration: (share: string, even: string) =>
    `The ten who received most got *${share}* of all kudos; spread as evenly as possible, ten would have ${even}`,
  departments: 'Teams',
  department: (name: string, members: number, gave: number, received: number) =>
    `*${name}* · ${gave} of ${members} members gave, ${received} of ${members} received`,
  departmentCompetencies: (list: string) => `Kudos with a confirmed behaviour (before): ${list}`,
  departmentNone: 'No confirmed behaviour in this time.',
  hiddenTeams: (count: number) =>
    `${count === 1 ? 'One team is' : `${count} teams are`} not shown: fewer than five people are in it, or too few set it apart from a team that is shown.`,
  coverage: (seen: number, all: number) =>
    `*${seen} of ${all}* behaviours of the dictionary were seen among the people counted`,
  notSeen: (list: string) => `Not seen among them: ${list}`,
  tooSmall: 'There are too few people in teams to say anything: nothing is shown for fewer than five.',
}

export const moreSummariesZhCN: typeof moreSummariesEn = {
  personalTitle: '你的这个月',
  personalOnlyYou: period => `${period} · 仅你可见`,
  personalCounts: (received, given) => `*收到 ${received}* · 送出 ${given} 条点赞`,
  personalNothing: '这个月还没有人写下你做过的事。这只说明大家没留意到，不说明你做得怎么样。',
  personalIndicators: '这个月大家看到的',
  personalLine: (indicator, count, givers) => `${indicator}：${count}，${givers}`,
  giversNow: (givers, before) =>
    givers === before
      ? `有 ${givers} 位同事看到过，与一个月前相同`
      : `有 ${givers} 位同事看到过，一个月前${before === 0 ? '还没有' : `是 ${before} 位`}`,
  personalCompetencies: '最近一年有多少位同事看到（括号内是一个月前）',
  notCounted: '有过',
  competencyLine: (name, givers, before) => `${name} ${givers}（${before}）`,
  growthNotes: count => `这个月收到 ${count} 条成长建议，用 \`/feedback 列表\` 可以看到。`,
  prompt: '不妨试一件事',
  ask: (person, indicator) =>
    `问问 ${person} 怎么看你的 ${indicator}：还没有人写到过，听听旁人的看法也许有帮助。`,
  askButton: name => `问问 ${name}`,
  askConfirm: (name, indicator) => `${name} 会收到你的消息，请 TA 私下说说你的“${indicator}”。TA 可以不答。`,
  asked: person => `已经问了 ${person}。除非 TA 另有选择，回复只给你看。`,
  allQuotes: '大家写到你的话',
  personalMute: '不要每月小结',
  personalMuted: '以后不再给你发每月小结。用 `/competency 我` 随时可以看到自己的依据。',
  personalUnmute: '恢复发送',
  personalUnmuted: '每月小结恢复发送。',
  ownTitle: '大家写到你的话',
  ownNothing: '最近一年还没有。',
  ownPage: (page, pages) => `第 ${page} 页，共 ${pages} 页 · 仅你可见`,
  ownNewer: '较新的',
  ownOlder: '较早的',
  managersNotLately: (people, days) =>
    `负责人可以看到自己最近还没有为谁点赞：最近 ${days} 天，${people} 没有为你点过赞。`,
  nobodyLately: days =>
    `你的负责人可以看到：最近 ${days} 天还没有人写下你做过的事。这只说明大家没留意到，不说明你做得怎么样。`,
  digestTitle: team => `${team}：本周点赞`,
  digestCounts: (kudos, givers) => `${givers} 位同事公开点赞 ${kudos} 次`,
  digestSeen: '大家看到的',
  organisation: '组织的点赞概况',
  organisationPeriod: period => `${period}，与之前同样长的一段时间相比 · 只显示五人及以上的群体`,
  organisationKudos: (kudos, before, people) =>
    `*共收到 ${kudos} 条点赞* · 前一段 ${before} 条 · 计入 ${people} 人`,
  organisationMembers: '计入的是所列全部团队的成员和负责人，每人只算一次。',
  organisationManagersLeftOut: count =>
    `计入的是所列全部团队的成员。另有 ${count} 位负责人不是这些团队的成员，没有计入：不足五人的数字一律不显示。`,
  organisationGave: share => `其中 *${share}* 的人点过赞`,
  organisationReceived: share => `其中 *${share}* 的人被点过赞`,
  reciprocity: share => `这些人之间的“谁赞了谁”当中有 *${share}* 得到了回赞`,
  concentration: (share, even) =>
    `收到最多的十个人占了全部点赞的 ${share}；如果尽可能平均分配，十个人应占 ${even}`,
  departments: '各团队',
  department: (name, members, gave, received) =>
    `*${name}* · ${members} 位成员中 ${gave} 人点过赞，${received} 人被点赞`,
  departmentCompetencies: list => `已确认行为的点赞数（括号内是前一段）：${list}`,
  departmentNone: '这段时间没有已确认的行为。',
  hiddenTeams: count => `有 ${count} 个团队不予显示：不足五人，或者与已显示的团队只差几个人。`,
  coverage: (seen, all) => `词典里的 ${all} 项行为中，在计入的人当中看到了 *${seen}* 项`,
  notSeen: list => `他们当中还没有看到：${list}`,
  tooSmall: '团队里的人太少，不足五人的群体一律不显示。',
}
