import { SlackError } from '../slack-error.ts'
import { slackUser } from '../slack-shape.ts'
import { count, flag, id, optionalId } from './arguments.ts'
import { listConversations } from './conversations.ts'
import { existingPerson } from './lookup.ts'
import { type Method, method } from './method.ts'
import { pageOf, pageSize } from './page.ts'

const readScopes = ['users:read']

export const userMethods: Method[] = [
  method('users.info', {
    scopes: readScopes,
    args: { user: id, include_locale: flag },
    run(world, args) {
      const person = existingPerson(world, args.user)
      return { user: slackUser(world.state, person, world.url, args.include_locale ?? false) }
    },
  }),
  method('users.list', {
    scopes: readScopes,
    args: { cursor: optionalId, limit: count, include_locale: flag, team_id: optionalId },
    run(world, args) {
      const people = [...world.state.people.values()]
      const page = pageOf(people, { cursor: args.cursor, limit: pageSize(args.limit, 1000) })
      return {
        members: page.items.map(person =>
          slackUser(world.state, person, world.url, args.include_locale ?? false),
        ),
        cache_ts: Math.floor(world.now() / 1000),
        response_metadata: page.response_metadata,
      }
    },
  }),
  method('users.conversations', {
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    args: {
      user: optionalId,
      types: optionalId,
      exclude_archived: flag,
      cursor: optionalId,
      limit: count,
      team_id: optionalId,
    },
    run(world, args) {
      const user = existingPerson(world, args.user ?? world.state.bot.userId)
      return listConversations(world, args, conversation => conversation.members.includes(user.id))
    },
  }),
  method('users.profile.get', {
    scopes: ['users.profile:read'],
    args: { user: optionalId, include_labels: flag },
    run(world, args) {
      const person = existingPerson(world, args.user ?? world.state.bot.userId)
      return { profile: slackUser(world.state, person, world.url, false).profile }
    },
  }),
  method('users.lookupByEmail', {
    scopes: ['users:read.email'],
    args: { email: id },
    run(world, args) {
      const wanted = args.email.toLowerCase()
      const person = [...world.state.people.values()].find(
        member => member.email.toLowerCase() === wanted && !member.isDeleted,
      )
      if (!person) throw new SlackError('users_not_found')
      return { user: slackUser(world.state, person, world.url, false) }
    },
  }),
  method('users.getPresence', {
    scopes: readScopes,
    args: { user: optionalId },
    run(world, args) {
      existingPerson(world, args.user ?? world.state.bot.userId)
      return { presence: 'active', online: true }
    },
  }),
  method('dnd.info', {
    scopes: ['dnd:read'],
    args: { user: optionalId, team_id: optionalId },
    run(world, args) {
      existingPerson(world, args.user ?? world.state.bot.userId)
      return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1, snooze_enabled: false }
    },
  }),
  method('dnd.teamInfo', {
    scopes: ['dnd:read'],
    args: { users: id, team_id: optionalId },
    run(world, args) {
      const told = args.users.split(',').map(user => {
        existingPerson(world, user)
        return [user, { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }]
      })
      return { users: Object.fromEntries(told) }
    },
  }),
  method('usergroups.list', {
    scopes: ['usergroups:read'],
    args: { include_count: flag, include_disabled: flag, include_users: flag, team_id: optionalId },
    run(world, args) {
      return {
        usergroups: [...world.state.userGroups.values()].map(group => ({
          id: group.id,
          team_id: world.state.team.id,
          is_usergroup: true,
          is_subteam: true,
          name: group.name,
          description: '',
          handle: group.handle,
          is_external: false,
          date_create: 0,
          date_update: 0,
          date_delete: 0,
          auto_type: null,
          prefs: { channels: [], groups: [] },
          ...(args.include_users && { users: group.members }),
          ...(args.include_count && { user_count: group.members.length }),
        })),
      }
    },
  }),
  method('usergroups.users.list', {
    scopes: ['usergroups:read'],
    args: { usergroup: id, include_disabled: flag, team_id: optionalId },
    run(world, args) {
      const group = world.state.userGroups.get(args.usergroup)
      if (!group) throw new SlackError('no_such_subteam')
      const active = group.members.filter(member => !world.state.people.get(member)?.isDeleted)
      return { users: args.include_disabled ? group.members : active }
    },
  }),
]
