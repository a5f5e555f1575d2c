import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Message } from '../protocol.ts'
import { useChat } from './chat.ts'
import { EmojiButton } from './emoji-picker.tsx'
import { Icon } from './icons.tsx'
import { MenuButton, type MenuItem } from './menu.tsx'
import { EmojiMark } from './mrkdwn.tsx'

interface Props {
  message: Message
  own: boolean
  edit(): void
  remove(): void
}

const quick = ['+1', 'tada', 'clap']

/** What can be done with a message: shown while the pointer or the focus is on it. */
export function MessageTools({ message, own, edit, remove }: Props): JSX.Element {
  const { store, state, t } = useChat()
  const [open, setOpen] = useState(false)
  const { conversation, ts } = message
  const react = (name: string) => {
    const mine = message.reactions.some(
      reaction => reaction.name === name && reaction.users.includes(store.me),
    )
    void store.act('react', { as: store.me, conversation, ts, name, add: !mine })
  }
  const shortcuts = state.shortcuts.filter(({ kind }) => kind === 'message')
  const items: MenuItem[] = [
    ...(own
      ? [
          { key: 'edit', label: t.editMessage, choose: edit },
          { key: 'delete', label: t.deleteMessage, danger: true, choose: remove },
        ]
      : []),
    ...shortcuts.map((shortcut, index) => ({
      key: shortcut.callbackId,
      ...(index === 0 && { heading: state.bot?.name ?? t.shortcuts }),
      label: shortcut.name,
      choose: () =>
        void store.act('shortcut', { as: store.me, callbackId: shortcut.callbackId, conversation, ts }),
    })),
  ]
  return (
    <div
      class={open ? 'message-tools message-tools-open' : 'message-tools'}
      role="toolbar"
      aria-label={t.messageActions}
    >
      {quick.map(name => (
        <button
          key={name}
          type="button"
          class="icon-button"
          aria-label={`:${name}:`}
          title={`:${name}:`}
          onClick={() => react(name)}
        >
          <EmojiMark name={name} />
        </button>
      ))}
      <EmojiButton label={t.addReaction} testId="add-reaction" choose={react} onOpen={setOpen} />
      {items.length > 0 && (
        <MenuButton items={items} label={t.messageActions} testId="more-actions" onOpen={setOpen}>
          <Icon name="more" />
        </MenuButton>
      )}
    </div>
  )
}
