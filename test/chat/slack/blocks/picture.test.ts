import { expect, test } from 'vitest'
import { nativeChart } from '../../../../src/chat/slack/blocks/picture.ts'
import { languages } from '../../../../src/core/language.ts'
import { catalogueOf } from '../../../../src/i18n/catalogue.ts'
import { fullPictures, samplePictures } from '../../../charts/sample-pictures.ts'

test.each(languages)(
  'charts that Slack draws say on their axes what is counted, and on which scale: %s',
  language => {
    const t = catalogueOf(language).pictures
    const reading = { language, timeZone: 'UTC' }
    const pulse = samplePictures(language).map(picture =>
      picture.kind === 'pulse-trend'
        ? { ...picture, rounds: picture.rounds.filter(({ mean }) => mean !== null) }
        : picture,
    )
    const charts = pulse.flatMap(picture => nativeChart(picture, reading) ?? [])
    expect(
      charts.map(
        chart =>
          (chart as unknown as { chart: { axis_config: { y_label: string } } }).chart.axis_config.y_label,
      ),
    ).toEqual([
      t.countAxis,
      t.countAxis,
      // Slack's axes have no bounds to set: 1 to 5 has to be said.
      t.meanAxis(5),
    ])
  },
)

test.each(languages)('what Slack would cut or cannot show is no chart of its own: %s', language => {
  const reading = { language, timeZone: 'UTC' }
  // Names of more than 20 characters; a radar; a round that is hidden.
  for (const picture of fullPictures(language)) expect(nativeChart(picture, reading)).toBeNull()
})
