/**
 * How a line names people: `<@id>`, with a label or without, as both chats pass a mention on; or typed, as `@name` or an
 * e-mail address, which Slack makes a link of. Sources of patterns; all groups are named.
 */
export const mention = String.raw`<@(?<id>[^<>|\s]+)(?:\|[^<>]*)?>`

/** No part of an address, of a mention or of its label. Chinese has no blank before the `@`. */
export const typedName = String.raw`(?<![\p{Script=Latin}\p{N}._%@＠<|-]|\w[+])[@＠](?<name>[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)`

const address = String.raw`[\w.%+-]+@[\w-]+(?:\.[\w-]+)+`
export const typedAddress = String.raw`<mailto:(?<linked>[^<>|]+)(?:\|[^<>]*)?>|(?<![\w.%+@-])(?<address>${address})`

/** What was typed to name somebody who is not mentioned, without the `@`. */
export function nameIn({ groups = {} }: RegExpExecArray | RegExpMatchArray): string | undefined {
  return groups.name ?? groups.linked ?? groups.address
}
