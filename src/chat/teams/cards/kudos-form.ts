import type { ChannelAddress } from '../../../core/address.ts'
import type { Framework, Indicator } from '../../../core/framework/framework.ts'
import type { Person } from '../../../core/person.ts'
import { longestText } from '../../../core/recognition/rules.ts'
import { excerpt } from '../../../core/summary/excerpt.ts'
import type { Catalogue } from '../../../i18n/catalogue.ts'
import type { Places } from '../places.ts'
import { escapeText } from './card-text.ts'
import {
  actions,
  type ChoiceInput,
  type Draft,
  type Element,
  execute,
  heading,
  note,
  text,
} from './element.ts'

/** What a form remembers while it is open; it comes back with what was typed. */
export interface KudosMemory {
  /** Conversation that the quote was said in, or the giver was in; empty for their own chat. */
  saidIn: string
  sourceLink: string
  sourceQuote: string
}

export interface KudosForm {
  /** Makes what is sent in twice one kudos. */
  form: string
  memory: KudosMemory
  /** The same with the proof that it is ours. */
  sealed: string
  recipients: Person[]
  /** What was typed so far. */
  text: string
  channel: string | null
  indicator: string | null
  colleagues: Person[]
  places: Places
  framework: Framework
  likely: Indicator[]
  /** What was wrong with what was sent in. */
  problem: string | null
}

/** The whole kudos in one form: in a person's own chat, and as a dialog. */
export function renderKudosForm(form: KudosForm, t: Catalogue, language: Person['language']): Draft {
  const { memory, recipients, problem } = form
  const body: Element[] = [
    heading(t.giving.modalTitle),
    ...(problem ? [text(problem, { color: 'warning' })] : []),
    ...(memory.sourceQuote
      ? [note(t.giving.about(`“${escapeText(excerpt(memory.sourceQuote, 300))}”`))]
      : []),
    peopleInput('to', t.giving.modalTo, recipients, form.colleagues, t),
    {
      type: 'Input.Text',
      id: 'text',
      label: t.giving.modalText,
      isMultiline: true,
      maxLength: longestText,
      placeholder: t.giving.modalTextPlaceholder,
      isRequired: true,
      errorMessage: t.setup.required,
      ...(form.text ? { value: form.text } : {}),
    },
    indicatorInput(
      form.framework,
      form.likely,
      t,
      language,
      form.indicator,
      t.giving.modalIndicatorPlaceholder,
    ),
    channelInput('channel', t.giving.modalChannel, form.places.listed, form.channel),
    ...(form.places.areSome ? [note(t.teams.otherPlaces)] : []),
    actions(
      execute(
        t.giving.modalSubmit,
        'giving:give',
        { form: form.form, memory: form.sealed },
        { style: 'positive' },
      ),
    ),
  ]
  return { summary: t.giving.modalTitle, body }
}

export function renderEditForm(
  { id, text: words, from, problem }: { id: string; text: string; from: string; problem: string | null },
  t: Catalogue,
): Draft {
  return {
    summary: t.giving.editTitle,
    body: [
      heading(t.giving.editTitle),
      ...(problem ? [text(problem, { color: 'warning' })] : []),
      {
        type: 'Input.Text',
        id: 'text',
        label: t.giving.modalText,
        isMultiline: true,
        maxLength: longestText,
        value: words,
      },
      actions(execute(t.common.save, 'giving:edit', { id, from }, { style: 'positive' }), back(id, from, t)),
    ],
  }
}

export function renderWithdrawForm(kudos: AskedAbout, t: Catalogue): Draft {
  const { withdrawTitle, withdrawQuestion, menu } = t.giving
  const act = execute(menu.withdraw, 'giving:withdraw', actedOn(kudos), { style: 'destructive' })
  return renderQuestion(kudos, withdrawTitle, withdrawQuestion, act, t)
}

export function renderReportForm(kudos: AskedAbout, t: Catalogue): Draft {
  const { reportTitle, reportQuestion, menu } = t.giving
  return renderQuestion(
    kudos,
    reportTitle,
    reportQuestion,
    execute(menu.report, 'giving:report', actedOn(kudos)),
    t,
  )
}

export function renderTakeDownForm(kudos: AskedAbout, t: Catalogue): Draft {
  const { takeDownTitle, takeDownQuestion, reportTakeDown } = t.giving
  const act = execute(reportTakeDown, 'giving:take-down', actedOn(kudos), { style: 'destructive' })
  return renderQuestion(kudos, takeDownTitle, takeDownQuestion, act, t)
}

export function renderReported({ id, from }: { id: string; from: string }, t: Catalogue): Draft {
  const { reportThanks } = t.giving
  return { summary: reportThanks, body: [text(reportThanks), actions(back(id, from, t, t.teams.back))] }
}

interface AskedAbout {
  id: string
  text: string
  from: string
}

const actedOn = ({ id, from }: AskedAbout) => ({ id, from })

/** Asks once more before something is done to a kudos. */
function renderQuestion(
  { id, text: words, from }: AskedAbout,
  title: string,
  question: string,
  act: ReturnType<typeof execute>,
  t: Catalogue,
): Draft {
  return {
    summary: title,
    body: [
      heading(title),
      text(question),
      note(`“${escapeText(excerpt(words, 600))}”`),
      actions(act, back(id, from, t)),
    ],
  }
}

/** The dictionary behind "Change…". */
export function renderIndicatorForm(
  {
    id,
    about,
    text: words,
    from,
    framework,
    likely,
    chosen = likely[0]?.code ?? null,
    problem = null,
  }: {
    id: string
    /** The disputed tag, or all of the revision. */
    about: { instead: string } | { revision: number }
    text: string
    from: string
    framework: Framework
    likely: Indicator[]
    chosen?: string | null
    /** What was wrong with what was sent in. */
    problem?: string | null
  },
  t: Catalogue,
  language: Person['language'],
): Draft {
  return {
    summary: t.giving.changeTitle,
    body: [
      heading(t.giving.changeTitle),
      ...(problem ? [text(problem, { color: 'warning' })] : []),
      note(t.giving.about(`“${escapeText(excerpt(words, 300))}”`)),
      {
        ...indicatorInput(framework, likely, t, language, chosen, t.giving.changePlaceholder),
        label: t.giving.changeLabel,
      },
      actions(
        execute(t.common.save, 'giving:indicator', { id, ...about, from }, { style: 'positive' }),
        execute(t.giving.noIndicator, 'tag:none', { id, ...about, from }),
        back(id, from, t),
      ),
    ],
  }
}

const back = (id: string, from: string, t: Catalogue, label = t.common.cancel) =>
  execute(label, 'giving:back', { id, from }, { associatedInputs: 'none' })

/** The people of the tenant: those whom Laurel knows at once, all others as Teams finds them. */
export function peopleInput(
  id: string,
  label: string,
  chosen: readonly Person[],
  colleagues: readonly Person[],
  t: Catalogue,
  { isRequired = true }: { isRequired?: boolean } = {},
): ChoiceInput {
  const listed = [...chosen, ...colleagues.filter(person => !chosen.some(other => other.id === person.id))]
  const namesakes = namesOfSeveral(listed)
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    isMultiSelect: true,
    style: 'filtered',
    choices: listed.map(({ id: value, name, email }) => ({
      title: escapeText(namesakes.has(name) && email ? t.common.aside(name, email) : name),
      value,
    })),
    'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    ...(isRequired ? { isRequired, errorMessage: t.setup.required } : {}),
    ...(chosen.length > 0 ? { value: chosen.map(person => person.id).join(',') } : {}),
  }
}

function namesOfSeveral(people: readonly Person[]): Set<string> {
  const seen = new Set<string>()
  return new Set(people.map(({ name }) => name).filter(name => seen.has(name) || !seen.add(name)))
}

export function indicatorInput(
  framework: Framework,
  likely: readonly Indicator[],
  t: Catalogue,
  language: Person['language'],
  chosen: string | null,
  placeholder: string,
): ChoiceInput {
  const title = ({ name, competency }: Indicator) =>
    escapeText(`${competency.name[language]} › ${name[language]}`)
  const all = [...likely, ...framework.indicators.filter(indicator => !likely.includes(indicator))]
  return {
    type: 'Input.ChoiceSet',
    id: 'indicator',
    label: t.giving.modalIndicator,
    style: 'filtered',
    placeholder,
    choices: all.slice(0, 300).map(indicator => ({ title: title(indicator), value: indicator.code })),
    ...(chosen ? { value: chosen } : {}),
  }
}

export function channelInput(
  id: string,
  label: string,
  channels: readonly ChannelAddress[],
  chosen: string | null,
  { isRequired = false }: { isRequired?: boolean } = {},
): ChoiceInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    choices: channels.map(channel => ({ title: escapeText(channel.name), value: channel.id })),
    ...(isRequired ? { isRequired } : {}),
    ...(chosen && channels.some(channel => channel.id === chosen) ? { value: chosen } : {}),
  }
}
