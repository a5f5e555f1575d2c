import type { JSX } from 'preact'
import type { Message } from '../protocol.ts'
import { useChat } from './chat.ts'
import { EmojiButton } from './emoji-picker.tsx'
import { EmojiMark } from './mrkdwn.tsx'

export function Reactions({ message }: { message: Message }): JSX.Element {
  const { store, person, me, t, locale } = useChat()
  const { conversation, ts } = message
  const list = new Intl.ListFormat(locale.language)
  const react = (name: string, add: boolean) =>
    void store.act('react', { as: me.id, conversation, ts, name, add })
  return (
    <div class="reactions">
      {message.reactions.map(({ name, users }) => {
        const mine = users.includes(me.id)
        const names = list.format(users.map(id => (id === me.id ? t.you : person(id).realName)))
        const label = t.reactedWith(names, name)
        return (
          <button
            key={name}
            type="button"
            class={mine ? 'reaction reaction-mine' : 'reaction'}
            aria-pressed={mine}
            aria-label={label}
            title={label}
            data-testid={`reaction-${name}`}
            onClick={() => react(name, !mine)}
          >
            <EmojiMark name={name} /> <span>{users.length}</span>
          </button>
        )
      })}
      <EmojiButton
        label={t.addReaction}
        buttonClass="reaction reaction-add"
        choose={name => react(name, true)}
      />
    </div>
  )
}
