import { expect, it } from 'vitest'
import { renderTeamSummary } from '../../../src/chat/teams/cards/team-summary.ts'
import { languages } from '../../../src/core/language.ts'
import { picturesOfTeamSummary } from '../../../src/core/picture/pictures-of-summary.ts'
import type { TeamSummary } from '../../../src/core/summary/view.ts'
import { catalogueOf } from '../../../src/i18n/catalogue.ts'
import { exampleViews } from '../example-views.ts'

it.each(languages)('what is only suggested is told once, whichever pictures there are: %s', language => {
  const [view] = exampleViews('fullest', language)['team-summary'] as TeamSummary[]
  const t = catalogueOf(language)
  const counts = view!.competencies.reduce((sum, { suggested }) => sum + suggested, 0)
  const illustrations = picturesOfTeamSummary(view!).map(picture => ({ picture, url: null }))
  expect(illustrations).toHaveLength(2)
  const said = (some: typeof illustrations) =>
    JSON.stringify(renderTeamSummary(view!, t, { language, timeZone: 'UTC' }, some).body)
  const besides = t.summary.suggestedBesides(counts)
  const trend = illustrations.filter(({ picture }) => picture.kind === 'pulse-trend')
  expect(said(illustrations)).toContain(besides)
  expect(said(trend)).not.toContain(besides)
  expect(said([])).not.toContain(besides)
})

it.each(languages)('whoever does not manage the team has no say in how its summary comes: %s', language => {
  const [view] = exampleViews('ordinary', language)['team-summary'] as TeamSummary[]
  const said = (isManager: boolean) =>
    JSON.stringify(
      renderTeamSummary({ ...view!, isManager }, catalogueOf(language), { language, timeZone: 'UTC' }).body,
    )
  expect(said(true)).toMatch(/summary:settings.*summary:mute/)
  expect(said(false)).not.toMatch(/summary:(settings|mute)/)
})
