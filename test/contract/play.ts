import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Recognition } from '../../src/core/recognition/recognition.ts'
import { type Delivered, type Platform, recorded } from './platform.ts'
import type { Scenario } from './use-cases.ts'

type Words = string | RegExp | ((words: string) => boolean)

type Values = Record<string, string>

/** What a scenario does with a platform, and asks of it. */
export interface Play {
  platform: Platform
  /** Sends what was recorded, each payload once its button is there. */
  plays(scenario: Scenario, values?: Values): Promise<void>
  /** Waits for something that says this. */
  says(words: Words, where?: (delivered: Delivered) => boolean): Promise<Delivered>
  /** Gives kudos with words of its own, and waits for the card and the mapping. Returns its id. */
  kudos(text?: string): Promise<string>
  recognition(id: string): Promise<Recognition>
  team(): Promise<string>
  round(): Promise<string>
}

const texts = [
  'told everyone about the mistake in the rollout at once and repaired it the same night',
  'checked the figures a second time before they went to the customer',
  'explained the new tool to three colleagues until all of them could use it',
  'asked the question that nobody dared to ask, and the plan got better',
  'noticed the risk in the contract early and brought a way around it',
  'kept the promise to the customer although the supplier was late',
  'shared the notes of the visit with the whole team the same day',
  'found the cause of the outage by measuring instead of guessing',
]
let nextText = 0
let nextId = 1

export type Acts<Played extends Scenario> = Record<Played, (play: Play) => Promise<void>>

export async function playOn(platform: Platform): Promise<Play> {
  const { database } = platform.running.laurel
  const { workspaceId } = platform
  const play: Play = {
    platform,
    async plays(scenario, values = {}) {
      const known = { ...platform.world, workspace: workspaceId, ...values }
      const ids = () => String(1_700_000_000_000 + nextId++)
      for (const payload of recorded(scenario, platform.name, known, ids)) {
        await expect
          .poll(() => platform.offers(payload), {
            timeout: 15_000,
            message: `${scenario}: nothing has that button: ${JSON.stringify(payload)}`,
          })
          .toBe(true)
        await platform.deliver(payload)
      }
    },
    async says(words, where = () => true) {
      const deadline = performance.now() + 15_000
      for (;;) {
        const all = platform.delivered()
        const found = all.findLast(delivered => where(delivered) && matches(delivered.words, words))
        if (found) return found
        if (performance.now() > deadline) {
          const last = all.slice(-8).map(delivered => delivered.words.slice(0, 200))
          throw new Error(`nothing says ${words}; the last words were ${JSON.stringify(last, null, 1)}`)
        }
        await sleep(20)
      }
    },
    async kudos(text = `${texts[nextText++ % texts.length]}, number ${nextId}`) {
      await play.plays('give-by-command', { text })
      await play.says(text, ({ conversation }) => conversation === platform.world.channel)
      const id = await newest(platform)
      await expect
        .poll(async () => (await database.recognitions.get(workspaceId, id))?.decision, {
          timeout: 15_000,
        })
        .not.toBe('pending')
      return id
    },
    async recognition(id) {
      const found = await database.recognitions.get(workspaceId, id)
      if (!found) throw new Error(`there is no recognition ${id}`)
      return found
    },
    async team() {
      const [team] = await database.teams.list(workspaceId)
      if (!team) throw new Error('there is no team')
      return team.id
    },
    async round() {
      const [round] = await database.pulses.ofTeam(workspaceId, await play.team(), 1)
      if (!round) throw new Error('there is no round')
      return round.id
    },
  }
  return play
}

/** Id of the newest recognition. */
export async function newest({ workspaceId, prisma }: Platform): Promise<string> {
  const { id } = await prisma.recognition.findFirstOrThrow({
    where: { workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return id
}

function matches(text: string, wanted: Words): boolean {
  if (typeof wanted === 'function') return wanted(text)
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}
