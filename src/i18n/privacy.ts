/** Erasing somebody, and what a person may ask about their own data. */
export const privacyEn = {
  removedCard: {
    words: 'This was removed with the data of a colleague, which was erased.',
    report: 'This report is no longer shown: what it quoted was taken back, or its readers have changed.',
  },
  title: 'Your data',
  explain:
    'You can ask for a copy of everything Laurel stores about you, or to have it erased. An admin carries it out.',
  dataExplained:
    'Everything Laurel stores about you, as it is stored; the newest stand first. The file has all of it.',
  askExport: 'Export my data',
  askErase: 'Erase my data',
  eraseQuestion: 'Ask to have your data erased?',
  eraseExplained:
    'Kudos that you received, your feedback and your settings are deleted. Kudos that you gave stay with your colleagues, without your name. It cannot be undone. An admin carries it out.',
  yesAsk: 'Ask for it',
  asked: { export: 'You asked for a copy of your data.', erase: 'You asked to have your data erased.' },
  takeBack: 'Take it back',
  requested: {
    export: 'Noted. An admin will have your data ready for you.',
    erase: 'Noted. An admin will have your data erased, and you can take it back until then.',
  },
  takenBack: 'Taken back. Nothing was changed.',
  openTitle: 'Privacy requests',
  none: 'Nobody has asked.',
  line: {
    export: (person: string, when: string) => `${person} asked for a copy of their data, ${when}.`,
    erase: (person: string, when: string) => `${person} asked to have their data erased, ${when}.`,
  },
  carryOut: { export: 'Hand it over', erase: 'Erase…' },
  confirmErase: 'Erase this person’s data?',
  confirmEraseText: (person: string) =>
    `${person}: everything Laurel stores is deleted; kudos that they gave stay without their name. It cannot be undone.`,
  thisPerson: 'This person',
  yesErase: 'Erase',
  confirmExport: 'Hand the data over?',
  confirmExportText: (person: string) => `${person} gets a link in a direct message, which works for a day.`,
  yesExport: 'Hand over',
  erased: (received: number, given: number) =>
    `Erased: ${received} kudos received, and the giver of ${given} kudos. Cards in channels follow.`,
  youWereErased:
    'What Laurel stored about you is erased. If you use Laurel again, it starts with an empty page.',
  handedOver: 'Done: the person has a link to their data.',
  dataReady: 'Here is what Laurel stores about you. The link works for a day, and for you only.',
  openData: 'Open my data',
  noAddress: (person: string) =>
    `Laurel has no web address (LAUREL_PUBLIC_URL), so it cannot hand the data over by itself. An operator runs: \`laurel export ${person} --everything\`. Once they have the file, mark it as handed over.`,
  markDone: 'Mark as handed over',
  confirmDone: 'Has this person got their data?',
  confirmDoneText: 'The request is closed then, and they are told.',
  yesDone: 'Yes, they have',
  markedDone: 'Closed, and the person is told.',
  youHaveYourData:
    'An admin has noted that you have got the copy of your data. If you have not, ask again in Laurel’s Home, under “Settings”.',
  newRequest: {
    export: (person: string) =>
      `${person} asks for a copy of their data. You find it in Laurel’s Home, under “Admin”.`,
    erase: (person: string) =>
      `${person} asks to have their data erased. You find it in Laurel’s Home, under “Admin”.`,
  },
  requestTakenBack: (person: string) =>
    `${person} took back what they asked about their data. There is nothing left to do.`,
}

export const privacyZhCN: typeof privacyEn = {
  removedCard: {
    words: '一位同事的数据已被清除，这里的内容随之删除。',
    report: '这份报告不再显示：其中引用的点赞已撤回，或读者已有变动。',
  },
  title: '我的数据',
  explain: '你可以索取 Laurel 保存的所有关于你的数据，也可以要求删除。由管理员处理。',
  dataExplained: 'Laurel 保存的关于你的全部数据，原样列出，最近的在前；完整内容在文件里。',
  askExport: '导出我的数据',
  askErase: '删除我的数据',
  eraseQuestion: '要申请删除你的数据吗？',
  eraseExplained:
    '你收到的点赞、你的反馈和设置都会删除。你送出的点赞会留给同事，但不再署你的名字。删除后无法恢复，由管理员处理。',
  yesAsk: '申请删除',
  asked: { export: '你已申请导出数据。', erase: '你已申请删除数据。' },
  takeBack: '撤回申请',
  requested: {
    export: '收到。管理员处理后会把数据交给你。',
    erase: '收到。管理员会来处理，在那之前你可以随时撤回。',
  },
  takenBack: '已撤回，什么都没有改动。',
  openTitle: '隐私申请',
  none: '目前没有人申请。',
  line: {
    export: (person, when) => `${person} 申请导出自己的数据，${when}。`,
    erase: (person, when) => `${person} 申请删除自己的数据，${when}。`,
  },
  carryOut: { export: '交给本人', erase: '删除…' },
  confirmErase: '要删除这个人的数据吗？',
  confirmEraseText: person =>
    `${person} 的所有数据都会删除；TA 送出的点赞会保留，但不再署名。删除后无法恢复。`,
  thisPerson: '这个人',
  yesErase: '删除',
  confirmExport: '要把数据交给本人吗？',
  confirmExportText: person => `${person} 会在私信里收到一个链接，一天内有效。`,
  yesExport: '交给本人',
  erased: (received, given) =>
    `已删除：收到的 ${received} 条点赞，以及 ${given} 条点赞的署名。频道里的卡片随后更新。`,
  youWereErased: 'Laurel 保存的关于你的数据已经删除。如果以后再用 Laurel，会从空白开始。',
  handedOver: '完成：本人已收到数据链接。',
  dataReady: '这是 Laurel 保存的关于你的全部数据。链接一天内有效，只供你本人使用。',
  openData: '打开我的数据',
  noAddress: person =>
    `Laurel 没有设置网址（LAUREL_PUBLIC_URL），没法自动交付。请运维人员运行：\`laurel export ${person} --everything\`。把文件交给本人之后，再标记为已交付。`,
  markDone: '标记为已交付',
  confirmDone: '本人拿到数据了吗？',
  confirmDoneText: '确认后申请就此结束，本人会收到通知。',
  yesDone: '已经拿到',
  markedDone: '申请已结束，本人会收到通知。',
  youHaveYourData: '管理员已确认你拿到了自己的数据。如果还没有收到，请在 Laurel 主页的“设置”里再申请一次。',
  newRequest: {
    export: person => `${person} 申请导出自己的数据。请在 Laurel 主页的“管理”里处理。`,
    erase: person => `${person} 申请删除自己的数据。请在 Laurel 主页的“管理”里处理。`,
  },
  requestTakenBack: person => `${person} 撤回了关于自己数据的申请，不用处理了。`,
}
