import { describe, expect, it } from 'vitest'
import {
  checkMessageBlocks,
  checkView,
  messageProblems,
  optionsProblems,
  viewProblems,
} from '../../src/playground/block-kit.ts'

const limits = { knowsFile: (file: { id?: string }) => file.id === 'F0KNOWN' }
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (parts: object = {}) => ({ type: 'section', text: mrkdwn('x'), ...parts })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const button = (parts: object = {}) => ({ type: 'button', action_id: 'a', text: plain('x'), ...parts })
const option = (n: number, parts: object = {}) => ({ text: plain(`o${n}`), value: `v${n}`, ...parts })
const options = (count: number) => Array.from({ length: count }, (_, n) => option(n))
const select = (parts: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: options(2),
  ...parts,
})
const input = (element: object, parts: object = {}) => ({
  type: 'input',
  label: plain('l'),
  element,
  ...parts,
})
const times = (count: number, make: (n: number) => object) => Array.from({ length: count }, (_, n) => make(n))
const chart = (parts: object = {}) => ({
  type: 'data_visualization',
  title: 'Recognitions',
  chart: {
    type: 'bar',
    series: [{ name: 'This week', data: [{ label: 'ownership', value: 3 }] }],
    axis_config: { categories: ['ownership'] },
  },
  ...parts,
})

describe('blocks that Slack takes', () => {
  it.each<[string, object]>([
    ['a section of 3000 characters', section({ text: mrkdwn('x'.repeat(3000)) })],
    ['a section of 3000 Chinese characters beyond the BMP', section({ text: mrkdwn('𠮷'.repeat(3000)) })],
    ['ten fields', { type: 'section', fields: times(10, () => mrkdwn('x'.repeat(2000))) }],
    ['a header of 150', { type: 'header', text: plain('x'.repeat(150)) }],
    ['25 elements in actions', actions(...times(25, n => button({ action_id: `a${n}` })))],
    ['100 options', section({ accessory: select({ options: options(100) }) })],
    [
      'an option group',
      section({
        accessory: { type: 'static_select', option_groups: [{ label: plain('g'), options: options(3) }] },
      }),
    ],
    ['an overflow of one', section({ accessory: { type: 'overflow', action_id: 'o', options: options(1) } })],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
        ],
      },
    ],
    ['markdown of 12000', { type: 'markdown', text: 'x'.repeat(12_000) }],
    ['a chart', chart()],
    ['an uploaded image', { type: 'image', alt_text: 'x', slack_file: { id: 'F0KNOWN' } }],
    ['a context of ten', { type: 'context', elements: times(10, () => mrkdwn('x')) }],
  ])('%s', (_name, block) => {
    expect(messageProblems([block], limits)).toEqual([])
  })
})

describe('blocks that Slack refuses', () => {
  it.each<[string, object, string]>([
    [
      'a long section',
      section({ text: mrkdwn('x'.repeat(3001)) }),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'an empty text',
      section({ text: mrkdwn('') }),
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a section of nothing', { type: 'section' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'eleven fields',
      { type: 'section', fields: times(11, () => mrkdwn('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a long field',
      { type: 'section', fields: [mrkdwn('x'.repeat(2001))] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a long header',
      { type: 'header', text: plain('x'.repeat(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a formatted header',
      { type: 'header', text: mrkdwn('x') },
      'value is not one of the allowed values: plain_text [json-pointer:/blocks/0/text/type]',
    ],
    ['an unknown block', { type: 'chart' }, 'unsupported type: chart [json-pointer:/blocks/0/type]'],
    [
      'an unknown key',
      section({ colour: 'red' }),
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a long button',
      actions(button({ text: plain('x'.repeat(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a long value',
      actions(button({ value: 'x'.repeat(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long action_id',
      actions(button({ action_id: 'x'.repeat(256) })),
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'a long block_id',
      section({ block_id: 'x'.repeat(256) }),
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'two equal action_ids',
      actions(button(), button()),
      '`action_id` a already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      '26 elements',
      actions(...times(26, n => button({ action_id: `a${n}` }))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'an odd style',
      actions(button({ style: 'green' })),
      'value is not one of the allowed values: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      '101 options',
      section({ accessory: select({ options: options(101) }) }),
      'no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'no options',
      section({ accessory: select({ options: [] }) }),
      'no less than 1 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'a long option',
      section({ accessory: select({ options: [option(1, { text: plain('x'.repeat(76)) })] }) }),
      'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/text/text]',
    ],
    [
      'a long option value',
      section({ accessory: select({ options: [option(1, { value: 'x'.repeat(151) })] }) }),
      'must be less than 151 characters [json-pointer:/blocks/0/accessory/options/0/value]',
    ],
    [
      'a long description',
      section({ accessory: select({ options: [option(1, { description: plain('x'.repeat(76)) })] }) }),
      'must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/description/text]',
    ],
    [
      'a stray initial option',
      section({ accessory: select({ initial_option: option(9) }) }),
      'initial option is not among the options [json-pointer:/blocks/0/accessory]',
    ],
    [
      'a long placeholder',
      section({ accessory: select({ placeholder: plain('x'.repeat(151)) }) }),
      'must be less than 151 characters [json-pointer:/blocks/0/accessory/placeholder/text]',
    ],
    [
      'an overflow of six',
      section({ accessory: { type: 'overflow', options: options(6) } }),
      'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'eleven in a context',
      { type: 'context', elements: times(11, () => mrkdwn('x')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in a context',
      { type: 'context', elements: [button()] },
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an input in actions',
      actions({ type: 'plain_text_input', action_id: 'p' }),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an image without alt_text',
      { type: 'image', image_url: 'https://example.com/x.png' },
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a long alt_text',
      { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'x'.repeat(2001) },
      'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
    ],
    [
      'a file still scanned',
      { type: 'image', alt_text: 'x', slack_file: { id: 'F0NEW' } },
      'invalid slack file [json-pointer:/blocks/0/slack_file]',
    ],
    [
      'a long confirm',
      actions(
        button({
          confirm: {
            title: plain('x'.repeat(101)),
            text: mrkdwn('x'),
            confirm: plain('y'),
            deny: plain('n'),
          },
        }),
      ),
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a long confirm button',
      actions(
        button({
          confirm: { title: plain('x'), text: mrkdwn('x'), confirm: plain('y'.repeat(31)), deny: plain('n') },
        }),
      ),
      'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]',
    ],
    [
      'long markdown',
      { type: 'markdown', text: 'x'.repeat(12_001) },
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
    [
      'a bad date',
      section({ accessory: { type: 'datepicker', initial_date: 'tomorrow' } }),
      'must be a date as YYYY-MM-DD [json-pointer:/blocks/0/accessory/initial_date]',
    ],
    [
      'a long chart title',
      chart({ title: 'x'.repeat(51) }),
      'must be less than 51 characters [json-pointer:/blocks/0/title]',
    ],
    [
      'a chart whose labels differ',
      chart({
        chart: {
          type: 'bar',
          series: [{ name: 'a', data: [{ label: 'p', value: 1 }] }],
          axis_config: { categories: ['q'] },
        },
      }),
      'data labels must match axis_config categories [json-pointer:/blocks/0/chart/series/0/data]',
    ],
    [
      'a long input label',
      input({ type: 'plain_text_input' }, { label: plain('x'.repeat(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
    ],
    [
      'a long hint',
      input({ type: 'plain_text_input' }, { hint: plain('x'.repeat(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
    ],
    [
      'an input that takes too much',
      input({ type: 'plain_text_input', max_length: 3001 }),
      'must be less than 3001 [json-pointer:/blocks/0/element/max_length]',
    ],
  ])('%s', (_name, block, problem) => {
    expect(messageProblems([block], limits)).toEqual([problem])
  })

  it('more than 50 in a message, or two with one block_id, or three charts', () => {
    expect(
      messageProblems(
        times(51, () => section()),
        limits,
      ),
    ).toEqual(['no more than 50 items allowed [json-pointer:/blocks]'])
    expect(messageProblems([section({ block_id: 'b' }), section({ block_id: 'b' })], limits)).toEqual([
      '`block_id` b already exists [json-pointer:/blocks/1/block_id]',
    ])
    expect(messageProblems([chart(), chart(), chart()], limits)).toEqual([
      'no more than 2 data_visualization blocks allowed [json-pointer:/blocks]',
    ])
  })

  it('that are no list at all, or hold more text than a post may', () => {
    expect(() => checkMessageBlocks('{"type":"section"}', limits)).toThrow('invalid_blocks_format')
    expect(() => checkMessageBlocks('nonsense', limits)).toThrow('invalid_blocks_format')
    const long = times(5, () => section({ text: mrkdwn('x'.repeat(2900)) }))
    expect(() => checkMessageBlocks(long, limits)).toThrow('msg_blocks_too_long')
  })
})

describe('views', () => {
  const modal = (parts: object = {}) => ({
    type: 'modal',
    title: plain('Give kudos'),
    blocks: [section()],
    ...parts,
  })

  it.each<[string, object, string]>([
    [
      'a long title',
      modal({ title: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long submit',
      modal({ submit: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a long close',
      modal({ close: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'long metadata',
      modal({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      '101 blocks',
      modal({ blocks: times(101, () => section()) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'an input without submit',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'two autofocused inputs',
      modal({
        submit: plain('ok'),
        blocks: [
          input({ type: 'plain_text_input', focus_on_load: true }),
          input({ type: 'plain_text_input', focus_on_load: true }),
        ],
      }),
      'only one element can have focus_on_load [json-pointer:/view/blocks]',
    ],
    ['a home for a modal', { type: 'home', blocks: [] }, 'must be one of: modal [json-pointer:/view/type]'],
  ])('refuse %s', (_name, view, problem) => {
    expect(viewProblems(view, 'modal', limits)).toEqual([problem])
  })

  it('take 100 blocks, as an object or as JSON', () => {
    const view = modal({ blocks: times(100, () => section()) })
    expect(viewProblems(view, 'modal', limits)).toEqual([])
    expect(checkView(JSON.stringify(view), 'modal', limits)).toEqual(view)
  })

  it('refuse more than 250 KB', () => {
    const blocks = times(90, () => section({ text: mrkdwn('x'.repeat(2990)) }))
    expect(() => checkView(modal({ blocks }), 'modal', limits)).toThrow('view_too_large')
  })
})

it('options for an external select are held to the limits of options', () => {
  expect(optionsProblems({ options: options(100) })).toEqual([])
  expect(optionsProblems({ options: [] })).toEqual([])
  expect(optionsProblems({ options: options(101) })).toEqual([
    'no more than 100 items allowed [json-pointer:/options]',
  ])
  expect(optionsProblems({})).toEqual(['must have either options or option_groups [json-pointer:]'])
})
