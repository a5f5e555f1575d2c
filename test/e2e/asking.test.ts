import { describe, expect, test } from 'vitest'
import { type ChatPage, textOf } from './chat-page.ts'
import { laurelInBrowser } from './laurel-in-browser.ts'

/** How long a message may take on a busy machine. */
const soon = { timeout: 30_000 }

let chat: ChatPage
laurelInBrowser('asking', there => {
  chat = there.chat
})

const asked = [
  {
    asker: 'U0TOM',
    colleague: 'U0BEN',
    line: '/feedback request @ben @nobody about juggling and owns-mistakes',
    person: 'I do not know who “@nobody” is.',
    topic: '“juggling” names no single behaviour',
    note: 'juggling',
    request: 'asks you for feedback',
    reply: 'I have been away.',
  },
  {
    asker: 'U0HAO',
    colleague: 'U0XIA',
    line: '/feedback 征求 @xia @小明 关于 主动认错误、主动认错补救',
    person: '我不认识“@小明”。',
    topic: '最接近的是：#主动认错补救',
    note: '主动认错误',
    request: '想听听你的反馈',
    reply: '最近没怎么一起做事。',
  },
] as const

describe('asking in words, in a browser', { timeout: 120_000 }, () => {
  test.each(asked)('$asker sees what was not understood, asks all the same, and hears a no', async each => {
    await chat.actAs(each.asker)
    await chat.openLaurel()
    await chat.say(each.line)
    const modal = chat.at('modal')
    await modal.waitFor()
    expect(await textOf(modal)).toContain(each.person)
    expect(await textOf(modal)).toContain(each.topic)
    expect(await modal.locator('textarea').inputValue()).toBe(each.note)
    await chat.tallPicture(`form-${each.asker}`)
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })

    await chat.actAs(each.colleague)
    await chat.openLaurel()
    const card = chat.messages(each.request).last()
    await card.waitFor()
    await card.getByTestId('action-feedback:decline').click()
    await modal.locator('textarea').fill(each.reply)
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })
    await expect.poll(() => textOf(card), soon).not.toContain('…')
    await chat.picture(`declined-${each.colleague}`)

    await chat.actAs(each.asker)
    await chat.openLaurel()
    await chat.messages(each.reply).first().waitFor()
    await chat.picture(`told-${each.asker}`)
  })

  test('a manager reads which behaviours were seen of one of their people, a colleague is told whose that is', async () => {
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    const shown = await textOf(await chat.ask('/competency @ben'))
    expect(shown).toContain('they see all of this, too')
    expect(shown).toContain('Owns up to mistakes')
    expect(shown).not.toMatch(/\d+ kudos/)
    await chat.tallPicture('colleague')
    await chat.actAs('U0HAO')
    await chat.openLaurel()
    expect(await textOf(await chat.ask('/competency @ana'))).toContain('只有 TA 自己和负责人能看')
  })

  test('who reports a kudos hears what became of it, once an admin has looked', async () => {
    const words = 'found the label that nobody had seen, and told the printer at once'
    await chat.actAs('U0TOM')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.say(`/kudos @rosa ${words}`)
    await chat.actAs('U0PRIYA')
    await chat.openChannel('C0KUDOS', 'kudos')
    const card = chat.messages(words).last()
    await card.getByTestId('action-kudos:menu').click()
    await chat.page.getByText('Report to the admins').click()
    await chat.at('modal-submit').click()
    await chat.at('modal').waitFor({ state: 'detached' })
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    const report = chat.messages('reported this kudos').last()
    await report.waitFor()
    expect(await textOf(report)).toContain('see the message')
    await report.getByTestId('action-kudos:report-stands').click()
    await expect.poll(() => textOf(report), soon).toContain('it stands')
    await chat.picture('report')
    await chat.actAs('U0PRIYA')
    await chat.openLaurel()
    await chat.messages('that you reported, and let it stand').waitFor()
    expect(chat.errors).toEqual([])
  })
  test('what an admin takes down is gone for everybody, and its giver is told why', async () => {
    const words = '把夜班的好工具藏了起来，大家找了一晚上'
    await chat.actAs('U0HAO')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.say(`/kudos @xia ${words}`)
    await chat.actAs('U0YAN')
    await chat.openChannel('C0KUDOS', 'kudos')
    const card = chat.messages(words).last()
    await card.getByTestId('action-kudos:menu').click()
    await chat.page.getByText('Report to the admins').or(chat.page.getByText('向管理员举报')).click()
    await chat.at('modal-submit').click()
    await chat.at('modal').waitFor({ state: 'detached' })
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    const report = chat.messages('reported this kudos').last()
    await report.getByText(words).waitFor()
    await report.getByTestId('action-kudos:take-down').click()
    await chat.picture('take-down-asked')
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Take it down' }).click()
    await expect.poll(() => textOf(report), soon).toContain('An admin has taken it down')
    expect(await textOf(report)).not.toContain(words)
    await chat.picture('taken-down')
    await chat.actAs('U0HAO')
    await chat.openLaurel()
    const told = chat.messages('管理员看过后决定撤下').last()
    await told.waitFor()
    expect(await textOf(told)).toContain(words)
    await chat.picture('taken-down-giver')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.messages('已被管理员撤下').waitFor()
    expect(await chat.messages(words).count()).toBe(0)
    await chat.picture('taken-down-channel')
    await chat.actAs('U0YAN')
    await chat.openLaurel()
    await chat.messages('管理员看过后已经撤下').waitFor()
    await chat.picture('taken-down-reporter')
    expect(chat.errors).toEqual([])
  })
})
