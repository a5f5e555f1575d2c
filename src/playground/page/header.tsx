import type { JSX } from 'preact'
import type { Conversation } from '../protocol.ts'
import { Avatar } from './avatar.tsx'
import { useChat } from './chat.ts'
import { Icon } from './icons.tsx'
import { Inlines } from './mrkdwn.tsx'
import { parseInline } from './mrkdwn-parse.ts'
import type { Tab } from './route.ts'

interface Props {
  conversation: Conversation
  openSidebar(): void
}

export function Header({ conversation, openSidebar }: Props): JSX.Element {
  const { state, t, person, me } = useChat()
  const other = conversation.kind === 'im' ? person(conversation.name) : null
  return (
    <header class="header">
      <div class="header-line">
        <button
          type="button"
          class="icon-button header-menu"
          aria-label={t.openSidebar}
          data-testid="open-sidebar"
          onClick={openSidebar}
        >
          <Icon name="menu" />
        </button>
        {other ? (
          <Avatar person={{ ...other, isBot: other.isBot || other.id === state.bot?.id }} size={24} />
        ) : (
          <Icon name="hash" />
        )}
        <h1>{other?.realName ?? conversation.name}</h1>
        {other?.title && <span class="header-topic">{other.title}</span>}
        {!other && conversation.topic && (
          <span class="header-topic">
            <Inlines nodes={parseInline(conversation.topic)} />
          </span>
        )}
        {!other && (
          <span class="header-members" title={conversation.members.map(id => person(id).realName).join(', ')}>
            {t.members(conversation.members.length)}
          </span>
        )}
        <span class="header-me" title={t.actingAs(me.realName)}>
          <Avatar person={me} size={24} />
        </span>
      </div>
      {other && other.id === state.bot?.id && <Tabs />}
    </header>
  )
}

const tabs: Tab[] = ['home', 'messages', 'about']

function Tabs(): JSX.Element {
  const { store, snapshot, t } = useChat()
  const { route } = snapshot
  const labels = { home: t.home, messages: t.messages, about: t.about }
  const show = (tab: Tab) => store.open({ ...route, tab, ts: null })
  return (
    <div
      class="tabs"
      role="tablist"
      onKeyDown={event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
        if (!step) return
        const next = tabs[(tabs.indexOf(route.tab) + step + tabs.length) % tabs.length]
        if (!next) return
        show(next)
        const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')
        buttons[tabs.indexOf(next)]?.focus()
      }}
    >
      {tabs.map(tab => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === route.tab}
          tabIndex={tab === route.tab ? 0 : -1}
          data-testid={`tab-${tab}`}
          onClick={() => show(tab)}
        >
          {labels[tab]}
        </button>
      ))}
    </div>
  )
}
