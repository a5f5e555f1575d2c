import { SlackError } from '../slack-error.ts'
import { slackView } from '../slack-shape.ts'
import type { World } from '../world.ts'
import { id, json, optionalId } from './arguments.ts'
import { type Method, method } from './method.ts'

/** The person whose interaction the trigger belongs to; the view is checked first, since it costs no trigger. */
function exchange(world: World, trigger: string | undefined, view: unknown): string {
  if (view === undefined) throw new SlackError('invalid_arguments', ['missing required field: view'])
  if (!trigger) throw new SlackError('invalid_arguments', ['missing required field: trigger_id'])
  world.views.check(view, 'modal')
  return world.triggers.exchange(trigger).person
}

export const viewMethods: Method[] = [
  method('views.open', {
    args: { trigger_id: optionalId, view: json },
    run(world, args) {
      const person = exchange(world, args.trigger_id, args.view)
      return { view: slackView(world.state, world.views.open(person, args.view)) }
    },
  }),
  method('views.push', {
    args: { trigger_id: optionalId, view: json },
    run(world, args) {
      const person = exchange(world, args.trigger_id, args.view)
      return { view: slackView(world.state, world.views.push(person, args.view)) }
    },
  }),
  method('views.update', {
    args: { view_id: optionalId, external_id: optionalId, view: json, hash: optionalId },
    run(world, args) {
      if (!args.view_id && !args.external_id) {
        throw new SlackError('invalid_arguments', ['missing required field: view_id'])
      }
      const target = args.view_id
        ? world.views.find(args.view_id)
        : world.views.findByExternalId(args.external_id ?? '')
      if (!target) throw new SlackError('not_found')
      return { view: slackView(world.state, world.views.update(target, args.view, args.hash)) }
    },
  }),
  method('views.publish', {
    args: { user_id: id, view: json, hash: optionalId },
    run(world, args) {
      const person = world.state.people.get(args.user_id)
      if (!person || person.isBot || person.isDeleted) {
        throw new SlackError('invalid_arguments', ['invalid `user_id`'])
      }
      return { view: slackView(world.state, world.views.publish(person.id, args.view, args.hash)) }
    },
  }),
]
