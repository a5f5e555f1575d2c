import { anything, boolean, byType, type Check, list, number, object, oneOf, string } from './check.ts'

const style = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
)
const styled = { type: string(), style }
const text = object({ type: string(), text: string({ min: 1 }) }, styled)
const link = object(
  { type: string(), url: string({ min: 1 }) },
  { ...styled, text: string(), unsafe: boolean },
)

const leaf: Check = byType(() => ({
  text,
  link,
  broadcast: object({ type: string(), range: oneOf('here', 'channel', 'everyone') }, styled),
  color: object({ type: string(), value: string({ min: 1 }) }, styled),
  channel: object({ type: string(), channel_id: string({ min: 1 }) }, styled),
  date: object(
    { type: string(), timestamp: number(), format: string({ min: 1 }) },
    { ...styled, url: string(), fallback: string() },
  ),
  emoji: object(
    { type: string(), name: string({ min: 1 }) },
    { ...styled, unicode: string(), url: string(), skin_tone: number() },
  ),
  team: object({ type: string(), team_id: string({ min: 1 }) }, styled),
  user: object({ type: string(), user_id: string({ min: 1 }) }, styled),
  usergroup: object({ type: string(), usergroup_id: string({ min: 1 }) }, styled),
}))

const border = oneOf(0, 1)
const section = object({ type: oneOf('rich_text_section'), elements: list(leaf) })

export const richText: Check = object(
  {
    type: oneOf('rich_text'),
    elements: list(
      byType(() => ({
        rich_text_section: section,
        rich_text_list: object(
          { type: string(), style: oneOf('bullet', 'ordered'), elements: list(section) },
          {
            indent: number({ min: 0, max: 8, integer: true }),
            offset: number({ min: 0, integer: true }),
            border,
          },
        ),
        rich_text_quote: object({ type: string(), elements: list(leaf) }, { border }),
        rich_text_preformatted: object(
          { type: string(), elements: list(byType(() => ({ text, link }))) },
          { border, language: anything },
        ),
      })),
    ),
  },
  { block_id: string({ max: 255 }) },
)
