import { boolean, byType, type Check, isObject, list, number, object, oneOf, string } from './check.ts'
import { richText } from './rich-text.ts'
import {
  buttonAddress,
  confirm,
  option,
  optionGroup,
  overflowOption,
  plainText,
  richOption,
  slackFile,
  webAddress,
} from './text.ts'

const actionId = string({ min: 1, max: 255 })
const date = string({ pattern: /^\d{4}-\d{2}-\d{2}$/, like: 'must be a date as YYYY-MM-DD' })
const time = string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, like: 'must be a time as HH:mm' })
const placeholder = plainText(150)
const base = { type: string(), action_id: actionId }
const confirmable = { confirm }
const focusable = { focus_on_load: boolean }
const dispatchable = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }),
  }),
}
const menu = { ...base, ...confirmable, ...focusable, placeholder }
const several = { max_selected_items: number({ min: 1, integer: true }) }
const conversationFilter = {
  default_to_current_conversation: boolean,
  filter: object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1, max: 4 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
}
const id = string({ min: 1 })

/** Exactly one of options and option_groups, within their limits. */
const optionSource: Check = (value, at, report) => {
  if (!isObject(value)) return
  const { options, option_groups: groups } = value
  if ((options === undefined) === (groups === undefined)) {
    report.add('must have either options or option_groups', at)
  }
  const all = Array.isArray(options)
    ? options
    : Array.isArray(groups)
      ? groups.flatMap(group => (isObject(group) && Array.isArray(group.options) ? group.options : []))
      : []
  checkInitial(value, all, at, report)
}

/** Initial options must be among the options, exactly as they are there. */
const ownOptions: Check = (value, at, report) => {
  if (isObject(value)) checkInitial(value, Array.isArray(value.options) ? value.options : [], at, report)
}

function checkInitial(
  element: Record<string, unknown>,
  options: unknown[],
  at: string,
  report: Parameters<Check>[2],
) {
  const values = options.map(choice => (isObject(choice) ? choice.value : undefined))
  const repeated = values.find((value, index) => value !== undefined && values.indexOf(value) !== index)
  if (repeated !== undefined) report.add(`duplicate option value: ${String(repeated)}`, at)
  const initial = Array.isArray(element.initial_options)
    ? element.initial_options
    : element.initial_option === undefined
      ? []
      : [element.initial_option]
  for (const choice of initial) {
    if (!values.includes(isObject(choice) ? choice.value : undefined)) {
      report.add('initial option is not among the options', at)
    }
  }
}

const staticMenu = {
  options: list(option, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
}

export const image: Check = object(
  { type: string(), alt_text: string({ min: 1, max: 2000 }) },
  {
    image_url: webAddress,
    slack_file: slackFile,
    image_width: number(),
    image_height: number(),
    image_bytes: number(),
  },
  (value, at, report) => {
    const { image_url: address, slack_file: file } = value as Record<string, unknown>
    if ((address === undefined) === (file === undefined))
      report.add('must have either image_url or slack_file', at)
  },
)

const text = { ...base, ...focusable, ...dispatchable, placeholder }
const feedbackButton = object(
  { text: plainText(75), value: string({ min: 1, max: 2000 }) },
  { accessibility_label: string({ max: 75 }) },
)

const rules: Record<string, Check> = {
  button: object(
    { type: string(), text: plainText(75) },
    {
      ...base,
      ...confirmable,
      url: buttonAddress,
      value: string({ min: 1, max: 2000 }),
      style: oneOf('primary', 'danger'),
      accessibility_label: string({ max: 75 }),
    },
  ),
  checkboxes: object(
    { type: string(), options: list(richOption, { min: 1, max: 10 }) },
    { ...base, ...confirmable, ...focusable, initial_options: list(richOption, { min: 1, max: 10 }) },
    ownOptions,
  ),
  radio_buttons: object(
    { type: string(), options: list(richOption, { min: 1, max: 10 }) },
    { ...base, ...confirmable, ...focusable, initial_option: richOption },
    ownOptions,
  ),
  overflow: object(
    { type: string(), options: list(overflowOption, { min: 1, max: 5 }) },
    { ...base, ...confirmable },
    ownOptions,
  ),
  datepicker: object({ type: string() }, { ...menu, initial_date: date }),
  timepicker: object({ type: string() }, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: object(
    { type: string() },
    {
      ...base,
      ...confirmable,
      ...focusable,
      initial_date_time: number({ min: 1e9, max: 9_999_999_999, integer: true }),
    },
  ),
  static_select: object({ type: string() }, { ...menu, ...staticMenu, initial_option: option }, optionSource),
  multi_static_select: object(
    { type: string() },
    { ...menu, ...several, ...staticMenu, initial_options: list(option, { min: 1, max: 100 }) },
    optionSource,
  ),
  external_select: object(
    { type: string() },
    { ...menu, min_query_length: number({ min: 0, integer: true }), initial_option: option },
  ),
  multi_external_select: object(
    { type: string() },
    {
      ...menu,
      ...several,
      min_query_length: number({ min: 0, integer: true }),
      initial_options: list(option, { min: 1, max: 100 }),
    },
  ),
  users_select: object({ type: string() }, { ...menu, initial_user: id }),
  multi_users_select: object(
    { type: string() },
    { ...menu, ...several, initial_users: list(id, { min: 1 }) },
  ),
  conversations_select: object(
    { type: string() },
    { ...menu, ...conversationFilter, initial_conversation: id, response_url_enabled: boolean },
  ),
  multi_conversations_select: object(
    { type: string() },
    { ...menu, ...several, ...conversationFilter, initial_conversations: list(id, { min: 1 }) },
  ),
  channels_select: object(
    { type: string() },
    { ...menu, initial_channel: id, response_url_enabled: boolean },
  ),
  multi_channels_select: object(
    { type: string() },
    { ...menu, ...several, initial_channels: list(id, { min: 1 }) },
  ),
  plain_text_input: object(
    { type: string() },
    {
      ...text,
      initial_value: string({ max: 3000 }),
      multiline: boolean,
      min_length: number({ min: 0, max: 3000, integer: true }),
      max_length: number({ min: 1, max: 3000, integer: true }),
    },
    (value, at, report) => {
      const { min_length: min, max_length: max } = value as { min_length?: number; max_length?: number }
      if (min !== undefined && max !== undefined && min > max)
        report.add('min_length is more than max_length', at)
    },
  ),
  number_input: object(
    { type: string(), is_decimal_allowed: boolean },
    { ...text, initial_value: string(), min_value: string(), max_value: string() },
  ),
  email_text_input: object({ type: string() }, { ...text, initial_value: string({ max: 3000 }) }),
  url_text_input: object({ type: string() }, { ...text, initial_value: string({ max: 3000 }) }),
  rich_text_input: object(
    { type: string() },
    { ...text, initial_value: richText, min_lines: number(), max_lines: number() },
  ),
  file_input: object(
    { type: string() },
    { ...base, filetypes: list(string({ min: 1 })), max_files: number({ min: 1, max: 10, integer: true }) },
  ),
  workflow_button: object(
    {
      type: string(),
      text: plainText(75),
      workflow: (value, at, report) => {
        if (!isObject(value)) report.add('must be an object', at)
      },
    },
    { ...base, ...confirmable, style: oneOf('primary', 'danger'), accessibility_label: string({ max: 75 }) },
  ),
  feedback_buttons: object(
    { type: string(), positive_button: feedbackButton, negative_button: feedbackButton },
    base,
  ),
  icon_button: object(
    { type: string(), icon: oneOf('trash'), text: plainText(75) },
    {
      ...base,
      ...confirmable,
      accessibility_label: string({ max: 75 }),
      value: string({ max: 2000 }),
      visible_to_user_ids: list(id),
    },
  ),
  image,
}

function pick(...names: string[]): Check {
  return byType(() => Object.fromEntries(names.map(name => [name, rules[name] as Check])))
}

const menus = ['static', 'external', 'users', 'conversations', 'channels'].flatMap(kind => [
  `${kind}_select`,
  `multi_${kind}_select`,
])
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker']

export const button = pick('button')
export const sectionAccessory = pick('button', 'overflow', 'image', 'workflow_button', ...pickers, ...menus)
export const actionsElement = pick(
  'button',
  'overflow',
  'workflow_button',
  'datetimepicker',
  'rich_text_input',
  ...pickers,
  ...menus,
)
export const contextActionsElement = pick('feedback_buttons', 'icon_button')
const inputNames = [
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
  'datetimepicker',
  ...pickers,
  ...menus,
]
const inputAnywhere = pick(...inputNames)
const inputInModal = pick(...inputNames, 'file_input')

export const inputElement: Check = (value, at, report) =>
  (report.surface === 'modal' ? inputInModal : inputAnywhere)(value, at, report)
