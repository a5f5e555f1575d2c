import { expect } from 'vitest'
import { type Acts, newest } from './play.ts'

/** "Give kudos for this": what becomes of it, and of what is refused. Somebody has given kudos before. */
export const messageActs: Acts<
  | 'give-for-message'
  | 'give-for-private-message'
  | 'refuse-own-message'
  | 'refuse-app-message'
  | 'refuse-form'
> = {
  async 'give-for-message'({ plays, says, platform }) {
    const said = 'The deploy is out again, and the notes are in the wiki'
    const text = 'wrote down what went wrong, so that nobody falls into the same hole again'
    await plays('give-for-message', { said, text })
    const card = await says(text, ({ conversation }) => conversation === platform.world.channel)
    expect(card.words).toContain(said)
    expect(
      await platform.running.laurel.database.recognitions.get(platform.workspaceId, await newest(platform)),
    ).toMatchObject({ recipientIds: [platform.world.recipient], text, sourceQuote: said })
  },

  async 'give-for-private-message'({ plays, says, platform }) {
    const said = 'I asked for a smaller team, but nobody knows yet'
    const text = 'took the night shift so that a colleague could be at home'
    const asked = () =>
      platform
        .delivered()
        .filter(
          ({ conversation, words }) =>
            conversation !== platform.world.channel && /Mapped to|behaviour/.test(words),
        ).length
    const before = asked()
    await plays('give-for-private-message', { said, text })
    await says(text, ({ conversation }) => conversation === platform.world.channel)
    expect(
      await platform.running.laurel.database.recognitions.get(platform.workspaceId, await newest(platform)),
    ).toMatchObject({ recipientIds: [platform.world.recipient], text, sourceQuote: null })
    // It was said between two people: nobody else reads it.
    const own = ['answer', 'view', platform.direct('giver')]
    const others = platform.delivered().filter(({ conversation }) => !own.includes(conversation))
    expect(others.filter(({ words }) => words.includes(said))).toEqual([])
    // And what is for the giver alone comes to them alone.
    await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(before)
  },

  async 'refuse-own-message'({ plays, says, platform }) {
    const before = await newest(platform)
    await plays('refuse-own-message', { said: 'I did that' })
    await says('Kudos to oneself is not possible')
    expect(await newest(platform)).toBe(before)
  },

  async 'refuse-app-message'({ plays, says, platform }) {
    const before = await newest(platform)
    await plays('refuse-app-message', { said: 'Hello, I am Laurel' })
    await says(/is an app\. Kudos and feedback go to people/)
    expect(await newest(platform)).toBe(before)
  },

  async 'refuse-form'({ plays, platform }) {
    const { giver, bot, recipient } = platform.world
    const before = await newest(platform)
    const said = 'The crane is repaired'
    for (const [to, text, reason] of [
      [giver, 'kept every promise to myself', 'Kudos to oneself is not possible'],
      [bot, 'answered at once, and in both languages', 'is an app'],
      [recipient, '  ', 'Say what they did'],
    ] as const) {
      const heard = () => platform.delivered().filter(({ words }) => words.includes(reason)).length
      const earlier = heard()
      await plays('refuse-form', { said, to: to!, text })
      await expect.poll(heard, { timeout: 15_000 }).toBeGreaterThan(earlier)
    }
    expect(await newest(platform)).toBe(before)
  },
}
