import type { AccountName, IdentityCard } from '../core/identity/view.ts'

type Platform = AccountName['platform']

const platformsEn: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' }

/** Somebody is in Slack and in Teams. `here` and `other` are names as each chat shows them, ready to be shown. */
export const identityEn = {
  title: 'Slack and Teams',
  offer: (here: Platform, hereName: string, other: Platform, otherName: string) =>
    `You are in ${platformsEn[here]} as *${hereName}*, and in ${platformsEn[other]} as *${otherName}*. Shall they be one profile?`,
  offerExplained:
    'One profile means: your competencies, your evidence, your monthly summary, your export and requests to erase your data cover both. Only you see the two together: managers and colleagues go on seeing what was said in their own chat. Nothing is moved, and you can undo it at any time.',
  yes: 'Yes, both are me',
  no: 'No',
  code: (other: Platform, code: string) =>
    `Now write this code to me in *${platformsEn[other]}*, in your own chat with Laurel: \`${code}\``,
  codeExplained:
    'That shows that both accounts are yours. It works once, for 15 minutes. Never write a code here that somebody else gave you.',
  newCode: 'New code',
  declined: (other: Platform, otherName: string) =>
    `They stay two profiles: this one, and ${platformsEn[other]} as *${otherName}*. I will not ask again; you can change your mind here or in Home → Settings.`,
  join: 'Make them one profile',
  linked: (here: Platform, hereName: string, other: Platform, otherName: string) =>
    `One profile: ${platformsEn[here]} as *${hereName}*, and ${platformsEn[other]} as *${otherName}*.`,
  linkedExplained:
    'Only you see the two together. If that was not you, or you want two profiles again, undo it: each is then as it would have been.',
  summaryHere: 'Your monthly summary comes here.',
  summaryElsewhere: (other: Platform) => `Your monthly summary comes in ${platformsEn[other]}.`,
  bringSummary: 'Send it here',
  undo: 'Make it two again',
  ended: (other: Platform) =>
    `This profile and the one in ${platformsEn[other]} are two again: the e-mail addresses differ now, an administrator has parted the workspaces, or the other account was erased. What was said to you here is all here.`,
  erasedElsewhere: 'The same was done with the account of this person on the other platform.',
}

export const identityZhCN: typeof identityEn = {
  title: 'Slack 与 Teams',
  offer: (here, hereName, other, otherName) =>
    `你在 ${platformsEn[here]} 里是 *${hereName}*，在 ${platformsEn[other]} 里是 *${otherName}*。要合成一份档案吗？`,
  offerExplained:
    '合并后，胜任力、同事写下的依据、每月小结、导出和删除数据都会包含两边的内容。只有你能看到合在一起的样子：负责人和同事看到的仍只是各自聊天平台里的内容。数据不会搬动，随时可以拆开。',
  yes: '是，两个都是我',
  no: '不用',
  code: (other, code) => `请到 *${platformsEn[other]}* 里你和 Laurel 的聊天，把这个验证码发给我：\`${code}\``,
  codeExplained:
    '这样就能确认两个账号都是你的。验证码 15 分钟内有效，只能用一次。别人给你的验证码，千万不要发到这里。',
  newCode: '换一个验证码',
  declined: (other, otherName) =>
    `好的，继续保持两份档案：这里一份，${platformsEn[other]} 里的 *${otherName}* 一份。我不会再问；想合并的话，点这里，或者到“主页 → 设置”。`,
  join: '合成一份档案',
  linked: (here, hereName, other, otherName) =>
    `已合成一份档案：${platformsEn[here]} 里的 *${hereName}* 和 ${platformsEn[other]} 里的 *${otherName}*。`,
  linkedExplained:
    '只有你能看到合在一起的样子。如果这不是你本人操作的，或者想分开，随时可以拆开，两边都会恢复原样。',
  summaryHere: '每月小结发到这里。',
  summaryElsewhere: other => `每月小结发到 ${platformsEn[other]}。`,
  bringSummary: '改发到这里',
  undo: '拆成两份',
  ended: other =>
    `这里的档案和 ${platformsEn[other]} 里的已经分开：可能是两边的邮箱不再一致，管理员拆开了两个平台，或者另一个账号的数据已删除。你在这里收到的内容都还在。`,
  erasedElsewhere: 'TA 在另一个平台的账号也一并删除了。',
}

export const identityRefusalsEn = {
  'no-other-account': () =>
    'I know no other account that is surely yours: it needs the same confirmed e-mail address in Slack and in Teams, and a workspace that an operator has joined to this one.',
  'already-linked': () => 'These accounts are one profile already.',
  'not-linked': () => 'These accounts are two profiles already.',
  'no-code': () =>
    'No code is expected here. Say yes in your other chat first, then write here the code that you see there.',
  'wrong-code': () =>
    'That is not the code. Look again in your other chat; after five wrong ones it is void.',
  'code-expired': () => 'That code does not work any more. Ask for a new one in your other chat.',
}

export const identityRefusalsZhCN: typeof identityRefusalsEn = {
  'no-other-account': () =>
    '我找不到能确定属于你的另一个账号：Slack 和 Teams 里要有同一个已验证的邮箱，并且管理员已把两个平台关联起来。',
  'already-linked': () => '这两个账号已经是一份档案了。',
  'not-linked': () => '这两个账号本来就是两份档案。',
  'no-code': () => '这里没有等待验证的请求。请先在另一个聊天里点“是”，再把那里显示的验证码发到这里。',
  'wrong-code': () => '验证码不对。请再看一眼另一个聊天；输错五次就会失效。',
  'code-expired': () => '这个验证码已失效。请到另一个聊天里换一个新的。',
}

/** What a card says, one paragraph each: the same words in both chats. `name` makes a name safe to show. */
export function identityWords(
  { state, here, other, code, summaryHere }: IdentityCard,
  t: typeof identityEn,
  name: (name: string) => string,
): string[] {
  const names = [here.platform, name(here.name), other.platform, name(other.name)] as const
  switch (state) {
    case 'offered':
      return [t.offer(...names), t.offerExplained]
    case 'code':
      return [t.code(other.platform, code ?? ''), t.codeExplained]
    case 'apart':
      return [t.declined(other.platform, name(other.name))]
    case 'linked':
      return [
        t.linked(...names),
        summaryHere ? t.summaryHere : t.summaryElsewhere(other.platform),
        t.linkedExplained,
      ]
    case 'ended':
      return [t.ended(other.platform)]
  }
}
