import { expect, it } from 'vitest'
import { renderAdminPage } from '../../../../src/chat/slack/blocks/home-admin.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'

const plan = { words: '每周二 10:00'.repeat(12), zone: 'America/Argentina/ComodRivadavia', paused: false }
const page = <Item>(items: Item[]) => ({ items, offset: 0, size: 20, total: items.length })
const content: Parameters<typeof renderAdminPage>[0] = {
  page: 'admin',
  teams: page(
    Array.from({ length: 20 }, (_, index) => ({
      id: `team-${index}`,
      name: `Team number ${index}`,
      members: 6,
      schedules: [
        { kind: 'pulse' as const, ...plan },
        { kind: 'summary' as const, ...plan, paused: true },
      ],
    })),
  ),
  framework: { name: 'Core', version: 1, competencies: 12, indicators: 68 },
  undelivered: page([]),
  requests: page([]),
}

it('names every team, however long their schedules are, in sections that Slack takes', () => {
  const reader = { language: 'zh-CN' as const, timeZone: 'Asia/Shanghai' }
  const blocks = renderAdminPage(content, catalogueOf('zh-CN'), reader, true)
  const texts = blocks.flatMap(block => (block.type === 'section' && block.text ? [block.text.text] : []))
  for (const { name } of content.teams.items) expect(texts.join()).toContain(`${name}*`)
  expect(texts.join().match(/America/g)).toHaveLength(20 * 2)
  expect(texts.join()).toContain('（America/Argentina/ComodRivadavia），目前暂停')
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(3000)
  expect(texts.join()).toContain('；')
  expect(texts.join()).not.toContain('; ')
})
