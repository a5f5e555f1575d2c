import { expect, it } from 'vitest'
import { languages } from '../../src/core/language.ts'
import { turnsOf } from '../../src/core/page.ts'
import { catalogueOf } from '../../src/i18n/catalogue.ts'
import { describeOrganisation } from '../../src/i18n/describe-organisation.ts'
import { exampleViews } from '../chat/example-views.ts'

it.each(languages)('teams that are too long for one message in %s are on the page after it', language => {
  const [view] = exampleViews('fullest', language).organisation
  const voice = {
    t: catalogueOf(language),
    reader: { language, timeZone: 'UTC' },
    literal: (words: string) => words.repeat(2),
    mono: (figures: string) => figures,
  }
  const { departments } = describeOrganisation(view!, voice)
  expect(departments.items.length).toBeGreaterThan(0)
  expect(departments.items.length).toBeLessThan(view!.departments.items.length)
  expect(turnsOf(departments).later).toBe(departments.offset + departments.items.length)
})
