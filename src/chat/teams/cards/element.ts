import type { Quoted } from '../../../core/summary/quotations.ts'
import { cutText } from './card-text.ts'

/** The parts of an Adaptive Card 1.5 that Laurel uses. Texts are in Laurel's own markup until the card is dressed. */
export type Element =
  | TextBlock
  | RichTextBlock
  | Container
  | ColumnSet
  | ActionSet
  | Image
  | ChartElement
  | TextInput
  | NumberInput
  | TimeInput
  | DateInput
  | ChoiceInput
  | ToggleInput

export interface TextBlock {
  type: 'TextBlock'
  text: string
  wrap: true
  size?: 'small' | 'medium' | 'large'
  weight?: 'bolder'
  isSubtle?: true
  spacing?: Spacing
  style?: 'heading'
  separator?: true
  color?: 'warning' | 'good'
}

/** Shows its words as they are: nothing in them is markup. */
interface RichTextBlock {
  type: 'RichTextBlock'
  inlines: {
    type: 'TextRun'
    text: string
    italic?: boolean
    fontType?: 'monospace'
    isSubtle?: boolean
    strikethrough?: boolean
  }[]
  spacing?: Spacing
}

type Spacing = 'none' | 'small' | 'medium' | 'large'

export interface Container {
  type: 'Container'
  items: Element[]
  style?: 'emphasis' | 'accent'
  spacing?: Spacing
  separator?: true
  id?: string
  /** Left out: true. */
  isVisible?: boolean
}

export interface ColumnSet {
  type: 'ColumnSet'
  columns: {
    type: 'Column'
    width: 'auto' | 'stretch'
    items: Element[]
    verticalContentAlignment?: 'center'
  }[]
  spacing?: Spacing
}

export interface ActionSet {
  type: 'ActionSet'
  actions: Action[]
}

export interface Image {
  type: 'Image'
  url: string
  altText: string
  /** A press shows it larger. */
  msteams?: { allowExpand: true }
}

/** Charts that Teams draws itself, beyond Adaptive Cards 1.5. Their words are shown as they are. */
export type Chart =
  | {
      type: 'Chart.HorizontalBar'
      title: string
      displayMode: 'AbsoluteNoAxis'
      data: { x: string; y: number }[]
    }
  | {
      type: 'Chart.Line'
      title: string
      /** Colours as unlike as Teams has them; left out, they are shades of one. */
      colorSet?: 'categorical'
      yMin?: number
      yMax?: number
      /** `x`: a day as "2026-12-24". */
      data: { legend: string; values: { x: string; y: number }[] }[]
    }

/** With what stands in its place where it is not known. */
export type ChartElement = Chart & { fallback: Container | Image }

interface Input {
  id: string
  label: string
  isRequired?: boolean
  errorMessage?: string
}

interface TextInput extends Input {
  type: 'Input.Text'
  isMultiline?: boolean
  maxLength?: number
  placeholder?: string
  value?: string
}

interface ToggleInput extends Input {
  type: 'Input.Toggle'
  title: string
  /** "true" or "false". */
  value: string
}

interface NumberInput extends Input {
  type: 'Input.Number'
  min?: number
  max?: number
  value?: number
}

interface TimeInput extends Input {
  type: 'Input.Time'
  value?: string
}

/** A day as "2026-12-24". */
interface DateInput extends Input {
  type: 'Input.Date'
  value?: string
}

export interface ChoiceInput extends Input {
  type: 'Input.ChoiceSet'
  choices: { title: string; value: string }[]
  isMultiSelect?: boolean
  style?: 'compact' | 'expanded' | 'filtered'
  placeholder?: string
  value?: string
  wrap?: boolean
  /** Asks Teams' directory while the person types. */
  'choices.data'?: { type: 'Data.Query'; dataset: string }
}

/** What comes back when the button is pressed: the verb, and what it is about. */
export interface Action {
  type: 'Action.Execute' | 'Action.Submit' | 'Action.OpenUrl' | 'Action.ToggleVisibility'
  title: string
  verb?: string
  data?: Record<string, string | number>
  style?: 'positive' | 'destructive'
  mode?: 'secondary'
  url?: string
  /** False for a button that does not need the inputs to be right. */
  associatedInputs?: 'none'
  tooltip?: string
  /** Ids of what the button shows or hides, without asking anybody. */
  targetElements?: string[]
}

/** A message as it is composed, before names are put in. */
export interface Draft {
  /** All of it in a line, for notifications and screen readers. */
  summary: string
  body: Element[]
  /** Whether those named are told that they are. */
  notifies?: boolean
  /** Kudos that it quotes. */
  quoted?: readonly Quoted[]
}

/** Longest texts, in UTF-16 code units: what is shown well, below what Teams takes. */
const limits = { text: 4000, heading: 200, button: 75, choice: 150, summary: 1000 } as const

export const text = (
  words: string,
  look: Partial<Omit<TextBlock, 'type' | 'text' | 'wrap'>> = {},
): TextBlock => ({
  type: 'TextBlock',
  text: cutText(words, limits.text),
  wrap: true,
  ...look,
})

export const heading = (words: string): TextBlock => ({
  type: 'TextBlock',
  text: cutText(words, limits.heading),
  wrap: true,
  size: 'medium',
  weight: 'bolder',
  style: 'heading',
})

/** Small and grey: what is good to know. */
export const note = (words: string): TextBlock => text(words, { size: 'small', isSubtle: true })

/** What a person wrote, shown as written. */
export const quote = (words: string): Container => ({
  type: 'Container',
  style: 'emphasis',
  items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] }],
})

export const actions = (...list: Action[]): ActionSet => ({ type: 'ActionSet', actions: list })

export const execute = (
  title: string,
  verb: string,
  data: Record<string, string | number> = {},
  look: Pick<Action, 'style' | 'mode' | 'associatedInputs' | 'tooltip'> = {},
): Action => ({
  type: 'Action.Execute',
  title: cutText(title, limits.button),
  verb,
  data: { verb, ...data },
  ...look,
})

export const row = (left: Element[], right: Element[]): ColumnSet => ({
  type: 'ColumnSet',
  columns: [
    { type: 'Column', width: 'stretch', items: left, verticalContentAlignment: 'center' },
    { type: 'Column', width: 'auto', items: right, verticalContentAlignment: 'center' },
  ],
})
