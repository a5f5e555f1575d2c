import type { Role } from '../core/home/home.ts'

/** Sentences that only Microsoft Teams needs, or says in its own way. */
export const teamsEn = {
  help: ({ isManager, isAdmin }: Role) => [
    '*Give kudos*: `kudos` opens a form. In a channel or group chat: `@Laurel kudos @Ana thanks for …` posts at once; several people and a `#indicator` are fine. Or choose “Give kudos for this” under ⋯ of a message.',
    '*Feedback, in private*: `feedback` opens a form, `feedback request` asks for it, `feedback list` shows yours.',
    '*Your competencies*: `competency me` shows what colleagues have seen you do.',
    ...(isManager
      ? [
          '*Your team*: `competency team` shows the summary, `competency @colleague` one of your people; `pulse` shows and runs the check-in.',
        ]
      : []),
    ...(isManager || isAdmin
      ? [
          '*Check-ins*: `schedule` for their times, holidays and pauses; `questions` for questions of your own.',
        ]
      : []),
    `*Everything in one place*: \`home\` shows what waits for you, your competencies, feedback and settings${isManager ? ', and your people' : ''}.`,
    '*Your hours*: `hours` says when I may write to you, your days off, and whether you take part in check-ins.',
    ...(isAdmin
      ? [
          '*Set up*: `setup` for teams, managers and schedules; `competency org` shows the whole organisation, in groups.',
        ]
      : []),
    '*Language*: `language english` or `language 中文`.',
    'All of these work here, and in a channel after `@Laurel`. With a slash is fine, too.',
  ],
  installed: 'Say `help` at any time to see this again.',
  installedInTeam:
    'Hello! I am Laurel. When a colleague does something that helps, say it here: `@Laurel kudos @Ana thanks for …`. I turn it into evidence about competencies: no points, no ranking.',
  openPersonal:
    'I have an answer for you alone. Add me to your own chat first: choose Laurel in the Apps list, then “Add”, and ask again there.',
  noChatWithStrangers:
    'My answer is for you alone, and I have no chat with you. Kudos and feedback stay among colleagues of this organisation.',
  whoAreYou:
    'Teams does not tell me who you are. Please add me to your own chat: choose Laurel in the Apps list, then “Add”, and try again there. If you have, try again in a minute.',
  answeredPersonally: 'The answer is in your own chat with Laurel.',
  formBelow: 'The form is in your own chat with Laurel.',
  shownBelow: 'It is in your own chat with Laurel.',
  noRecipient:
    'Whom is it for? In a channel, mention at least one colleague: `@Laurel kudos @Ana thanks for …`. Here, say `kudos` for a form.',
  noChannel:
    'I do not know where to post it: say it in a channel or group chat that Laurel was added to, or ask an admin to choose a kudos channel in `setup`.',
  undelivered: (channel: string, reason: string) =>
    `Your kudos is safe, but it could not be posted in ${channel} (${reason}). If Laurel was removed from there, add it again, then try once more.`,
  editedMessage:
    'You edited the message with which you gave kudos. The card stays as it is: choose “Edit the text…” on it to change it.',
  deletedMessage:
    'You deleted the message with which you gave kudos. The card stays: choose “Withdraw” on it if it should not.',
  below: 'The answer is in your own chat with Laurel.',
  back: 'Back',
  timeZoneOfChat: 'As Teams says',
  saved: 'Saved.',
  kudosGiven: 'Your kudos is on its way.',
  noChannels: 'Laurel has not been added to any channel yet: add it to a team first.',
  notAllFit: (label: string, count: number) => `${label} (${count} more do not fit here)`,
  teamsShown: (first: number, last: number, total: number) => `Teams ${first} to ${last} of ${total}`,
  authorUnknown: (name: string) =>
    `I cannot find ${name}, who wrote this, among your colleagues. Kudos go to people of your organisation: choose whom it is for.`,
  notMet: (count: number) =>
    `Nothing was sent or saved: I have not met ${count === 1 ? 'one' : count} of those you named yet. It helps if they add me to their own chat (choose Laurel in the Apps list, then “Add”), or if I am added to a team or group chat that they are in. Then choose them again.`,
  adminsHint: 'They may do everything on this page. Those in the setting `TEAMS_ADMINS` always may.',
  scheduleMode: 'When',
  coachStart:
    'When was it, what did they do, what came of it? “Check” tells what would make it clearer; nothing is sent with that.',
  membersFrom: 'The members are read from the channel when you save.',
  unreachable: (people: string) =>
    `*Not reached*: ${people}. They have not added Laurel, or removed it; an administrator can install it for everybody in the Teams admin center.`,
  morePeople: (count: number) => `${count} more`,
  busy: 'Teams does not answer Laurel at the moment. Please try again in a minute.',
  channelUnseen: 'Laurel cannot see who is in this channel. Add it to that team first, then save again.',
  hoursIntro: 'Check-ins and reminders reach you only then, never on a public holiday or a day off.',
  previewTimes: 'Show the next times',
  ownChat: 'My own chat with Laurel',
  summaryPlaceHint:
    'A channel or group chat must be one that only the managers of this team and Laurel are in.',
  otherPlaces: 'Not every place is listed. For another one, say `@Laurel kudos` there.',
  otherSummaryPlaces: 'Not every place is listed: group chats come first.',
  placeHasOthers:
    'A team summary is for the managers of the team alone. Choose a group chat or channel that only they and Laurel are in, or your own chat with Laurel.',
}

export const teamsZhCN: typeof teamsEn = {
  help: ({ isManager, isAdmin }) => [
    '*点赞同事*：`点赞` 打开表单。在频道或群聊里，`@Laurel 点赞 @安娜 谢谢你……` 直接发出，可以同时 @ 几个人，也可以加 `#指标`。或者在消息的 ⋯ 菜单里选“为此点赞”。',
    '*私下反馈*：`反馈` 打开表单，`反馈 征求` 向别人要反馈，`反馈 列表` 查看自己的。',
    '*我的胜任力*：`胜任力 我` 看看同事眼中你做过的事。',
    ...(isManager
      ? ['*我的团队*：`胜任力 团队` 查看团队小结，`胜任力 @同事` 查看你负责的某一位；`问卷` 查看和发起问卷。']
      : []),
    ...(isManager || isAdmin ? ['*问卷*：`安排` 设置时间、节假日和暂停，`题库` 添加自己的问题。'] : []),
    `*主页*：\`主页\` 集中显示等你处理的事、你的胜任力、反馈和设置${isManager ? '，还有你的成员' : ''}。`,
    '*我的时间*：`时间` 设置什么时候可以联系你、哪几天休假，以及是否参加问卷。',
    ...(isAdmin
      ? ['*设置*：`设置` 团队、负责人和时间安排；`胜任力 组织` 查看整个组织的概况，只看群体。']
      : []),
    '*语言*：`语言 english` 或 `语言 中文`。',
    '这些话在这里直接说就行，在频道里前面加上 `@Laurel`；带斜杠也可以。',
  ],
  installed: '随时说 `帮助`，就能再看到这段说明。',
  installedInTeam:
    '大家好，我是 Laurel。同事做了帮到你的事，就在这里说出来：`@Laurel 点赞 @安娜 谢谢你……`。我会把它变成胜任力的依据：没有积分，也没有排名。',
  openPersonal:
    '有一条只给你看的回答。请先把我加到你自己的聊天里：在“应用”里找到 Laurel，点“添加”，然后在那里再问一次。',
  noChatWithStrangers:
    '这条回答只能给你一个人看，可我和你没有单独的聊天。点赞和反馈只在本组织的同事之间进行。',
  whoAreYou:
    'Teams 没有告诉我你是谁。请在“应用”里找到 Laurel，点“添加”，把我加到你自己的聊天里，再试一次。如果已经加过，请过一分钟再试。',
  answeredPersonally: '回答已经发到你和 Laurel 的聊天里。',
  formBelow: '表单已经发到你和 Laurel 的聊天里。',
  shownBelow: '已经发到你和 Laurel 的聊天里。',
  noRecipient:
    '要给谁点赞？在频道里请至少 @ 一位同事：`@Laurel 点赞 @安娜 谢谢你……`。在这里可以说 `点赞` 打开表单。',
  noChannel: '不知道该发到哪里：请在加了 Laurel 的频道或群聊里说，或者请管理员在 `设置` 里指定点赞频道。',
  undelivered: (channel, reason) =>
    `你的点赞已经保存，但没能发到 ${channel}（${reason}）。如果 Laurel 已经从那里移除，请重新添加，再试一次。`,
  editedMessage: '你修改了用来点赞的那条消息，但卡片不会跟着变：要改的话，请点卡片上的“修改内容…”。',
  deletedMessage: '你删除了用来点赞的那条消息，但卡片还在：不想保留的话，请点卡片上的“撤回”。',
  below: '回答已经发到你和 Laurel 的聊天里。',
  back: '返回',
  timeZoneOfChat: '跟随 Teams',
  saved: '已保存。',
  kudosGiven: '你的点赞马上发出。',
  noChannels: 'Laurel 还没有加到任何频道里：请先把它加到一个团队。',
  notAllFit: (label, count) => `${label}（还有 ${count} 项放不下）`,
  teamsShown: (first, last, total) => `第 ${first} 至 ${last} 个团队，共 ${total} 个`,
  authorUnknown: name => `写这条消息的 ${name} 不在你的同事当中，只能给本组织的人点赞：请选择要给谁。`,
  notMet: (count: number) =>
    `没有发送，也没有保存：你选的人里有 ${count} 位我还不认识。请他们把我加到自己的聊天里（在“应用”里找到 Laurel，点“添加”），或者把我加到他们所在的团队或群聊里，然后再选一次。`,
  adminsHint: '可以使用本页的全部功能。设置项 `TEAMS_ADMINS` 里列出的人始终可以。',
  scheduleMode: '什么时候',
  coachStart:
    '什么时候的事？TA 做了什么？带来了什么结果？点“看看怎么写更好”，我会提示怎样更清楚，不会就此发出。',
  membersFrom: '保存时会读取这个频道的成员。',
  unreachable: people =>
    `*联系不上*：${people}。他们还没有添加 Laurel，或者已经移除；管理员可以在 Teams 管理中心为所有人安装。`,
  morePeople: count => `另外 ${count} 人`,
  busy: 'Teams 现在没有回应 Laurel，请过一分钟再试。',
  channelUnseen: 'Laurel 看不到这个频道的成员。请先把它加到那个团队，再保存。',
  hoursIntro: '问卷和提醒只在这段时间发给你；法定节假日和休假日都不会打扰你。调休上班的日子算工作日。',
  previewTimes: '看看接下来的时间',
  ownChat: '我和 Laurel 的聊天',
  summaryPlaceHint: '如果选频道或群聊，里面只能有这个团队的负责人和 Laurel。',
  otherPlaces: '这里没有列出所有地方。想发到别处，就在那里说 `@Laurel 点赞`。',
  otherSummaryPlaces: '这里没有列出所有地方，群聊排在前面。',
  placeHasOthers:
    '团队小结只给这个团队的负责人看。请选择只有各位负责人和 Laurel 在内的群聊或频道，或者选你和 Laurel 的聊天。',
}
