import { describe, expect, it } from 'vitest'
import { renderKudosCard } from '../../../../src/chat/slack/blocks/kudos-card.ts'
import { renderMappingPrompt } from '../../../../src/chat/slack/blocks/mapping-prompt.ts'
import type { KudosCard, MappingPrompt } from '../../../../src/core/view.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { messageProblems } from '../../../../src/playground/block-kit.ts'

const long = '她把三号线的故障原因一条条写下来，<!channel> & *谁* 都看得懂。\n'.repeat(85).slice(0, 3000)

const card = (more: Partial<KudosCard> = {}): KudosCard => ({
  kind: 'kudos-card',
  recognitionId: '7b0e2c9e-7f2a-4d55-9a08-cc1dcb8a5fd0',
  revision: 1,
  giverId: 'U1',
  recipientIds: Array.from({ length: 30 }, (_, i) => `U0PERSON${i}`),
  text: long,
  chips: [
    {
      code: 'a.b',
      name: 'Owns up to mistakes',
      emoji: 'adhesive_bandage',
      competency: 'Ownership',
      origin: 'suggested',
    },
  ],
  sourceLink: 'https://x.slack.com/archives/C1/p1',
  sourceQuote: long.slice(0, 300),
  plusOnes: 3,
  edited: true,
  gone: null,
  ...more,
})

const prompt = (state: MappingPrompt['state']): MappingPrompt => ({
  kind: 'mapping-prompt',
  recognitionId: '7b0e2c9e-7f2a-4d55-9a08-cc1dcb8a5fd0',
  revision: 1,
  text: 'told everyone & wrote the fix',
  evidence: [
    { start: 0, end: 13 },
    { start: 16, end: 29 },
  ],
  state,
  settled: 1,
  choices: ['b', 'c', 'd'].map(code => ({
    code: `a.${code}`,
    name: `Name ${code}`,
    competency: 'A',
    emoji: 'sparkles',
    p: 0.5,
  })),
})

describe.each(['en', 'zh-CN'] as const)('kudos in %s', language => {
  const t = catalogueOf(language)

  it('fit into what Slack takes, however long the text and the list of people', () => {
    const message = renderKudosCard(card(), t)
    expect(messageProblems(message.blocks, { knowsFile: () => true })).toEqual([])
    expect(JSON.stringify(message)).not.toContain('<!channel>')
  })

  it.each([
    ['a long text', 'She wrote down each step of the rig test. '.repeat(80).slice(0, 2999)],
    ['a long Chinese text', long],
    ['many short lines', 'ok\n'.repeat(1000).trim()],
    ['emoji', '👩‍🔧'.repeat(600)],
  ])('hold every word of %s', (_, text) => {
    const { blocks } = renderKudosCard(card({ text }), t)
    expect(messageProblems(blocks, { knowsFile: () => true })).toEqual([])
    const shown = blocks.flatMap(block => (block.type === 'section' ? (block.text?.text ?? '') : '')).join('')
    const bare = (words: string) => words.replace(/[\s>\u2060]|&gt;/g, '')
    expect(bare(shown)).toContain(bare(text.replace(/&/g, '&amp;').replace(/</g, '&lt;')))
  })

  it('are cut only where Slack could not take them', () => {
    const message = renderKudosCard(card({ text: '&'.repeat(3000) }), t)
    expect(messageProblems(message.blocks, { knowsFile: () => true })).toEqual([])
    expect(JSON.stringify(message.blocks)).toContain('…')
    expect(message.text.length).toBeLessThan(4000)
  })

  it('ping nobody by what was typed', () => {
    const message = renderKudosCard(card({ text: 'told @here, @Channel and @everyone' }), t)
    expect(JSON.stringify(message)).not.toMatch(/@(here|channel|everyone)/i)
  })

  it('show a suggestion differently from a confirmed indicator', () => {
    const shown = (origin: 'suggested' | 'confirmed') =>
      JSON.stringify(
        renderKudosCard(card({ chips: card().chips.map(chip => ({ ...chip, origin })) }), t).blocks,
      )
    expect(shown('suggested')).not.toBe(shown('confirmed'))
  })

  it.each(['withdrawn', 'taken-down'] as const)('say no more than that they were %s', gone => {
    expect(JSON.stringify(renderKudosCard(card({ gone }), t))).not.toContain('三号线')
  })

  it.each(['confident', 'unsure', 'none', 'decided', 'declined', 'withdrawn', 'taken-down'] as const)(
    'prompt the giver when %s',
    state => {
      const { blocks, text } = renderMappingPrompt(prompt(state), t)
      expect(messageProblems(blocks, { knowsFile: () => true })).toEqual([])
      if (state === 'confident') expect(text).toContain('told everyone')
      if (state === 'unsure') expect(JSON.stringify(blocks).match(/tag:pick:/g)).toHaveLength(3)
      if (state === 'none') expect(JSON.stringify(blocks)).toContain('kudos:edit')
    },
  )
})
