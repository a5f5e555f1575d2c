import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openBrowser } from '../browser.ts'
import { ChatPage } from './chat-page.ts'
import { LaurelProcess } from './laurel-process.ts'

/** Laurel as people start it, and its playground in a browser. There while the tests of a file run. */
interface LaurelInBrowser {
  laurel: LaurelProcess
  browser: Browser
  chat: ChatPage
}

/** Starts both before the tests of the file that calls it. A failed test leaves a picture, and what both had to say. */
export function laurelInBrowser(story: string, ready: (there: LaurelInBrowser) => void): void {
  let there: LaurelInBrowser | null = null

  beforeAll(async () => {
    const [laurel, browser] = await Promise.all([LaurelProcess.start(), openBrowser()])
    there = { laurel, browser, chat: await ChatPage.open(browser, laurel.url, story) }
    ready(there)
  }, 120_000)

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !there) return
    await there.chat.picture('failed')
    console.error(there.chat.state(), there.laurel.output)
  })

  afterAll(async () => {
    await there?.browser.close()
    await there?.laurel.remove()
  })
}
