import { isObject } from '../block-kit/check.ts'
import { messageProblems, viewProblems } from '../block-kit.ts'
import { fileCheck } from '../file-check.ts'
import { SlackError } from '../slack-error.ts'
import { slackBotProfile } from '../slack-shape.ts'
import { json, optionalId, optionalText } from './arguments.ts'
import { type Method, method } from './method.ts'

export const teamMethods: Method[] = [
  method('api.test', {
    token: 'none',
    args: { error: optionalText, foo: optionalText },
    run(_world, args) {
      if (args.error) throw new SlackError(args.error)
      return args.foo === undefined ? {} : { args: { foo: args.foo } }
    },
  }),
  method('auth.test', {
    args: {},
    run(world) {
      const { team, bot } = world.state
      return {
        url: `${world.url}/`,
        team: team.name,
        user: world.state.people.get(bot.userId)?.name ?? bot.name,
        team_id: team.id,
        user_id: bot.userId,
        bot_id: bot.botId,
        app_id: bot.appId,
        is_enterprise_install: false,
      }
    },
  }),
  method('apps.connections.open', {
    token: 'app',
    args: {},
    run: world => ({ url: world.socketMode.address(world.url) }),
  }),
  method('team.info', {
    scopes: ['team:read'],
    args: { team: optionalId, domain: optionalId },
    run(world, args) {
      const { team } = world.state
      if (args.team && args.team !== team.id) throw new SlackError('team_not_found')
      return {
        team: {
          id: team.id,
          name: team.name,
          url: `${world.url}/`,
          domain: team.domain,
          email_domain: '',
          icon: { image_default: true },
          is_verified: false,
          lob_sales_home_enabled: false,
        },
      }
    },
  }),
  method('bots.info', {
    scopes: ['users:read'],
    args: { bot: optionalId, team_id: optionalId },
    run(world, args) {
      if (args.bot && args.bot !== world.state.bot.botId) throw new SlackError('bot_not_found')
      return { bot: slackBotProfile(world.state) }
    },
  }),
  method('blocks.validate', {
    args: { blocks: json, message: json, view: json },
    run(world, args) {
      const limits = fileCheck(world)
      const refuse = (code: string, problems: string[]) => {
        if (problems.length > 0) throw new SlackError(code, problems)
      }
      if (args.blocks !== undefined) refuse('invalid_blocks', messageProblems(args.blocks, limits))
      if (isObject(args.message)) refuse('invalid_message', messageProblems(args.message.blocks, limits))
      if (isObject(args.view)) {
        refuse('invalid_view', viewProblems(args.view, args.view.type === 'home' ? 'home' : 'modal', limits))
      }
      return {}
    },
  }),
]
