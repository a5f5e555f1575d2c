import { describe, expect, test } from 'vitest'
import { type ChatPage, textOf } from './chat-page.ts'
import { laurelInBrowser } from './laurel-in-browser.ts'
import type { LaurelProcess } from './laurel-process.ts'

const ownUp =
  'turns out the outage came from his own patch; he told everyone before anyone noticed and wrote the fix and the check that night'
const askFirst =
  'asked the crane drivers what really slows them down before drawing anything, and found that it was never the button they complained about'
const ownUpInChinese =
  '原来这次故障是他自己的补丁引起的；别人还没发现，他就主动告诉了大家，当晚写好了修复和检查脚本'
const justPosted =
  'walked the new driver through every alarm of crane 6 and wrote each answer down for the next one'
const stillQueued =
  'called the port back on Sunday although it was not her shift, and stayed until the crane moved again'

const team = 'Design & Build'

/** How long a message may take on a busy machine. */
const soon = { timeout: 30_000 }

let laurel: LaurelProcess
let chat: ChatPage
let kudosBefore = 0
laurelInBrowser('story', there => {
  ;({ laurel, chat } = there)
})

// Each step goes on where the one before stopped: one story, told by what people do on the page.
describe('the story, in a browser', { timeout: 120_000 }, () => {
  test('the page opens on a company that is at work, and its manager finds a summary', async () => {
    await chat.at('composer').waitFor()
    await chat.picture('first-view')
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    kudosBefore = kudosIn(await textOf(await chat.ask('/competency team')))
    expect(kudosBefore).toBeGreaterThan(0)
  })

  test('a colleague gives kudos in one line, and its card appears in the channel', async () => {
    await chat.actAs('U0PRIYA')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.picture('kudos-channel')

    const composer = chat.at('composer')
    await composer.pressSequentially('/kudos @tom')
    await chat.page.getByRole('option', { name: /Tomasz/ }).waitFor()
    await chat.picture('mention')
    await composer.press('Tab')
    await composer.pressSequentially(ownUp)
    await composer.press('Enter')

    const card = chat.messages(ownUp)
    await card.waitFor()
    expect(await textOf(card)).toMatch(/Priya Nair gave kudos to @?Tomasz Zieliński/)
    expect(await textOf(card)).toMatch(/Proactive ownership › .+\? \(suggested\)/)
  })

  test('the giver alone sees what it was mapped to and which words decided, and confirms with one click', async () => {
    const prompt = chat.privately('Mapped to')
    await prompt.waitFor()
    const reason = await textOf(prompt)
    expect(reason).toContain('Proactive ownership')
    const words = [...reason.matchAll(/“([^”]+)”/g)].map(([, quoted]) => quoted ?? '')
    expect(words.length).toBeGreaterThan(0)
    for (const quoted of words) expect(ownUp).toContain(quoted.replace(/…$/, ''))
    await chat.picture('mapped')

    await prompt.getByTestId('action-tag:confirm').click()
    await chat.privately('Noted as').waitFor()
    const card = chat.messages(ownUp)
    await expect.poll(() => textOf(card), soon).not.toContain('suggested')
    expect(await textOf(card)).toContain('Proactive ownership ›')
    await chat.picture('confirmed')

    await chat.actAs('U0TOM')
    await chat.messages(ownUp).waitFor()
    expect(await chat.at('ephemeral').count()).toBe(0)
  })

  test('a mapping that is not right is changed by searching the whole dictionary', async () => {
    await chat.actAs('U0PRIYA')
    await chat.openChannel('C0KUDOS', 'kudos')
    await chat.say(`/kudos @rosa ${askFirst}`)
    const prompt = chat.at('ephemeral').last()
    await expect.poll(() => textOf(prompt), soon).toMatch(/Which one fits best|Is that right/)
    await chat.messages(askFirst).waitFor()
    await chat.picture('which-one')

    await prompt.getByTestId('action-tag:change').click()
    const modal = chat.at('modal')
    await modal.waitFor()
    const search = modal.getByTestId('input-tag:indicator')
    await search.click()
    await chat.page.getByRole('option').first().waitFor()
    await chat.picture('dictionary')
    await search.fill('how others work')
    const wanted = chat.page.locator('[role=option][data-value="expertise.learns-others-work"]')
    await expect.poll(() => chat.page.getByRole('option').count(), soon).toBeLessThan(5)
    await chat.picture('dictionary-search')
    await wanted.click()
    await chat.at('modal-submit').click()
    await modal.waitFor({ state: 'detached' })

    await chat.privately('Noted as').last().waitFor()
    const card = chat.messages(askFirst)
    await expect.poll(() => textOf(card), soon).toContain('Learns how others work')
    expect(await textOf(card)).not.toContain('suggested')
    await chat.picture('corrected')
  })

  test('a colleague whose language is Chinese does the same in Chinese', async () => {
    await chat.actAs('U0HAO')
    await chat.openChannel('C0KUDOS', 'kudos')
    expect(await textOf(chat.page.getByRole('navigation'))).toMatch(/频道[\s\S]*应用/)
    await chat.say(`/kudos @yan ${ownUpInChinese}`)

    const card = chat.messages(ownUpInChinese)
    await card.waitFor()
    expect(await textOf(card)).toContain('点赞')
    const prompt = chat.privately('识别为')
    await prompt.waitFor()
    const reason = await textOf(prompt)
    expect(reason).toContain('敬业担当')
    const words = [...reason.matchAll(/“([^”]+)”/g)].map(([, quoted]) => quoted ?? '')
    expect(words.length).toBeGreaterThan(0)
    for (const quoted of words) expect(ownUpInChinese).toContain(quoted.replace(/…$/, ''))
    await chat.picture('mapped-chinese')

    await prompt.getByTestId('action-tag:confirm').click()
    await chat.privately('已记为').waitFor()
    await expect.poll(() => textOf(card), soon).not.toMatch(/建议|suggested/)
    await chat.picture('confirmed-chinese')

    expect(await textOf(await chat.ask('/laurel 帮助'))).toContain('你好')
    await chat.picture('help-chinese')
    expect(await textOf(await chat.ask('/competency 我'))).toMatch(/收到 \d+ 条点赞/)
    await chat.picture('profile-chinese')
  })

  test('the manager runs the pulse now; while it is open it shows no figures', async () => {
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    const overview = await chat.ask('/pulse')
    expect(await textOf(overview)).toMatch(/Last check-in[\s\S]*Mean \d\.\d of 5 · \d of 6 answered/)
    await chat.picture('pulse-before')
    await overview.getByTestId('action-pulse:ask-run').click()
    await chat.privately('6 people will be asked at once').waitFor()
    await chat.picture('pulse-asked-before')
    await overview.getByTestId('action-pulse:run').click()
    await chat.privately('Started: 6 people are being asked').waitFor()
    await chat.picture('pulse-started')

    await answer('U0BEN', 3, true)
    await answer('U0ROSA', 4)
    await answer('U0KIT', 5)
    await answer('U0TOM', 4)
    await answer('U0LEI', 5, true)
    const open = await lookAtPulse()
    expect(open).toContain('Figures appear when it closes')
    expect(open).not.toMatch(/Mean|of 6 answered/)
    await chat.picture('pulse-open')
  })

  test('the manager reads the summary of the team', async () => {
    const summary = await chat.ask('/competency team')
    const text = await textOf(summary)
    expect(kudosIn(text)).toBe(kudosBefore + 2)
    expect(text).toMatch(/kudos · [\d.]+ a week on average/)
    expect(text).toMatch(/\d of 6 people (was|were) recognised/)
    expect(await summary.locator('img.picture, figure').count()).toBeGreaterThanOrEqual(1)
    expect(text).toMatch(/Gone quiet\n.+: last seen on/)
    expect(text).toContain('Highlights')
    expect(text).not.toContain('*')
    expect(await summary.locator('blockquote').count()).toBeGreaterThanOrEqual(3)
    await chat.picture('summary-end')
    await chat.tallPicture('summary')

    await chat.actAs('U0MEI')
    await chat.openLaurel()
    const inChinese = await textOf(await chat.ask('/competency 团队'))
    expect(inChinese).toContain('本周点赞小结')
    expect(inChinese).toMatch(/6 人中有 \d 人被点赞/)
    // What is not drawn as bold would show its marks.
    expect(inChinese).not.toContain('*')
    await chat.tallPicture('summary-chinese')
  })

  test('killed and started again, it has lost nothing and posts nothing twice', async () => {
    const before = await everything()
    const database = await laurel.postgres()
    expect(database).not.toBeNull()

    await chat.actAs('U0XIA')
    await chat.openChannel('C0KUDOS', 'kudos')
    // The first card is posted, but Laurel never hears of it; the second waits behind it.
    await laurel.plan({ method: 'chat.postMessage', kind: 'hang', carriedOut: true })
    await acknowledged(`/kudos @jing ${justPosted}`)
    await chat.messages(justPosted).waitFor()
    await acknowledged(`/kudos @mei ${stillQueued}`)
    await laurel.kill()
    await chat.picture('killed')
    expect(await laurel.postgres()).toBe(database)

    const url = laurel.url
    await laurel.start()
    expect(laurel.url).toBe(url)
    expect(await laurel.postgres()).toBe(database)

    // The page comes back by itself.
    await chat.messages(stillQueued).waitFor()
    await chat.picture('started-again')
    const after = await everything()
    for (const [place, messages] of before) {
      const known = new Set(messages.map(({ ts }) => ts))
      expect(
        after.get(place)?.filter(({ ts }) => known.has(ts)),
        place,
      ).toEqual(messages)
    }
    const cards = after.get('U0PRIYA C0KUDOS') ?? []
    for (const text of [ownUp, askFirst, ownUpInChinese, justPosted, stillQueued])
      expect(
        cards.filter(card => card.text.includes(text)),
        text,
      ).toHaveLength(1)
    expect(cards).toHaveLength((before.get('U0PRIYA C0KUDOS') ?? []).length + 2)
    for (const person of members) {
      const questions = (after.get(`${person} Laurel`) ?? []).filter(({ text }) => text.includes(team))
      expect(questions, person).toHaveLength(1)
    }
    // Buttons of before the kill still work.
    await answer('U0PRIYA', 1)
  })

  test('closed by the manager, the pulse shows figures', async () => {
    await chat.actAs('U0ANA')
    await chat.openLaurel()
    const overview = await chat.ask('/pulse')
    await overview.getByTestId('action-pulse:close').click()
    await chat.page.getByRole('dialog').getByRole('button', { name: 'Close now' }).click()
    const report = chat.messages('Result of the check-in of')
    await report.waitFor()
    expect(await textOf(report)).toMatch(/6 of 6 answered/)
    expect(await textOf(report)).toMatch(/Mean 3\.7 of 5/)
    await chat.picture('pulse-report')
  })

  test('told to stop, it stops its database too', async () => {
    expect(chat.errors).toEqual([])
    expect(await laurel.stop()).toBe(0)
    expect(await laurel.postgres()).toBeNull()
    await chat.picture('stopped')
  })
})

const members = ['U0BEN', 'U0PRIYA', 'U0TOM', 'U0ROSA', 'U0KIT', 'U0LEI']

/** Goes through the open conversation in the direct messages with Laurel, one question after the other in one message. */
async function answer(person: string, value: number, pictured = false): Promise<void> {
  await chat.actAs(person)
  await chat.openLaurel()
  const question = chat.messages(team).last()
  await question.waitFor()
  expect(await textOf(question)).toMatch(/Anonymous: your name is not stored|匿名/)
  if (pictured) await chat.picture(`question-${person}`)
  for (let number = 1; !done.test(await textOf(question)); number++) {
    // The question before may still stand there.
    await expect
      .poll(() => textOf(question), soon)
      .toMatch(new RegExp(`· ${number} of|第 ${number} 题|${done.source}`))
    if (done.test(await textOf(question))) break
    const button = question.getByTestId(`action-pulse:answer:${value}`)
    const press = (await button.count()) > 0 ? button : question.getByTestId('action-pulse:skip')
    await press.click()
    await expect.poll(() => textOf(question), soon).not.toMatch(new RegExp(`· ${number} of|第 ${number} 题`))
  }
  expect(await textOf(question)).toMatch(done)
  expect(await question.getByRole('button', { name: /^\d/ }).count()).toBe(0)
  if (pictured) await chat.picture(`answered-${person}`)
}

const done = /Your answers are counted|你的回答已经计入/

/** What `/pulse` says to the manager about the round that is open. */
async function lookAtPulse(): Promise<string> {
  await chat.actAs('U0ANA')
  await chat.openLaurel()
  const text = await textOf(await chat.ask('/pulse'))
  return text.slice(text.indexOf('Open:'))
}

/** "10 kudos · …" */
function kudosIn(summary: string): number {
  return Number(/(\d+) kudos ·/.exec(summary)?.[1])
}

/** Says it, and waits until Laurel has acknowledged it. */
async function acknowledged(text: string): Promise<void> {
  const answered = chat.page.waitForResponse(response => response.url().endsWith('/playground/say'))
  await chat.say(text)
  expect((await answered).ok()).toBe(true)
}

/** What the people of the story find in the channel and in their direct messages with Laurel. */
async function everything() {
  const found = new Map<string, Awaited<ReturnType<ChatPage['everyMessage']>>>()
  await chat.actAs('U0PRIYA')
  await chat.openChannel('C0KUDOS', 'kudos')
  found.set('U0PRIYA C0KUDOS', await chat.everyMessage())
  for (const person of [...members, 'U0ANA']) {
    await chat.actAs(person)
    await chat.openLaurel()
    found.set(`${person} Laurel`, await chat.everyMessage())
  }
  return found
}
