import { blockList } from './block-kit/blocks.ts'
import { boolean, isObject, lengthOf, list, object, oneOf, Report, string } from './block-kit/check.ts'
import { option, optionGroup, plainText } from './block-kit/text.ts'
import type { Json } from './change.ts'
import { SlackError } from './slack-error.ts'

export interface Limits {
  /** Whether an uploaded file exists, is scanned, and is an image. */
  knowsFile: Report['knowsFile']
}

const messageBlocks = blockList(50)
const viewBlocks = blockList(100)
/** Posts whose blocks hold more text than this fail. */
const maxTextOfBlocks = 13_200
const maxViewBytes = 250_000

const viewParts = {
  type: string(),
  blocks: viewBlocks,
}
const viewOptions = {
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
}
const modal = object(
  { ...viewParts, title: plainText(24) },
  {
    ...viewOptions,
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
  (view, at, report) => {
    const { blocks, submit } = view as Json
    const hasInput = Array.isArray(blocks) && blocks.some(entry => isObject(entry) && entry.type === 'input')
    if (hasInput && !submit) report.add('missing required field: submit', at)
  },
)
const home = object(viewParts, viewOptions)

/** What is wrong with the blocks of a message, in Slack's words; empty if nothing is. */
export function messageProblems(blocks: unknown, limits: Limits): string[] {
  const report = new Report('message', limits.knowsFile)
  messageBlocks(blocks, '/blocks', report)
  return report.problems
}

/** What is wrong with a modal or App Home, in Slack's words. */
export function viewProblems(view: unknown, surface: 'modal' | 'home', limits: Limits): string[] {
  const report = new Report(surface, limits.knowsFile)
  if (!isObject(view)) report.add('must be an object', '/view')
  else if (view.type !== surface) report.add(`must be one of: ${surface}`, '/view/type')
  else (surface === 'modal' ? modal : home)(view, '/view', report)
  return report.problems
}

/** Checks blocks of a message as given (a list, or its JSON); throws the SlackError that Slack would answer. */
export function checkMessageBlocks(given: unknown, limits: Limits): Json[] {
  const blocks = fromJson(given, () => new SlackError('invalid_blocks_format'))
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format')
  const problems = messageProblems(blocks, limits)
  if (problems.length > 0) throw new SlackError('invalid_blocks', problems)
  if (textLength(blocks) > maxTextOfBlocks) throw new SlackError('msg_blocks_too_long')
  return blocks as Json[]
}

/** Checks a view as given (an object, or its JSON); throws the SlackError that Slack would answer. */
export function checkView(given: unknown, surface: 'modal' | 'home', limits: Limits): Json {
  const unreadable = () =>
    new SlackError('invalid_arguments', ['failed to match all allowed schemas [json-pointer:/view]'])
  const view = fromJson(given, unreadable)
  if (!isObject(view)) throw unreadable()
  if (Buffer.byteLength(JSON.stringify(view)) > maxViewBytes) throw new SlackError('view_too_large')
  const problems = viewProblems(view, surface, limits)
  if (problems.length > 0) throw new SlackError('invalid_arguments', problems)
  return view
}

const optionsAnswer = object(
  {},
  {
    options: list(option, { max: 100 }),
    option_groups: list(optionGroup, { max: 100 }),
    response_action: oneOf(''),
  },
)

/** What is wrong with an app's answer to an external select. */
export function optionsProblems(answer: unknown): string[] {
  const report = new Report('modal', () => false)
  optionsAnswer(answer, '', report)
  if (isObject(answer) && answer.options === undefined && answer.option_groups === undefined) {
    report.add('must have either options or option_groups', '')
  }
  return report.problems
}

function fromJson(given: unknown, unreadable: () => SlackError): unknown {
  if (typeof given !== 'string') return given
  try {
    return JSON.parse(given)
  } catch {
    throw unreadable()
  }
}

/** Characters of text in the blocks, whatever holds them. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + textLength(entry), 0)
  if (!isObject(value)) return 0
  let sum = 0
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'text' && typeof inner === 'string') sum += lengthOf(inner)
    else if (typeof inner === 'object') sum += textLength(inner)
  }
  return sum
}
