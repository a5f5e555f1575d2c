import { mostDaysOff } from '../core/hours/hours-wish.ts'
import type { Catalogue } from './catalogue.ts'
import { dataTablesZhCN } from './data-tables.ts'
import { disputesZhCN } from './disputes.ts'
import { feedbackZhCN } from './feedback.ts'
import { feedbackRefusalsZhCN } from './feedback-refusals.ts'
import { listText } from './formats.ts'
import { homeZhCN } from './home.ts'
import { hoursZhCN } from './hours.ts'
import { identityRefusalsZhCN, identityZhCN } from './identity.ts'
import { moreSummariesZhCN } from './more-summaries.ts'
import { picturesZhCN } from './pictures.ts'
import { privacyZhCN } from './privacy.ts'
import { pulseZhCN } from './pulse.ts'
import { questionsZhCN } from './questions.ts'
import { reportZhCN } from './report.ts'
import { teamSummaryZhCN } from './team-summary.ts'
import { teamsZhCN } from './teams.ts'
import { unclearZhCN } from './unclear.ts'
import { undeliveredZhCN } from './undelivered.ts'
import { mentions, when } from './wording.ts'

function recognisedOf(people: number, members: number): string {
  if (members === 1) return `*唯一的成员${people === 1 ? '被点赞了' : '还没有被点赞'}*`
  return `*${members} 人中有 ${people} 人被点赞*`
}

export const zhCN: Catalogue = {
  common: {
    list: items => listText(items, 'zh-CN'),
    titled: (title, words) => `${title}${/[？！。]$/.test(title) ? '' : '：'}${words}`,
    aside: (words, more) => `${words}（${more}）`,
    paragraph: sentences => sentences.join(''),
    clauses: words => words.join('；'),
    failed: '抱歉，刚才出了点问题，是我们这边的错，什么都没有改动。请稍后再试一次。',
    cancel: '取消',
    save: '保存',
    language: '中文',
  },
  help: {
    greeting: name =>
      `${name}，你好！我是 Laurel。同事之间的每一句认可，我都会变成胜任力的依据：没有积分，也没有排名。`,
    lines: ({ isManager, isAdmin }) => [
      '*点赞同事*\n`/kudos` 打开表单；`/kudos @ana 谢谢你……` 直接发出。可以同时 @ 几个人，也可以加 `#指标`。在消息菜单里选“为此点赞”也行。',
      '*私下反馈*\n`/feedback @ana` 打开表单；`/feedback 征求 @ana @ben 关于……` 向别人要反馈；`/feedback 列表` 查看自己的。',
      '*我的胜任力*\n`/competency 我` 看看同事眼中你做过的事。',
      ...(isManager
        ? [
            '*我的团队*\n`/competency 团队` 查看团队小结，`/competency @同事` 查看你负责的某一位；`/pulse` 查看和发起问卷。',
          ]
        : []),
      ...(isManager || isAdmin
        ? ['*问卷*\n`/laurel 安排` 设置时间、节假日和暂停；`/laurel 题库` 添加自己的问题。']
        : []),
      ...(isAdmin
        ? [
            '*设置*\n`/laurel 设置` 设置团队、负责人和时间安排；`/competency 组织` 查看整个组织的概况，只看群体。',
          ]
        : []),
      '*时间*\n`/laurel 时间` 设置什么时候可以打扰你、休假日，以及是否参加问卷。',
      '*语言*\n`/laurel 语言 english` 或 `/laurel 语言 中文`。',
      '如果这些命令被别的应用占用了，用 `/laurel 点赞`、`/laurel 反馈`、`/laurel 胜任力` 也一样。',
    ],
    noTeams: '现在还没有团队，管理员可以用 `/laurel 设置` 添加。',
    unknown: word => `我不懂“${word}”。我会做这些：`,
    languageSet: '好的，以后我和你说中文。',
    languageAsk: '用哪种语言？`/laurel 语言 english` 或 `/laurel 语言 中文`。',
    homeTitle: 'Laurel',
    giveKudos: '点赞同事',
    otherLanguage: 'English',
    notHere: '这件事需要用命令：输入 `/laurel`，后面加同样的词。',
  },
  giving: {
    cardTitle: (giver, recipients) => `${giver} 为 ${recipients} 点赞`,
    cardGone: {
      withdrawn: giver => `${giver} 撤回了这条点赞。`,
      'taken-down': giver => `${giver} 的这条点赞已被管理员撤下。`,
    },
    plusOneLabel: count => (count === 0 ? '我也赞' : `我也赞，已有 ${count} 人`),
    edited: '已编辑',
    sourceLink: '查看原消息',
    suggestedChip: indicator => `${indicator}？（建议）`,
    menu: {
      change: '更换行为指标…',
      edit: '修改内容…',
      withdraw: '撤回',
      report: '向管理员举报',
    },
    indicatorOf: (name, competency) => `*${name}* · ${competency}`,
    posted: channel => `你的点赞马上发到 ${channel}。`,
    mappedTo: (indicator, words, p) =>
      `识别为 ${indicator}${words ? `，依据是${words}` : ''}，把握约 ${Math.min(99, Math.round(p * 100))}%。对吗？`,
    unsure: words => `这里面有具体的行为${words ? `（${words}）` : ''}，但我拿不准是哪一项。哪个最贴切？`,
    noBehaviour: '谢谢你的这份心意！不过我没看出具体的行为，所以暂不归入任何指标。对方做了什么帮到了你？',
    unread: '我只读得懂中文和英文，所以看不出这是哪一种行为。你写的话原样保留，行为可以由你来选。',
    decided: indicators => `已记为 ${indicators}，谢谢。`,
    declined: '好的，不归入任何指标，点赞照常保留。',
    alreadyWithdrawn: '这条点赞你已经撤回了。',
    addWhatTheyDid: '补充 TA 做了什么…',
    correct: '没错',
    change: '换一个…',
    noIndicator: '不归入指标',
    undelivered: (channel, reason) =>
      `你的点赞已经保存，但没能发到 ${channel}（${reason}）。如果我不在那个频道里，请先用 \`/invite @Laurel\` 邀请我，再试一次。`,
    tryAgain: '再试一次',
    reported: (giver, recipients) => `有同事举报了 ${giver} 给 ${recipients} 的这条点赞。`,
    reportWhatNow: '请看一看，决定保留还是撤下；有时和发出的人聊一聊就够了。',
    reportStands: '可以保留',
    reportTakeDown: '撤下',
    takeDownTitle: '撤下这条点赞？',
    takeDownQuestion:
      '撤下后不再计入任何人，卡片上会注明已被管理员撤下；发出的人和举报的人都会收到通知。撤下后无法恢复。',
    takenDown: recipients =>
      `有同事举报了你给 ${recipients} 的点赞，管理员看过后决定撤下。它不再计入，卡片上也有注明。如果你有不同看法，请直接找管理员谈谈。`,
    reportOutcome: {
      stands: '管理员已经看过，予以保留。',
      withdrawn: '点赞的人已经撤回。',
      'taken-down': '管理员已经撤下。',
    },
    reportNews: {
      stands: (giver, recipients) =>
        `你举报的 ${giver} 给 ${recipients} 的点赞，管理员已经看过，决定保留。如果你仍觉得不妥，请直接找管理员谈谈。`,
      withdrawn: (giver, recipients) => `你举报的 ${giver} 给 ${recipients} 的点赞，点赞的人已经撤回。`,
      'taken-down': (giver, recipients) =>
        `你举报的 ${giver} 给 ${recipients} 的点赞，管理员看过后已经撤下。`,
    },
    reportTitle: '举报这条点赞？',
    reportQuestion: '管理员会看到这条点赞的内容并来处理，不会知道是谁举报的。',
    reportThanks: '谢谢，已经告知管理员，不会透露是谁举报的。有了结果会告诉你。',
    withdrawn: '已撤回，不再计入，卡片上也会注明。',
    modalTitle: '点赞同事',
    modalSubmit: '点赞',
    modalTo: '给谁',
    modalToHint: '可以选一位或几位同事。',
    modalText: 'TA 做了什么？带来了什么结果？',
    modalTextPlaceholder: '故障是他自己的改动引起的，没人催他就先在群里说了，当晚写好修复和检查脚本。',
    modalIndicator: '行为指标',
    modalIndicatorPlaceholder: '不选的话由我来建议',
    modalChannel: '发到哪里',
    editTitle: '修改点赞',
    changeTitle: '更换行为指标',
    changeLabel: '这是哪一种行为？',
    changePlaceholder: '搜索全部指标',
    mostLikely: '最有可能',
    about: text => `关于：${text}`,
    withdrawTitle: '撤回这条点赞？',
    withdrawQuestion: '撤回后不再计入任何人，卡片上会注明已撤回。',
  },
  feedback: feedbackZhCN,
  refusals: {
    ...feedbackRefusalsZhCN,
    ...identityRefusalsZhCN,
    'empty-text': () => '还没写 TA 做了什么呢。例如：`/kudos @ana 替大家值了晚班，版本才赶得上发布`。',
    'text-too-long': ({ limit }) => `内容超过 ${limit} 个字符了，请稍微精简一下；还没有发出。`,
    'no-recipient': () => '要给谁点赞？请至少 @ 一位同事：`/kudos @ana 谢谢你……`。',
    self: () => '不能给自己点赞哦。让同事看到你的好，由他们来说！',
    bot: ({ people = [] }) => `${mentions(people, 'zh-CN')} 是应用，点赞和反馈只能给人。`,
    stranger: ({ people = [] }) =>
      `${mentions(people, 'zh-CN')} 是外部组织的人，点赞和反馈只在本工作区同事之间进行。`,
    inactive: ({ people = [] }) => `${mentions(people, 'zh-CN')} 已经不在这个工作区了。`,
    'unknown-person': ({ people = [] }) => `在这个工作区里找不到 ${mentions(people, 'zh-CN')}。`,
    'too-many-recipients': ({ limit }) => `一次最多点赞 ${limit} 个人，人多就不够真诚了。`,
    'over-limit': ({ limit }) => `你今天已经点了 ${limit} 次赞，到上限了。这一条留到明天吧！`,
    'same-text': () => '你今天已经对同样的人说过一模一样的话了，没有重复发出。',
    'unknown-indicator': ({ word }) => `当前的胜任力词典里没有“${word}”这个指标。`,
    'no-channel': () =>
      '不知道该发到哪里：请在频道里使用 `/kudos`，或者请管理员在 `/laurel 设置` 里指定点赞频道。',
    'not-in-channel': () => '要发到的那个会话里没有你，或者没有我。请另选一个，目前什么都没有发出。',
    'not-the-giver': () => '只有点赞的人自己才能修改。',
    'own-kudos': () => '这条点赞里已经有你了，+1 留给其他同事吧。',
    'own-report': () => '这条点赞是你自己发的，无需举报；不合适的话，直接撤回就行。',
    'no-judge': ({ people = [] }) =>
      `${people.length > 0 ? `能处理举报的管理员只有 ${mentions(people, 'zh-CN')}，而这条点赞正与 TA 有关` : '现在还没有能处理举报的管理员'}。这次举报没有告诉任何人。可以找信任的人谈谈，或者请公司再指定一位管理员。`,
    'own-judgement': () => '这条点赞与你自己有关，请由其他管理员来处理。',
    'report-settled': () => '这次举报已经有管理员处理过了。',
    withdrawn: () => '这条点赞已经被撤回。',
    'taken-down': () => '这条点赞已被管理员撤下。',
    'not-found': () => '找不到这条内容了，可能已被删除。',
    'not-invited': () => '这个问题没有问到你。',
    'round-closed': () => '这一轮问卷已经结束，回答没有计入。',
    'already-answered': () => '你已经回答过了。由于回答不记姓名，没法找出来修改。',
    'empty-comment': () => '还没有写内容。写一两句，或者跳过这道题。',
    'round-open': ({ until }) =>
      `这个团队还有一轮问卷在进行${until ? `，到 ${when(until, 'zh-CN')} 结束` : ''}。请先结束它，或者再等等。`,
    'colleague-is-private': ({ people = [] }) =>
      `同事眼中 ${mentions(people, 'zh-CN')} 做过的事，只有 TA 自己和负责人能看到。你可以用 \`/kudos\` 或者私下用 \`/feedback\` 说说你看到的；\`/competency 我\` 查看自己的。`,
    'not-a-manager': () => '只有这个团队的负责人才能这样做。',
    'organisation-is-for-admins': ({ people = [] }) =>
      `只有管理员才能查看整个组织的概况。${people.length > 0 ? `可以找 ${mentions(people, 'zh-CN')}。` : ''}用 \`/competency 我\` 可以看自己的小结。`,
    'not-an-admin': ({ people = [] }) =>
      `只有管理员才能这样做。${people.length > 0 ? `可以找 ${mentions(people, 'zh-CN')}。` : ''}`,
    'not-a-keeper': ({ people = [] }) =>
      `只有管理员和团队负责人可以管理问题。${people.length > 0 ? `可以请 ${mentions(people, 'zh-CN')} 帮忙。` : ''}`,
    'no-team': ({ word }) =>
      word ? `你负责的团队里没有“${word}”。` : '你还没有负责的团队，管理员可以用 `/laurel 设置` 添加。',
    'no-teams': () => '现在还没有团队，所以没有可以看的内容。用 `/laurel 设置` 可以添加团队。',
    'no-members': ({ word }) =>
      `“${word}”现在没有成员，也就没有小结。管理员可以用 \`/laurel 设置\` 添加成员。`,
    'empty-team': () => '这个团队一个人也没有：应用、外部人员和已离开的人不算在内。',
    'bad-schedule': ({ word }) => `看不懂这个时间安排：${word}`,
    'channel-has-others': () =>
      '团队小结只给这个团队的负责人看。请选择一个只有各位负责人和 Laurel 在内的私密频道，或者留空，改为私信。',
    'name-taken': ({ word }) => `已经有一个叫“${word}”的团队了。`,
    'bad-days': () => '最后一天不能早于第一天。',
    'too-many-days-off': () => `最多只能有 ${mostDaysOff} 条，请先移除一条再添加。`,
    'nobody-to-ask': () => '这个团队现在没有人可以问：有人外出或休假，也有人不参加问卷。',
    'snooze-too-late': ({ until }) =>
      `问卷在那之前就结束了${until ? `（${when(until, 'zh-CN')}）` : ''}，请选一个更短的时间。`,
    'no-schedule': ({ word }) => `${word || '这个团队'}还没有这项安排。`,
    'nothing-next': () => '没有可以跳过的下一次：这项安排已关闭或暂停。',
    'until-is-past': () => '这个时间已经过去了，请选一个更晚的时间。',
    'unknown-country': ({ word }) => `不了解“${word}”的法定节假日。`,
  },
  hours: hoursZhCN,
  unclear: unclearZhCN,
  undelivered: undeliveredZhCN,
  pulse: pulseZhCN,
  questions: questionsZhCN,
  summary: {
    teamTitle: team => `${team}：本周点赞小结`,
    nothing: (team, period) =>
      `*${team}* · ${period} · 这周还没有人点赞，也没有别的消息。今天对谁说一句，就是个好开头。`,
    kudos: (count, average) => `*共 ${count} 条点赞* · 前四周平均每周 ${average} 条`,
    recognised: (people, members, givers) =>
      `${recognisedOf(people, members)}${givers === 0 ? '' : ` · 点赞的同事有 ${givers} 位`}`,
    recognisedSome: recognisedOf,
    uncounted:
      '这里不列次数，否则等于说出某个人的次数：这个团队（或它与你能看到的另一个团队相差的人）不足五位，或者本周或前几周只有一位同事被点赞。',
    seenThisWeek: names => `本周看到：${names}`,
    seenBefore: names => `前一周看到、本周没有：${names}`,
    seenSuggested: names => `只有建议、还没有人确认：${names}`,
    competencies: '胜任力',
    competenciesKey: '本周已确认行为的点赞数（括号内是前一周）',
    before: count => `（${count}）`,
    suggestedToo: count => `另有 ${count} 条待确认`,
    suggestedBesides: count => `另有 ${count} 条点赞的行为仅为建议，还没有人确认，未计入上图。`,
    stronger: '越来越多见',
    strongerLine: (indicator, now, average) => `${indicator}：本周 ${now} 条，此前平均每周 ${average} 条`,
    strongerNew: (indicator, now) => `${indicator}：本周 ${now} 条，前四周没有`,
    quiet: '近来少见',
    quietLine: (indicator, day) => `${indicator}：上一次是 ${day}`,
    highlights: '本周亮点',
    suggested: indicator => `${indicator}？（建议）`,
    see: '查看',
    more: count => `其他 ${count} 项`,
    morePeople: count => `其他 ${count} 位同事`,
    unseenByAnyone: days =>
      `*暂无依据* · 最近 ${days} 天，还没有人把这几位同事做的事写下来。这只说明大家还没留意到，不说明他们做得怎么样。`,
    unseenByReader: days => `*别人点赞过，你还没有* · 最近 ${days} 天`,
    giveKudos: '去点赞',
    profileTitle: '同事眼中你做过的事',
    profileOnlyYou: period => `${period} · 仅你可见`,
    profileCounts: (received, given) => `*收到 ${received} 条点赞* · 送出 ${given} 条`,
    profileNothing: '这段时间还没有收到点赞。同事写下你做过的事之后，就会出现在这里。',
    fromPeople: count => `来自 ${count} 位同事`,
    profileSuggested: '*仅为建议* · 点赞的人还没有确认，所以不算依据。',
    suggestedLine: (indicator, count, day) => `${indicator}：${count} 条，最近一次 ${day}`,
    latest: '最近收到的',
    noEvidenceYet: names => `*暂无依据* · 不等于短板，只是还没有人写下来：${names}`,
    whichTeam: '看哪个团队？',
    ofTeam: name => `/competency 团队 ${name}`,
    help: '`/competency 我`：同事眼中你做过的事。`/competency 团队 [名称]`：你负责的团队的小结。`/competency @同事`：你负责的某一位。`/competency 组织`（管理员）：整个组织的概况，只看群体。',
    colleagueTitle: person => `*同事眼中 ${person} 做过的事*`,
    colleagueNote: period => `${period} · TA 自己也能看到这些`,
  },
  setup: {
    title: '设置 Laurel',
    close: '关闭',
    back: '返回',
    teams: '团队',
    noTeams: '还没有团队。每个团队有成员、负责人、定期问卷和每周小结。',
    newTeam: '新建团队',
    edit: '修改',
    editLabel: team => `修改${team}`,
    moreTeams: (shown, all) => `共有 ${all} 个团队，这里列出了 ${shown} 个。查找其他团队：`,
    findTeam: '搜索团队',
    teamLine: (members, managers) => `${members} 名成员 · 负责人：${managers}`,
    scheduleLine: {
      pulse: words => `问卷：${words}`,
      summary: words => `小结：${words}`,
      personal: words => `个人小结：${words}`,
      digest: words => `频道周报：${words}`,
    },
    next: (words, time, timeZone) => `${words}，下次 ${time}（${timeZone}）`,
    off: '未开启',
    workspace: '全员设置',
    admins: 'Laurel 管理员',
    adminsHint: '可以使用本页的全部功能。工作区的所有者和管理员始终可以。',
    kudosChannel: '点赞频道',
    kudosChannelHint: '不在频道里发出的点赞会发到这里。请把 Laurel 邀请进去。',
    dailyLimit: '每人每天点赞上限（反馈另算，上限相同）',
    dailyLimitProblem: '请填写 1 到 1000 的整数。',
    defaultLanguage: '新团队的语言',
    defaultTimeZone: '新团队的时区',
    adminsProblem: '管理员只能是本工作区的同事，不能是应用、外部人员或已离开的人。',
    settingsSaved: '设置已保存。',
    teamTitle: '修改团队',
    newTeamTitle: '新建团队',
    name: '名称',
    sourceKind: '成员来自',
    sources: { channel: '一个频道', usergroup: '一个用户组', people: '指定的人' },
    sourceChannel: '频道',
    sourceChannelHint: '以保存时频道里的人为准。负责人、应用和外部人员不算成员。',
    sourceGroup: '用户组',
    sourceGroupHint: '以保存时用户组里的人为准。负责人、应用和外部人员不算成员。',
    sourcePeople: '成员',
    managers: '负责人',
    managersHint: '会收到小结和问卷结果，也可以随时发起问卷。',
    managersProblem: '负责人只能是本工作区的同事，不能是应用、外部人员或已离开的人。',
    language: '语言',
    languages: { en: 'English（英语）', 'zh-CN': '中文' },
    timeZone: '时区',
    timeZonePlaceholder: '按城市或名称搜索',
    channel: '团队频道',
    channelHint: '可以不填。请把 Laurel 邀请进去。',
    threshold: '至少几份回答才显示结果',
    thresholdHint: '回答不足这个数，任何人都看不到任何数字。最少 3 份。',
    pulse: {
      mode: '回答方式',
      modes: {
        anonymous: '匿名：不保存名字',
        confidential: '保密：保存名字，但不给任何人看',
      },
      modeHint: '从下一轮问卷起生效。每道题都会告诉大家是哪一种。',
      questions: '每轮问几道题',
      commentThreshold: '至少几条留言才显示',
      commentThresholdHint: '留言的语气比数字更容易认出人。最少 5 条。',
      commentThresholdProblem: '请填写 5 到 100 的整数。',
      report: '结果',
      reportToChannel: '也发到团队频道',
    },
    thresholdProblem: '请填写 3 到 100 的整数：再少就可能猜出是谁答的了。',
    schedules: { pulse: '问卷', summary: '团队小结', personal: '个人小结', digest: '团队频道周报' },
    digestChannel: '频道周报要发到团队频道里：请先在上面选一个。',
    modes: { off: '关闭', days: '每周固定的日子', cron: '用 cron 表达式' },
    days: '星期',
    daysProblem: '请至少选择一天。',
    time: '时间',
    timeProblem: '请选择时间。',
    cron: 'cron 表达式',
    cronHint: '依次是分、时、日、月、星期。“0 9 * * 1”表示每周一 09:00。',
    fires: (words, expression, times, timeZone) =>
      `*${words}* · \`${expression}\`\n接下来：${times}（${timeZone}）`,
    firesNever: '这个时间永远不会到来。',
    refresh: '更新成员',
    archive: '归档团队',
    archiveAsk: team => `要归档${team}吗？`,
    archiveWarning: '问卷和小结会停止，已有的记录会保留。',
    archiveYes: '归档',
    archiveNo: '保留',
    saving: '正在保存：从 Slack 读取成员……',
    teamSaved: (team, members) => `“${team}”已保存，共 ${members} 名成员。`,
    teamArchived: team => `“${team}”已归档。`,
    refreshed: (members, joined, left) =>
      [
        `现在有 ${members} 名成员。`,
        joined && `新加入：${joined}。`,
        left && `已离开：${left}。`,
        !joined && !left && '没有变化。',
      ]
        .filter(Boolean)
        .join(''),
    emptySource: '这里没有可以成为成员的人：应用、访客、已离开的人和负责人都不算。',
    channelUnseen: 'Laurel 看不到这个频道。请先把它邀请进去（/invite @Laurel），再保存一次。',
    groupUnseen: 'Laurel 读不到这个用户组。请用 usergroups:read 权限重新安装应用，或者直接指定成员。',
    slackBusy: 'Slack 让 Laurel 稍等一下，什么都没有改动。请过一分钟再保存。',
    required: '请填写这一项。',
  },
  pictures: picturesZhCN,
  disputes: disputesZhCN,
  home: homeZhCN,
  identity: identityZhCN,
  privacy: privacyZhCN,
  dataTables: dataTablesZhCN,
  report: reportZhCN,
  teams: teamsZhCN,
  moreSummaries: moreSummariesZhCN,
  teamSummary: teamSummaryZhCN,
}
