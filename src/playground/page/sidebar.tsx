import type { JSX } from 'preact'
import type { Conversation } from '../protocol.ts'
import { ActAs } from './act-as.tsx'
import { Avatar } from './avatar.tsx'
import { useChat } from './chat.ts'
import { Icon, LaurelLeaf } from './icons.tsx'
import { Preferences } from './preferences.tsx'
import { type Unread, unreadOf } from './unread.ts'

interface Props {
  open: boolean
  close(): void
  find(): void
}

export function Sidebar({ open, close, find }: Props): JSX.Element {
  const { store, state, snapshot, t, person, me } = useChat()
  const channels = state.conversations
    .filter(({ kind }) => kind === 'channel')
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const ims = state.conversations.filter(({ kind }) => kind === 'im')
  const { bot } = state
  const botIm = ims.find(({ name }) => name === bot?.id)
  const people = ims
    .filter(({ name }) => name !== bot?.id)
    .toSorted((a, b) => person(a.name).realName.localeCompare(person(b.name).realName))
  const entry = (conversation: Conversation) => (
    <Entry
      key={conversation.id}
      conversation={conversation}
      unread={unreadOf(conversation, state, snapshot.lastRead)}
      close={close}
    />
  )
  return (
    <nav class={open ? 'sidebar sidebar-open' : 'sidebar'} aria-label={t.workspace}>
      <div class="sidebar-head">
        <span class="workspace-mark">
          <LaurelLeaf />
        </span>
        <span class="workspace-name">{state.team.name}</span>
        <button type="button" class="icon-button sidebar-close" aria-label={t.closeSidebar} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <ActAs />
      <button type="button" class="sidebar-search" data-testid="find" onClick={find}>
        <Icon name="search" /> <span>{t.switcher}</span> <kbd>Ctrl K</kbd>
      </button>
      <div class="sidebar-scroll">
        <h2>{t.channels}</h2>
        <ul>{channels.map(entry)}</ul>
        <h2>{t.directMessages}</h2>
        <ul>
          {people.map(entry)}
          {people.length === 0 && (
            <li>
              <button type="button" class="entry entry-quiet" onClick={find}>
                + {t.switcherHint}
              </button>
            </li>
          )}
        </ul>
        {bot && (
          <>
            <h2>{t.apps}</h2>
            <ul>
              {botIm ? (
                entry(botIm)
              ) : (
                <li>
                  <button
                    type="button"
                    class="entry"
                    data-testid={`conversation-${bot.id}`}
                    onClick={() => {
                      close()
                      void store.openWith(bot.id)
                    }}
                  >
                    <Avatar person={{ ...me, isBot: true }} size={20} />
                    <span class="entry-name">{bot.name}</span>
                  </button>
                </li>
              )}
            </ul>
          </>
        )}
      </div>
      <Preferences />
    </nav>
  )
}

interface EntryProps {
  conversation: Conversation
  unread: Unread
  close(): void
}

function Entry({ conversation, unread, close }: EntryProps): JSX.Element {
  const { store, snapshot, person, t } = useChat()
  const current = snapshot.route.conversation === conversation.id
  const other = conversation.kind === 'im' ? person(conversation.name) : null
  const classes = ['entry', current && 'entry-current', unread.messages > 0 && 'entry-unread']
  return (
    <li>
      <button
        type="button"
        class={classes.filter(Boolean).join(' ')}
        aria-current={current ? 'page' : undefined}
        data-testid={`conversation-${conversation.id}`}
        onClick={() => {
          close()
          store.openConversation(conversation.id)
        }}
      >
        {other ? <Avatar person={other} size={20} /> : <Icon name="hash" />}
        <span class="entry-name">{other ? other.realName : conversation.name}</span>
        {unread.messages > 0 && <span class="unseen">{t.unread(unread.messages)}</span>}
        {unread.urgent > 0 && (
          <span class="entry-count" aria-hidden="true">
            {unread.urgent}
          </span>
        )}
      </button>
    </li>
  )
}
