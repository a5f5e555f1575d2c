import { expect, test } from 'vitest'
import { nativeChart } from '../../../../src/chat/slack/blocks/picture.ts'
import { languages } from '../../../../src/core/language.ts'
import type { PulseTrend } from '../../../../src/core/picture/picture.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { fullPictures, samplePictures } from '../../../charts/sample-pictures.ts'

test.each(languages)('charts that Slack draws say on their axes what is counted: %s', language => {
  const t = catalogueOf(language).pictures
  const reading = { language, timeZone: 'UTC' }
  const charts = samplePictures(language).flatMap(picture => nativeChart(picture, reading) ?? [])
  expect(
    charts.map(
      chart =>
        (chart as unknown as { chart: { axis_config: { y_label: string } } }).chart.axis_config.y_label,
    ),
  ).toEqual([t.countAxis, t.countAxis])
})

test.each(languages)('what Slack would cut or cannot show is no chart of its own: %s', language => {
  const reading = { language, timeZone: 'UTC' }
  // Names of more than 20 characters; a radar.
  for (const picture of fullPictures(language)) expect(nativeChart(picture, reading)).toBeNull()
  // Check-ins have a scale from 1, and how many answered: Slack has no axis for either.
  const [check] = samplePictures(language).filter(({ kind }) => kind === 'pulse-trend') as PulseTrend[]
  const rounds = check!.rounds.filter(({ mean }) => mean !== null)
  expect(nativeChart({ ...check!, rounds }, reading)).toBeNull()
})
