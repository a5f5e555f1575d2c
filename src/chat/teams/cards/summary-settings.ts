import type { Language } from '../../../core/language.ts'
import { clockText, readClock } from '../../../core/schedule/day-text.ts'
import type { SummarySetting } from '../../../core/summary/summary-settings.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Places } from '../places.ts'
import { escapeText } from './card-text.ts'
import { actions, type Draft, execute, heading, note, text } from './element.ts'
import { choices, clockInput, dayChoices } from './schedule-inputs.ts'
import { nameText } from './summary-text.ts'

/** Value of the choice that stands for nothing chosen. */
const usual = '-'

export interface SummarySettingsForm {
  teamId: string
  team: string
  setting: SummarySetting
  /** Where it could be sent. */
  places: Places
  language: Language
  /** What was just done, or what is wrong. */
  said: { words: string; isProblem: boolean } | null
}

/** How a manager gets the summary of a team. */
export function renderSummarySettings(form: SummarySettingsForm, t: Catalogue): Draft {
  const { teamId, team, setting, places, language, said } = form
  const words = t.teamSummary
  const place = places.listed.some(({ id }) => id === setting.conversation) ? setting.conversation : null
  return {
    summary: words.settingsTitle,
    body: [
      heading(words.settingsTitle),
      text(`*${nameText(team)}*`),
      ...(said ? [text(said.words, { color: said.isProblem ? 'warning' : 'good' })] : []),
      choices(
        'on',
        words.settingsOn,
        [
          { title: words.settingsOnYes, value: 'yes' },
          { title: words.settingsOnNo, value: 'no' },
        ],
        setting.muted ? 'no' : 'yes',
        'expanded',
      ),
      choices(
        'day',
        words.settingsDay,
        [{ title: words.settingsUsual, value: usual }, ...dayChoices(language)],
        setting.weekday === null ? usual : String(setting.weekday),
        'compact',
      ),
      clockInput('time', words.settingsTime, setting.minute === null ? '' : clockText(setting.minute)),
      note(words.settingsTimeHint),
      choices(
        'place',
        words.settingsPlace,
        [
          { title: t.teams.ownChat, value: usual },
          ...places.listed.map(({ id, name }) => ({ title: escapeText(name), value: id })),
        ],
        place ?? usual,
        'compact',
      ),
      note(t.teams.summaryPlaceHint),
      ...(places.areSome ? [note(t.teams.otherSummaryPlaces)] : []),
      actions(execute(t.common.save, 'summary:save-settings', { team: teamId }, { style: 'positive' })),
    ],
  }
}

/** What stands in the card. */
export function readSummarySettings(data: Record<string, string>): SummarySetting {
  const chosen = (value: string | undefined) => (!value || value === usual ? null : value)
  const day = chosen(data.day)
  return {
    muted: data.on === 'no',
    weekday: day === null ? null : Number(day),
    minute: readClock(data.time ?? ''),
    conversation: chosen(data.place),
  }
}
