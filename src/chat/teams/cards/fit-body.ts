import { catalogueOf } from '../../../i18n/catalogue.ts'
import type { Reader } from './card-text.ts'
import type { ChoiceInput, Element } from './element.ts'

/** What Teams takes as one message, in bytes of UTF-8; some is left for what surrounds the card. */
const mostBytes = 76_000

/** What the label of a shortened list says takes room as well, in bytes. */
const ofLabel = 100

/**
 * The body of a card that is not too large with `beside`, what it holds besides. Of a form the longest lists of choices
 * are shortened, of what is only told the end is left out: whoever fills a form in needs its inputs and buttons. One that is too large even so stays
 * whole, and Teams refuses it: whoever asked for it is told, and the operator reads why.
 */
export function fitBody(body: Element[], beside: object, reader: Reader): Element[] {
  const sizeOf = (shown: Element[]) => bytesOf({ body: shown, beside })
  const isForm = inputsOf(body).length > 0
  if (isForm) return shortened(body, sizeOf(body) - mostBytes, reader)
  let count = body.length
  while (count > 1 && sizeOf(body.slice(0, count)) > mostBytes) count--
  return body.slice(0, count)
}

/** Leaves out choices that are not chosen: of people first, whom Teams finds by what is typed, then of the longest list. */
function shortened(body: Element[], excess: number, { language }: Reader): Element[] {
  if (excess <= 0) return body
  const lists = inputsOf(body).map(input => {
    const chosen = new Set(input.value?.split(','))
    const left = input.choices.filter(({ value }) => !chosen.has(value))
    return { input, left, isSearched: input['choices.data'] !== undefined, dropped: new Set<object>() }
  })
  let over = excess
  while (over > 0) {
    const long = lists.filter(({ left }) => left.length > 0)
    const searched = long.filter(({ isSearched }) => isSearched)
    const [longest] = (searched.length > 0 ? searched : long).sort((a, b) => b.left.length - a.left.length)
    const choice = longest?.left.pop()
    if (!longest || !choice) break
    if (longest.dropped.size === 0) over += ofLabel
    longest.dropped.add(choice)
    over -= bytesOf(choice) + 1
  }
  const { notAllFit } = catalogueOf(language).teams
  for (const { input, dropped } of lists) {
    if (dropped.size === 0) continue
    input.choices = input.choices.filter(choice => !dropped.has(choice))
    input.label = notAllFit(input.label, dropped.size)
  }
  return body
}

function inputsOf(elements: readonly object[]): ChoiceInput[] {
  return elements.flatMap(element => {
    const { type, items, columns } = element as { type?: string; items?: object[]; columns?: object[] }
    if (type === 'Input.ChoiceSet') return [element as ChoiceInput]
    return inputsOf([...(items ?? []), ...(columns ?? [])])
  })
}

function bytesOf(part: object): number {
  return new TextEncoder().encode(JSON.stringify(part)).length
}
