import { describe, expect, test } from 'vitest'
import { type ChatPage, textOf } from './chat-page.ts'
import { laurelInBrowser } from './laurel-in-browser.ts'

let chat: ChatPage
laurelInBrowser('summary', there => {
  chat = there.chat
})

const readers = [
  {
    person: 'U0ANA',
    ask: '/competency team',
    alt: /Proactive ownership/,
    title: 'the week in kudos',
    why: 'Why these quotes?',
  },
  {
    person: 'U0MEI',
    ask: '/competency 团队',
    alt: /敬业担当/,
    title: '本周点赞小结',
    why: '为什么选这几条？',
  },
] as const

describe('the summary of a team, in a browser', { timeout: 120_000 }, () => {
  test.each(readers)(
    '$person sees its pictures, light and dark',
    async ({ person, ask, title, why, alt }) => {
      await chat.actAs(person)
      await chat.openLaurel()
      const summary = await chat.ask(ask)
      expect(await textOf(summary)).toContain(title)
      for (const theme of ['light', 'dark'] as const) {
        await chat.page.emulateMedia({ colorScheme: theme })
        await chat.tallPicture(`summary-${person}-${theme}`)
      }
      const drawn = await summary.locator('img.picture').evaluateAll(images =>
        images.map(image => {
          const { alt: words, naturalWidth } = image as unknown as { alt: string; naturalWidth: number }
          return { words, naturalWidth }
        }),
      )
      const charts = await summary.locator('.chart, figure, svg[role=img]').count()
      expect(drawn.length + charts).toBeGreaterThanOrEqual(2)
      for (const { naturalWidth } of drawn) expect(naturalWidth).toBe(1024)
      expect(`${drawn.map(({ words }) => words).join()} ${await textOf(summary)}`).toMatch(alt)

      await summary.getByRole('button', { name: why }).click()
      await chat.privately(person === 'U0ANA' ? 'how many joined in' : '多少人附和').waitFor()
      await chat.tallPicture(`why-${person}`)
    },
  )
})
