import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type ChatPage, textOf } from './chat-page.ts'
import { laurelInBrowser } from './laurel-in-browser.ts'

const rude = 'You are careless and you never answer.'
const situation = 'On Monday during the outage'
const behaviour = 'you told everyone that it came from your own patch before anyone had noticed'
const impact = 'so we had the fix that night'
const chinese = '上周二评审会上你两次打断罗莎，结果我们没听到订单卡住的事'

/** How long a message may take on a busy machine. */
const soon = { timeout: 30_000 }

let chat: ChatPage
laurelInBrowser('feedback', there => {
  chat = there.chat
})

/** The words of the form, in the order in which it asks for them. */
const field = (modal: Locator, part: 'situation' | 'behaviour' | 'impact') =>
  modal.locator('.field').nth({ situation: 0, behaviour: 1, impact: 2 }[part])

describe('private feedback, in a browser', { timeout: 120_000 }, () => {
  test('the coach reads along while the giver types, and never stands in the way', async () => {
    await chat.actAs('U0PRIYA')
    await chat.openLaurel()
    await chat.say('/feedback @tom')
    const modal = chat.at('modal')
    await modal.waitFor()
    expect(await textOf(modal)).toContain('I will say here what would make it clearer')
    await field(modal, 'behaviour').pressSequentially(rude)
    await expect.poll(() => textOf(modal), soon).toContain('says what they are')
    expect(await textOf(modal)).toContain('Name one occasion instead')
    expect(await field(modal, 'behaviour').inputValue()).toBe(rude)
    await chat.tallPicture('coach')

    await field(modal, 'situation').fill(situation)
    await field(modal, 'behaviour').fill(behaviour)
    await field(modal, 'impact').fill(impact)
    await expect.poll(() => textOf(modal), soon).toContain('Clear: it says when it was')
    await expect.poll(() => textOf(modal), soon).toContain('Sounds like')
    expect(await textOf(modal)).toMatch(/Their manager: @?Ana/)
    await chat.tallPicture('clear')
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })
  })

  test('the giver confirms the mapping on their own copy', async () => {
    const copy = chat.messages('Your feedback to').last()
    await copy.waitFor()
    expect(await textOf(copy)).toContain('Only the receiver and you can read this')
    await copy.getByTestId('action-feedback:pick:ownership.owns-mistakes').click()
    await expect.poll(() => textOf(copy), soon).toContain('Noted as')
    await chat.picture('copy')
  })

  test('the receiver finds it in their direct messages, thanks and asks back', async () => {
    await chat.actAs('U0TOM')
    await chat.openLaurel()
    const card = chat.messages('tells you about a strength')
    await card.waitFor()
    expect(await textOf(card)).toContain(behaviour)
    await card.getByTestId('action-feedback:thank').click()
    await expect.poll(() => textOf(card), soon).toContain('thanked')
    await card.getByTestId('action-feedback:thread').click()
    const modal = chat.at('modal')
    await modal.waitFor()
    await modal.locator('textarea').fill('What made you notice?')
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })
    await expect.poll(() => textOf(card), soon).toContain('1 message about it')
    await chat.picture('receiver')
    const profile = await textOf(await chat.ask('/competency me'))
    expect(profile).toMatch(/1 private strength/)
  })

  test('in Chinese it is a Chinese form, with a Chinese coach', async () => {
    await chat.actAs('U0HAO')
    await chat.openLaurel()
    await chat.say('/feedback @xia')
    const modal = chat.at('modal')
    await modal.waitFor()
    await field(modal, 'behaviour').fill('你太粗心了')
    await expect.poll(() => textOf(modal), soon).toContain('是在评价人')
    await field(modal, 'behaviour').fill(chinese)
    await expect.poll(() => textOf(modal), soon).toContain('很清楚')
    await modal.getByText('成长：可以换种做法').click()
    await chat.tallPicture('coach-chinese')
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })
    await chat.actAs('U0XIA')
    await chat.openLaurel()
    const card = chat.messages('给你一个建议')
    await card.waitFor()
    expect(await textOf(card)).toContain(chinese)
    await chat.picture('receiver-chinese')
    expect(chat.errors).toEqual([])
  })
})
