import { Ajv, type ErrorObject } from 'ajv'

/** Adaptive Cards 1.5 as its documentation describes them, without what Laurel has no use for; nothing else is allowed. */
const either = (...names: string[]) => ({
  enum: [...names, ...names.map(name => name.charAt(0).toUpperCase() + name.slice(1))],
})

const spacing = either('default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding')

const colors = either('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention')

const base = {
  id: { type: 'string' },
  isVisible: { type: 'boolean' },
  separator: { type: 'boolean' },
  spacing,
  height: either('auto', 'stretch'),
}

const ref = (name: string) => ({ $ref: `#/definitions/${name}` })

function part(type: string, required: string[], properties: object) {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', ...required],
    properties: { type: { const: type }, ...properties },
  }
}

const typography = {
  text: { type: 'string' },
  color: colors,
  fontType: either('default', 'monospace'),
  isSubtle: { type: 'boolean' },
  size: either('default', 'small', 'medium', 'large', 'extraLarge'),
  weight: either('default', 'lighter', 'bolder'),
}

const input = {
  ...base,
  id: { type: 'string', minLength: 1 },
  label: { type: 'string', minLength: 1 },
  isRequired: { type: 'boolean' },
  errorMessage: { type: 'string' },
}

const action = {
  id: { type: 'string' },
  title: { type: 'string', minLength: 1 },
  iconUrl: { type: 'string' },
  style: either('default', 'positive', 'destructive'),
  mode: either('primary', 'secondary'),
  tooltip: { type: 'string' },
  isEnabled: { type: 'boolean' },
}

const submitted = {
  ...action,
  data: { type: ['object', 'string'] },
  associatedInputs: either('auto', 'none'),
}

const elements = {
  TextBlock: part('TextBlock', ['text'], {
    ...base,
    ...typography,
    wrap: { type: 'boolean' },
    maxLines: { type: 'number' },
    horizontalAlignment: either('left', 'center', 'right'),
    style: either('default', 'heading', 'columnHeader'),
  }),
  RichTextBlock: part('RichTextBlock', ['inlines'], {
    ...base,
    horizontalAlignment: either('left', 'center', 'right'),
    inlines: { type: 'array', minItems: 1, items: { anyOf: [{ type: 'string' }, ref('TextRun')] } },
  }),
  Image: part('Image', ['url', 'altText'], {
    ...base,
    url: { type: 'string', pattern: '^(https://|data:image/)' },
    altText: { type: 'string', minLength: 1 },
    size: either('auto', 'stretch', 'small', 'medium', 'large'),
    style: either('default', 'person'),
    width: { type: 'string' },
    horizontalAlignment: either('left', 'center', 'right'),
    msteams: { type: 'object' },
  }),
  Container: part('Container', ['items'], {
    ...base,
    items: { type: 'array', minItems: 1, items: ref('Element') },
    style: either('default', 'emphasis', 'good', 'attention', 'warning', 'accent'),
    bleed: { type: 'boolean' },
    verticalContentAlignment: either('top', 'center', 'bottom'),
  }),
  ColumnSet: part('ColumnSet', ['columns'], {
    ...base,
    columns: { type: 'array', minItems: 1, items: ref('Column') },
    style: either('default', 'emphasis', 'good', 'attention', 'warning', 'accent'),
  }),
  FactSet: part('FactSet', ['facts'], {
    ...base,
    facts: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'value'],
        properties: { title: { type: 'string' }, value: { type: 'string' } },
      },
    },
  }),
  ActionSet: part('ActionSet', ['actions'], {
    ...base,
    actions: { type: 'array', minItems: 1, items: ref('Action') },
  }),
  'Input.Text': part('Input.Text', ['id', 'label'], {
    ...input,
    isMultiline: { type: 'boolean' },
    maxLength: { type: 'number' },
    placeholder: { type: 'string' },
    regex: { type: 'string' },
    style: either('text', 'tel', 'url', 'email', 'password'),
    value: { type: 'string' },
  }),
  'Input.Number': part('Input.Number', ['id', 'label'], {
    ...input,
    min: { type: 'number' },
    max: { type: 'number' },
    placeholder: { type: 'string' },
    value: { type: 'number' },
  }),
  'Input.Time': part('Input.Time', ['id', 'label'], {
    ...input,
    placeholder: { type: 'string' },
    value: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  }),
  'Input.Date': part('Input.Date', ['id', 'label'], {
    ...input,
    placeholder: { type: 'string' },
    value: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  }),
  'Input.Toggle': part('Input.Toggle', ['id', 'title'], {
    ...input,
    title: { type: 'string' },
    value: { type: 'string' },
    valueOn: { type: 'string' },
    valueOff: { type: 'string' },
    wrap: { type: 'boolean' },
  }),
  'Input.ChoiceSet': part('Input.ChoiceSet', ['id', 'label'], {
    ...input,
    choices: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'value'],
        properties: { title: { type: 'string', minLength: 1 }, value: { type: 'string', minLength: 1 } },
      },
    },
    // Newer than 1.5: Teams takes it in cards of 1.5 for its people picker.
    'choices.data': {
      type: 'object',
      additionalProperties: false,
      required: ['type', 'dataset'],
      properties: { type: { const: 'Data.Query' }, dataset: { type: 'string' } },
    },
    isMultiSelect: { type: 'boolean' },
    style: either('compact', 'expanded', 'filtered'),
    placeholder: { type: 'string' },
    value: { type: 'string' },
    wrap: { type: 'boolean' },
  }),
}

/** A number a name, or a day. */
const point = (x: object) => ({
  type: 'object',
  additionalProperties: false,
  required: ['x', 'y'],
  properties: { x: { type: 'string', ...x }, y: { type: 'number' } },
})

/**
 * Charts, which Teams has beyond 1.5 ("Charts in Adaptive Cards" of its documentation; `@microsoft/teams.cards` has their
 * types). Each has to say what stands in its place elsewhere, in parts that 1.5 has.
 */
const charts = {
  'Chart.HorizontalBar': part('Chart.HorizontalBar', ['title', 'data', 'fallback'], {
    ...base,
    title: { type: 'string', minLength: 1 },
    data: { type: 'array', minItems: 1, items: point({ minLength: 1 }) },
    displayMode: { enum: ['AbsoluteWithAxis', 'AbsoluteNoAxis', 'PartToWhole'] },
    fallback: { anyOf: [ref('Container'), ref('Image')] },
  }),
  'Chart.Line': part('Chart.Line', ['title', 'data', 'fallback'], {
    ...base,
    title: { type: 'string', minLength: 1 },
    colorSet: { enum: ['categorical', 'sequential', 'diverging'] },
    yMin: { type: 'number' },
    yMax: { type: 'number' },
    data: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['legend', 'values'],
        properties: {
          legend: { type: 'string', minLength: 1 },
          // Days in this form only make an axis of time.
          values: { type: 'array', minItems: 1, items: point({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) },
        },
      },
    },
    fallback: { anyOf: [ref('Container'), ref('Image')] },
  }),
}

const actionTypes = {
  'Action.Execute': part('Action.Execute', ['title', 'verb'], {
    ...submitted,
    verb: { type: 'string', minLength: 1 },
  }),
  'Action.Submit': part('Action.Submit', ['title'], submitted),
  'Action.ToggleVisibility': part('Action.ToggleVisibility', ['title', 'targetElements'], {
    ...action,
    targetElements: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
  }),
  'Action.OpenUrl': part('Action.OpenUrl', ['title', 'url'], {
    ...action,
    url: { type: 'string', pattern: '^https?://' },
  }),
}

const schema = {
  definitions: {
    ...elements,
    ...charts,
    ...actionTypes,
    TextRun: part('TextRun', ['text'], {
      ...typography,
      italic: { type: 'boolean' },
      strikethrough: { type: 'boolean' },
      underline: { type: 'boolean' },
      highlight: { type: 'boolean' },
      selectAction: ref('Action'),
    }),
    Column: part('Column', ['items'], {
      ...base,
      items: { type: 'array', items: ref('Element') },
      width: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      style: either('default', 'emphasis', 'good', 'attention', 'warning', 'accent'),
      verticalContentAlignment: either('top', 'center', 'bottom'),
    }),
    Element: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: Object.keys({ ...elements, ...charts }).map(ref),
    },
    Action: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: Object.keys(actionTypes).map(ref),
    },
  },
  ...part('AdaptiveCard', ['version', 'body'], {
    $schema: { type: 'string' },
    version: { const: '1.5' },
    body: { type: 'array', minItems: 1, items: ref('Element') },
    actions: { type: 'array', items: ref('Action') },
    fallbackText: { type: 'string' },
    lang: { type: 'string' },
    speak: { type: 'string' },
    msteams: {
      type: 'object',
      additionalProperties: false,
      properties: {
        width: { enum: ['Full'] },
        entities: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['type', 'text', 'mentioned'],
            properties: {
              type: { const: 'mention' },
              text: { type: 'string', pattern: '^<at>[^<>&]+</at>$' },
              mentioned: {
                type: 'object',
                additionalProperties: false,
                required: ['id', 'name'],
                properties: { id: { type: 'string', minLength: 1 }, name: { type: 'string', minLength: 1 } },
              },
            },
          },
        },
      },
    },
  }),
}

const validate = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(schema)

/** Most bytes of a message that Teams takes for certain. */
const mostBytes = 80_000

/** What Teams would find wrong with a card; nothing where it is right. */
export function problemsOfCard(card: unknown): string[] {
  const problems = validate(card) ? [] : (validate.errors ?? []).map(describe)
  const size = Buffer.byteLength(JSON.stringify(card))
  if (size > mostBytes) problems.push(`${size} bytes are more than ${mostBytes}`)
  const ids = [...JSON.stringify(card).matchAll(/"id":"([^"]+)","label"/g)].map(match => match[1]!)
  if (new Set(ids).size !== ids.length) problems.push(`inputs share an id: ${ids.join(', ')}`)
  return [...problems, ...strayMarkup(card), ...chartsInPlaceOfCharts(card)]
}

function chartsInPlaceOfCharts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('fallback' in value && JSON.stringify(value.fallback).includes('"Chart.'))
    return ['a chart stands in the place of a chart']
  return Object.values(value).flatMap(chartsInPlaceOfCharts)
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`
}

/** Whether some `**` neither opens nor closes anything for a reader of Markdown, and so stands there. */
function hasBrokenBold(text: string): boolean {
  const parts = text.split(/(?<!\\)\*\*/)
  return parts.length % 2 === 0 || parts.some((part, index) => index % 2 === 1 && part.trim() !== part)
}

/** Slack is spoken of in Teams where the person's own account there is meant. */
const otherAccount =
  /(and|in) (\*\*)?Slack\b|Slack (\*\*)?as|Slack and Teams|(在|到|和) (\*\*)?Slack|Slack(\*\*)? 里|Slack 与 Teams/g

/** Markup of Slack, or of Laurel's own sentences, that a reader would see as such. */
function strayMarkup(card: unknown): string[] {
  const texts: string[] = []
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string' && ['text', 'title', 'label', 'placeholder', 'tooltip'].includes(key))
      texts.push(value)
    else if (Array.isArray(value)) for (const item of value) walk(item, key)
    else if (typeof value === 'object' && value !== null) {
      // What people wrote is shown as written.
      if ('type' in value && value.type === 'TextRun') return
      for (const [inner, item] of Object.entries(value)) walk(item, inner)
    }
  }
  walk(card, '')
  return texts
    .filter(
      text =>
        hasBrokenBold(text) ||
        /(?<!\\)<[@#!]|&lt;|&amp;|(?<!\\)`|[\uE000-\uF8FF]|(^|\s):[a-z_]+:|\/laurel|undefined|\[object|Slack/.test(
          text.replace(otherAccount, ''),
        ),
    )
    .map(text => `stray markup: ${text}`)
}
