import { describe, expect, test } from 'vitest'
import { type ChatPage, textOf } from './chat-page.ts'
import { laurelInBrowser } from './laurel-in-browser.ts'

const words = 'told everyone about the wrong cable before it was built in'
const chinese = '客户还没开口，她就发现报表口径要变，提前把方案准备好了'

/** How long a message may take on a busy machine. */
const soon = { timeout: 30_000 }

let chat: ChatPage
laurelInBrowser('dispute', there => {
  chat = there.chat
})

describe('an indicator that does not fit, in a browser', { timeout: 120_000 }, () => {
  test('is disputed from one’s own evidence, and settled by the giver in private', async () => {
    await chat.actAs('U0PRIYA')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.say(`/kudos @tom ${words} #owns-mistakes`)
    const card = chat.messages(words).last()
    await card.waitFor()
    expect(await textOf(card)).toContain('Owns up to mistakes')

    await chat.actAs('U0TOM')
    const profile = await chat.ask('/competency me')
    await profile.getByTestId('action-evidence:all').click()
    const modal = chat.at('modal').last()
    await modal.getByTestId('action-kudos:dispute').first().click()
    await modal.getByText('Which indicator does not fit?').waitFor()
    await modal.locator('textarea').fill('It was nobody’s mistake.')
    await chat.tallPicture('form')
    await chat.at('modal-submit').last().click()
    await modal.getByText('disputed: does not count for now').waitFor()
    await chat.tallPicture('own-evidence')
    await modal.getByRole('button', { name: 'Close' }).last().click()
    await modal.waitFor({ state: 'detached' })
    await expect.poll(() => textOf(card), soon).not.toContain('Owns up to mistakes')

    await chat.actAs('U0PRIYA')
    await chat.openLaurel()
    const asked = chat.messages('does not see it as').last()
    await asked.waitFor()
    expect(await textOf(asked)).toContain('It was nobody’s mistake.')
    await chat.picture('giver')
    await asked.getByTestId('action-kudos:settle').click()
    const settled = chat.messages('Noted as').last()
    await settled.waitFor()
    await chat.picture('settled')
    await chat.openChannel('C0KUDOS', 'kudos')
    await expect.poll(() => textOf(card), soon).toContain('Owns up to mistakes')
  })

  test('and so in Chinese', async () => {
    await chat.actAs('U0HAO')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.say(`/kudos @xia ${chinese} #owns-mistakes`)
    await chat.messages(chinese).last().waitFor()
    await chat.actAs('U0XIA')
    const profile = await chat.ask('/competency me')
    await chat.tallPicture('profile-chinese')
    await profile.getByTestId('action-evidence:all').click()
    const modal = chat.at('modal').last()
    await modal.getByTestId('action-kudos:dispute').first().click()
    await modal.getByText('哪个指标不合适？').waitFor()
    await chat.tallPicture('form-chinese')
    await chat.at('modal-submit').last().click()
    await modal.getByText('有异议，暂不计入').waitFor()
    await chat.tallPicture('own-evidence-chinese')
    await modal.getByRole('button', { name: '关闭' }).last().click()
    await modal.waitFor({ state: 'detached' })
    await chat.actAs('U0HAO')
    await chat.openLaurel()
    const asked = chat.messages(chinese).last()
    await asked.waitFor()
    expect(await textOf(asked)).toContain('在你答复之前不计入')
    await chat.picture('giver-chinese')
    expect(chat.errors).toEqual([])
  })
})
