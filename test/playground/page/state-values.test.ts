import type { KnownBlock, PlainTextElement } from '@slack/types'
import { expect, test } from 'vitest'
import { actionPayload, collectValues } from '../../../src/playground/page/state-values.ts'
import { strings } from '../../../src/playground/page/strings.ts'
import { validateInputs } from '../../../src/playground/page/validation.ts'

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text })
const option = (value: string) => ({ text: plain(value.toUpperCase()), value })
const input = (id: string, element: object, more: object = {}): KnownBlock =>
  ({
    type: 'input',
    block_id: id,
    label: plain(id),
    element: { action_id: `${id}-action`, ...element },
    ...more,
  }) as KnownBlock

test('holds initial values in the shape of Slack until something is entered', () => {
  const blocks = [
    input('text', { type: 'plain_text_input' }),
    input('filled', { type: 'plain_text_input', initial_value: 'before' }),
    input('kind', { type: 'static_select', options: [option('a')], initial_option: option('a') }),
    input('people', { type: 'multi_users_select', initial_users: ['U0MEI'] }),
    input('boxes', { type: 'checkboxes', options: [option('a')] }),
    input('day', { type: 'datepicker', initial_date: '2026-11-22' }),
    input('at', { type: 'timepicker', initial_time: '09:30', timezone: 'Europe/Lisbon' }),
    input('due', { type: 'datetimepicker' }),
    input('where', { type: 'conversations_select', default_to_current_conversation: true }),
  ]
  const touched = { text: { 'text-action': { type: 'plain_text_input', value: 'typed' } } }
  expect(collectValues(blocks, touched, 'C0KUDOS')).toEqual({
    text: { 'text-action': { type: 'plain_text_input', value: 'typed' } },
    filled: { 'filled-action': { type: 'plain_text_input', value: 'before' } },
    kind: { 'kind-action': { type: 'static_select', selected_option: option('a') } },
    people: { 'people-action': { type: 'multi_users_select', selected_users: ['U0MEI'] } },
    boxes: { 'boxes-action': { type: 'checkboxes', selected_options: [] } },
    day: { 'day-action': { type: 'datepicker', selected_date: '2026-11-22' } },
    at: { 'at-action': { type: 'timepicker', selected_time: '09:30', timezone: 'Europe/Lisbon' } },
    due: { 'due-action': { type: 'datetimepicker', selected_date_time: null } },
    where: { 'where-action': { type: 'conversations_select', selected_conversation: 'C0KUDOS' } },
  })
})

test('counts the elements of sections and actions too, but no buttons', () => {
  const blocks = [
    { type: 'section', block_id: 's', text: plain('s'), accessory: { type: 'users_select', action_id: 'u' } },
    { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'b', text: plain('b') }] },
  ] as KnownBlock[]
  expect(collectValues(blocks, {}, null)).toEqual({ s: { u: { type: 'users_select', selected_user: null } } })
})

test('keeps what was typed when a view is updated, but not across a change of type', () => {
  const touched = { what: { 'what-action': { type: 'plain_text_input', value: 'typed' } } }
  const same = [
    input('new', { type: 'plain_text_input' }),
    input('what', { type: 'plain_text_input', initial_value: 'x' }),
  ]
  expect(collectValues(same, touched, null).what?.['what-action']?.value).toBe('typed')
  const other = [input('what', { type: 'number_input', is_decimal_allowed: false })]
  expect(collectValues(other, touched, null).what?.['what-action']).toEqual({
    type: 'number_input',
    value: null,
  })
})

test('describes a pressed button as Slack does', () => {
  const button = {
    type: 'button' as const,
    action_id: 'go',
    text: plain('Go'),
    value: '7',
    style: 'primary' as const,
  }
  expect(actionPayload(button, 'b1', {})).toEqual({ ...button, block_id: 'b1' })
})

test('finds what Slack itself would not submit', () => {
  const blocks = [
    input('required', { type: 'plain_text_input' }),
    input('optional', { type: 'plain_text_input' }, { optional: true }),
    input('short', { type: 'plain_text_input', min_length: 10, initial_value: 'short' }),
    input('long', { type: 'plain_text_input', max_length: 3, initial_value: 'long' }),
    input('whole', { type: 'number_input', is_decimal_allowed: false, initial_value: '1.5' }),
    input('small', { type: 'number_input', is_decimal_allowed: true, min_value: '2', initial_value: '1.5' }),
    input('mail', { type: 'email_text_input', initial_value: 'me' }),
    input('people', { type: 'multi_users_select' }),
    input('fine', { type: 'plain_text_input', initial_value: 'fine' }),
  ]
  const t = strings.en
  expect(validateInputs(blocks, collectValues(blocks, {}, null), t)).toEqual({
    required: t.required,
    short: t.tooShort(10),
    long: t.tooLong(3),
    whole: t.notWhole,
    small: t.tooSmall('2'),
    mail: t.notAnEmail,
    people: t.required,
  })
})
