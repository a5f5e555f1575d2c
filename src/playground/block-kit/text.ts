import { boolean, byType, type Check, list, object, oneOf, string } from './check.ts'

export function plainText(max: number, min = 1): Check {
  return object({ type: oneOf('plain_text'), text: string({ min, max }) }, { emoji: boolean })
}

export function mrkdwn(max: number): Check {
  return object({ type: oneOf('mrkdwn'), text: string({ min: 1, max }) }, { verbatim: boolean })
}

/** Either kind of text object. */
export function anyText(max: number): Check {
  return byType(() => ({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }))
}

export const webAddress = string({
  min: 1,
  max: 3000,
  pattern: /^https?:\/\/\S+$/i,
  like: 'must be a valid URL',
})

const linkAddress = string({
  min: 1,
  max: 3000,
  pattern: /^[a-z][a-z0-9+.-]*:\S+$/i,
  like: 'must be a valid URL',
})

export const confirm: Check = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
)

const optionParts = { value: string({ min: 1, max: 150 }) }

/** An option of a select menu. */
export const option: Check = object({ text: plainText(75), ...optionParts }, { description: plainText(75) })

/** An option of radio buttons or checkboxes, whose text may be formatted. */
export const richOption: Check = object({ text: anyText(75), ...optionParts }, { description: anyText(75) })

export const overflowOption: Check = object(
  { text: plainText(75), ...optionParts },
  { description: plainText(75), url: linkAddress },
)

export const optionGroup: Check = object({
  label: plainText(75),
  options: list(option, { min: 1, max: 100 }),
})

/** An address that a button may open. */
export const buttonAddress = linkAddress

export const slackFile: Check = object(
  {},
  { id: string({ min: 1 }), url: string({ min: 1 }) },
  (value, at, report) => {
    const file = value as { id?: string; url?: string }
    if ((file.id === undefined) === (file.url === undefined)) report.add('must have either id or url', at)
    else if (!report.knowsFile(file)) report.add('invalid slack file', at)
  },
)
