import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'

const seenWithinMs = 20_000
const window = { width: 1400, height: 1200 }

/** Microsoft's local Teams client in a browser, and what a person does there. */
export class TeamsPage {
  /** Who presses, by the id that the client has for them; null: its one person. */
  actAs: string | null = null

  private constructor(
    private readonly page: Page,
    private readonly pictures: string,
  ) {}

  static async open(browser: Browser, url: string, pictures: string): Promise<TeamsPage> {
    const page = await (await browser.newContext({ viewport: window })).newPage()
    page.setDefaultTimeout(seenWithinMs)
    const client = new TeamsPage(page, pictures)
    await page.route('**/_conversation/v1/invoke', async route => {
      const invoke = route.request().postDataJSON()
      if (client.actAs !== null) invoke.from = { id: client.actAs }
      await route.continue({ postData: JSON.stringify(invoke) })
    })
    await page.goto(url)
    return client
  }

  async openPersonal(): Promise<void> {
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).click()
    await this.page
      .getByPlaceholder('Type a message')
      .or(this.page.getByText('Type a message'))
      .first()
      .waitFor()
  }

  async openChannel(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: `Harbour - ${name}` }).click()
    await this.page.getByText('Start a new post').waitFor()
  }

  /** Writes to Laurel in the personal chat. */
  async say(words: string): Promise<void> {
    await this.page.locator('[data-lexical-editor=true]').last().click()
    await this.page.keyboard.type(words)
    await this.page.getByRole('button', { name: 'Send Message' }).last().click()
  }

  /** Writes into the channel; "@" and a name of those who can be mentioned becomes a mention. */
  async post(words: string): Promise<void> {
    await this.page.locator('[data-lexical-editor=true]').first().click()
    for (const part of words.split(/(@Laurel|@Megan Bowen)/)) {
      if (!part.startsWith('@')) await this.page.keyboard.type(part)
      else {
        await this.page.keyboard.type('@')
        await this.page
          .getByRole('menuitem')
          .filter({ hasText: part.slice(1) })
          .click()
      }
    }
    await this.page.getByRole('button', { name: 'Post', exact: true }).click()
    await this.page.getByText('Start a new post').waitFor()
  }

  async sees(words: string): Promise<void> {
    await this.page.getByText(words).last().waitFor()
  }

  async shows(words: string): Promise<boolean> {
    return (await this.page.getByText(words).count()) > 0
  }

  async press(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).last().click()
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).last().fill(value)
  }

  async choose(label: string): Promise<void> {
    await this.page.getByRole('radio', { name: label }).last().check()
  }

  /** `field`: which of the card's inputs for people, from the top. */
  async pickPerson(field: number, name: string): Promise<void> {
    await this.#pick(this.page.getByRole('combobox', { name: 'People Picker' }).nth(field), name)
  }

  async #pick(picker: Locator, name: string): Promise<void> {
    await picker.click()
    await picker.pressSequentially(name, { delay: 30 })
    await this.page.getByRole('option').filter({ hasText: name }).first().click()
  }

  /** An action of the newest message of the channel. */
  async act(command: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Show more information' }).first().click()
    await this.page.getByRole('menuitem', { name: 'Action Command' }).click()
    await this.#dialog.getByLabel('Command ID').last().fill(command)
    await this.#dialog.getByRole('button', { name: 'Create' }).click()
  }

  get #dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  async seesInDialog(words: string): Promise<void> {
    await this.#dialog.getByText(words).waitFor()
  }

  async fillDialog({ to, text, indicator }: Record<'to' | 'text' | 'indicator', string>): Promise<void> {
    await this.#pick(this.#dialog.getByRole('combobox', { name: 'People Picker' }), to)
    await this.#dialog.locator('textarea').fill(text)
    await this.#pick(this.#dialog.getByRole('combobox', { name: 'Indicator' }), indicator)
  }

  async send(title: string): Promise<void> {
    await this.#dialog.getByRole('button', { name: title, exact: true }).click()
  }

  async closeDialog(): Promise<void> {
    await this.#dialog.getByRole('button').first().click()
    await this.#dialog.waitFor({ state: 'hidden' })
  }

  /** Answers the question of a check-in that is open: with its first button, or with nobody where it asks for a colleague. */
  async answer(): Promise<void> {
    const card = this.page.locator('.ac-adaptiveCard').filter({ hasText: 'Check-in of' }).last()
    const before = await card.innerText()
    const nobody = card.getByRole('button', { name: 'Nobody comes to mind' })
    await ((await nobody.count()) > 0 ? nobody : card.getByRole('button').first()).click()
    const deadline = performance.now() + seenWithinMs
    while ((await card.innerText()) === before) {
      if (performance.now() > deadline) throw new Error(`the question stays: ${before}`)
      await this.page.waitForTimeout(50)
    }
  }

  /** A picture of that name which has been fetched, and is one. */
  async seesImage(name: RegExp): Promise<void> {
    const image = this.page.getByRole('img', { name }).last()
    await image.waitFor()
    const deadline = performance.now() + seenWithinMs
    while (
      !(await image.evaluate(element => (element as unknown as { naturalWidth: number }).naturalWidth > 0))
    ) {
      if (performance.now() > deadline) throw new Error(`nothing is shown of ${name}`)
      await this.page.waitForTimeout(50)
    }
  }

  /** The whole of the last card that says this, however long it is. */
  async pictureOf(words: string, name: string): Promise<void> {
    const card = this.page.locator('.ac-adaptiveCard').filter({ hasText: words }).last()
    await card.waitFor()
    // The client lays its bars over what is scrolled below them.
    await this.page.setViewportSize({ ...window, height: 3000 })
    await card.screenshot({ path: path.join(this.pictures, `${name}.png`) })
    await this.page.setViewportSize(window)
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) })
  }
}
