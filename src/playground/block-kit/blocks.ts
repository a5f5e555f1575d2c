import { dataVisualization } from './chart.ts'
import {
  all,
  boolean,
  byType,
  type Check,
  isObject,
  list,
  number,
  object,
  oneOf,
  type Surface,
  string,
} from './check.ts'
import {
  actionsElement,
  button,
  contextActionsElement,
  image,
  inputElement,
  sectionAccessory,
} from './elements.ts'
import { richText } from './rich-text.ts'
import { anyText, mrkdwn, plainText, slackFile, webAddress } from './text.ts'

const common = { type: string(), block_id: string({ max: 255 }) }
const block = (required: Record<string, Check>, optional: Record<string, Check> = {}, also?: Check): Check =>
  object({ type: string(), ...required }, { ...common, ...optional }, also)

/** A block that Slack shows on some surfaces only. */
const only =
  (surfaces: Surface[], check: Check): Check =>
  (value, at, report) => {
    if (surfaces.includes(report.surface)) check(value, at, report)
    else report.add(`unsupported type: ${String((value as { type?: unknown }).type)}`, `${at}/type`)
  }

const uniqueActionIds: Check = (value, at, report) => {
  if (!isObject(value) || !Array.isArray(value.elements)) return
  const seen = new Set<unknown>()
  for (const [index, element] of value.elements.entries()) {
    const id = isObject(element) ? element.action_id : undefined
    if (id !== undefined && seen.has(id)) {
      report.add(`\`action_id\` ${String(id)} already exists`, `${at}/elements/${index}/action_id`)
    }
    seen.add(id)
  }
}

const cell = byType(() => ({
  rich_text: richText,
  raw_text: object({ type: string(), text: string({ min: 1 }) }),
  raw_number: object({ type: string(), value: number(), text: string({ min: 1 }) }),
}))
const card = object(
  { type: oneOf('card') },
  {
    ...common,
    hero_image: image,
    icon: image,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    subtext: mrkdwn(150),
    actions: list(button, { min: 1, max: 5 }),
  },
  (value, at, report) => {
    const { hero_image: hero, title, actions, body } = value as Record<string, unknown>
    if (!hero && !title && !actions && !body) report.add('must have hero_image, title, actions or body', at)
  },
)
const task = object(
  {
    type: oneOf('task_card'),
    task_id: string({ min: 1 }),
    title: string({ min: 1 }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    ...common,
    details: richText,
    output: richText,
    sources: list(object({ type: oneOf('url'), url: webAddress, text: string() })),
  },
)

const rules: Record<string, Check> = {
  section: block(
    {},
    {
      text: anyText(3000),
      fields: list(anyText(2000), { min: 1, max: 10 }),
      accessory: sectionAccessory,
      expand: boolean,
    },
    (value, at, report) => {
      const { text, fields } = value as Record<string, unknown>
      if (!text && !fields) report.add('missing required field: text', at)
    },
  ),
  header: block({ text: plainText(150) }, { level: number({ min: 1, max: 4, integer: true }) }),
  divider: block({}),
  context: block({
    elements: list(
      byType(() => ({ image, plain_text: plainText(3000), mrkdwn: mrkdwn(3000) })),
      { min: 1, max: 10 },
    ),
  }),
  actions: block({ elements: list(actionsElement, { min: 1, max: 25 }) }, {}, uniqueActionIds),
  image: block(
    { alt_text: string({ min: 1, max: 2000 }) },
    { image_url: webAddress, slack_file: slackFile, title: plainText(2000) },
    (value, at, report) => {
      const { image_url: address, slack_file: file } = value as Record<string, unknown>
      if ((address === undefined) === (file === undefined))
        report.add('must have either image_url or slack_file', at)
    },
  ),
  input: block(
    { label: plainText(2000), element: inputElement },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richText,
  markdown: only(['message'], block({ text: string({ min: 1, max: 12_000 }) })),
  video: block(
    {
      alt_text: string({ min: 1, max: 2000 }),
      title: plainText(199),
      thumbnail_url: webAddress,
      video_url: string({ min: 1, pattern: /^https:\/\//, like: 'must be an HTTPS URL' }),
    },
    {
      title_url: string({ pattern: /^https:\/\//, like: 'must be an HTTPS URL' }),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: webAddress,
      description: plainText(200),
    },
  ),
  data_visualization: only(['message'], dataVisualization),
  table: only(
    ['message'],
    block(
      { rows: list(list(cell, { max: 20 }), { min: 1, max: 100 }) },
      {
        column_settings: list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
          max: 20,
        }),
      },
    ),
  ),
  data_table: only(
    ['message'],
    block(
      { rows: list(list(cell), { min: 1 }), caption: string({ min: 1 }) },
      {
        page_size: number({ min: 1, max: 100, integer: true }),
        row_header_column_index: number({ min: 0, integer: true }),
      },
    ),
  ),
  context_actions: only(
    ['message'],
    block({ elements: list(contextActionsElement, { min: 1, max: 5 }) }, {}, uniqueActionIds),
  ),
  alert: block({ text: anyText(3000) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
  card: only(['message'], card),
  carousel: only(['message'], block({ elements: list(card, { min: 1, max: 10 }) })),
  container: only(['message'], (value, at, report) => containerRule(value, at, report)),
  task_card: only(['message'], task),
  plan: only(['message'], block({ title: string({ min: 1 }) }, { tasks: list(task) })),
}

const anyBlock: Check = byType(() => rules)

const containerRule = block(
  { child_blocks: list(anyBlock, { min: 1, max: 10 }) },
  {
    title: plainText(150),
    rich_text_title: richText,
    subtitle: anyText(150),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: image,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
)

const uniqueBlockIds: Check = (value, at, report) => {
  if (!Array.isArray(value)) return
  const seen = new Set<unknown>()
  for (const [index, entry] of value.entries()) {
    const id = isObject(entry) ? entry.block_id : undefined
    if (id !== undefined && id !== '' && seen.has(id)) {
      report.add(`\`block_id\` ${String(id)} already exists`, `${at}/${index}/block_id`)
    }
    seen.add(id)
  }
}

/** At most two charts in a message. */
const fewCharts: Check = (value, at, report) => {
  const charts = Array.isArray(value)
    ? value.filter(entry => isObject(entry) && entry.type === 'data_visualization')
    : []
  if (charts.length > 2) report.add('no more than 2 data_visualization blocks allowed', at)
}

const oneFocus: Check = (value, at, report) => {
  const focused = JSON.stringify(value)?.match(/"focus_on_load":true/g)?.length ?? 0
  if (focused > 1) report.add('only one element can have focus_on_load', at)
}

export const blockList = (max: number): Check =>
  all(list(anyBlock, { max }), uniqueBlockIds, fewCharts, oneFocus)
