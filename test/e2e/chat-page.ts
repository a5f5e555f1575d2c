import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page, Request } from 'playwright-core'

const artifacts = fileURLToPath(new URL('../artifacts', import.meta.url))
const seenWithinMs = 30_000

/** One message of Laurel as it stands on the page, without the author and time that neighbours share. */
export interface SeenMessage {
  ts: string
  text: string
}

/** Text as it is shown, line breaks included. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.innerText()).trim()
}

/** The playground in a browser, and what a person does there: only what is on the page. */
export class ChatPage {
  readonly page: Page
  /** Errors that the page itself ran into. */
  readonly errors: string[] = []
  /** Requests of the page that have not been answered in full: the event stream is always one of them. */
  readonly #open = new Set<Request>()
  #pictures = 0

  private constructor(
    page: Page,
    /** Where its pictures are kept. */
    private readonly folder: string,
  ) {
    this.page = page
    page.on('pageerror', error => this.errors.push(String(error)))
    page.on('request', request => this.#open.add(request))
    page.on('requestfinished', request => this.#open.delete(request))
    page.on('requestfailed', request => this.#open.delete(request))
  }

  static async open(browser: Browser, url: string, story: string): Promise<ChatPage> {
    const folder = path.join(artifacts, story)
    await rm(folder, { recursive: true, force: true })
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
    const page = await context.newPage()
    page.setDefaultTimeout(seenWithinMs)
    await page.goto(url)
    return new ChatPage(page, folder)
  }

  async actAs(person: string): Promise<void> {
    await this.at('act-as').click()
    const option = this.at(`act-as-${person}`)
    const name = await option.locator('.option-text span').first().innerText()
    await option.click()
    await this.at('act-as').filter({ hasText: name }).waitFor()
  }

  async openChannel(id: string, name: string): Promise<void> {
    await this.at(`conversation-${id}`).click()
    await this.#composerOf(`#${name}`)
  }

  /** The direct messages with Laurel. */
  async openLaurel(): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: /^Laurel/ })
      .click()
    await this.#composerOf('Laurel')
  }

  /** What is typed before the place has changed would stay in the place before. */
  async #composerOf(title: string): Promise<void> {
    await this.page.locator(`[data-testid=composer][aria-label*="${title}"]`).waitFor()
  }

  async say(text: string): Promise<void> {
    await this.at('composer').fill(text)
    await this.at('send').click()
  }

  /** Says it, and waits for what Laurel answers to this person alone. */
  async ask(text: string): Promise<Locator> {
    const before = await this.at('ephemeral').count()
    await this.say(text)
    const answer = this.at('ephemeral').nth(before)
    await answer.waitFor()
    return answer
  }

  at(testId: string): Locator {
    return this.page.getByTestId(testId)
  }

  /** Messages that everybody here sees. */
  messages(text: string | RegExp): Locator {
    return this.at('message').filter({ hasText: text })
  }

  /** Messages that only the acting person sees. */
  privately(text: string | RegExp): Locator {
    return this.at('ephemeral').filter({ hasText: text })
  }

  /** Every message that Laurel posted in the open conversation, oldest first. */
  async everyMessage(): Promise<SeenMessage[]> {
    return this.page.evaluate(`[...document.querySelectorAll('[data-testid=message]:has(.blocks)')].map(message => ({
      ts: message.dataset.ts,
      text: message.querySelector('.blocks').innerText.trim(),
    }))`)
  }

  /** Keeps a picture in test/artifacts, numbered in the order of the story. */
  async picture(name: string): Promise<void> {
    this.#pictures += 1
    const number = String(this.#pictures).padStart(2, '0')
    await this.page.screenshot({
      path: path.join(this.folder, `${number}-${name}.png`),
      animations: 'disabled',
    })
  }

  /** What a picture does not tell of a page that got stuck. */
  state(): string {
    const waiting = [...this.#open].map(request => `${request.method()} ${request.url()}`)
    return [this.page.url(), ...this.errors, ...waiting].join('\n')
  }

  /** The same in a window high enough for a long message. */
  async tallPicture(name: string): Promise<void> {
    const size = this.page.viewportSize() ?? { width: 1280, height: 900 }
    await this.page.setViewportSize({ ...size, height: 2000 })
    await this.picture(name)
    await this.page.setViewportSize(size)
  }
}
