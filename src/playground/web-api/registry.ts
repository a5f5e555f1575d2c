import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import type { Method } from './method.ts'
import { reactionMethods } from './reactions.ts'
import { teamMethods } from './team.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'

/** Every Web API method that the playground answers, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [
    teamMethods,
    chatMethods,
    conversationMethods,
    userMethods,
    viewMethods,
    reactionMethods,
    fileMethods,
  ].flatMap(family => family.map(one => [one.name, one])),
)
