import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Chat, ChatContext, conversationTitle, findPerson, useChat, useSnapshot } from './chat.ts'
import { Composer } from './composer.tsx'
import { MessageList } from './conversation.tsx'
import { Header } from './header.tsx'
import { AboutApp, AppHome } from './home.tsx'
import { Icon } from './icons.tsx'
import { remember, remembered } from './memory.ts'
import { Modals } from './modal.tsx'
import { Sidebar } from './sidebar.tsx'
import type { Store } from './store.ts'
import { strings, type UiLanguage } from './strings.ts'
import { Switcher } from './switcher.tsx'
import { dayKey, type Locale } from './time.ts'
import { Toasts } from './toasts.tsx'

export function App({ store }: { store: Store }): JSX.Element {
  const snapshot = useSnapshot(store)
  const { state, failure } = snapshot
  const [chosen, choose] = useState<Record<string, UiLanguage>>(() => remembered('languages', {}))
  const me = state && findPerson(state, state.me)
  const language =
    (me && chosen[me.id]) ?? me?.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
  const timeZone = me?.timeZone
  const locale = useMemo<Locale>(() => ({ language, timeZone: timeZone ?? 'UTC' }), [language, timeZone])
  const t = strings[language]

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (!state || !me) return
    const open = state.conversations.find(({ id }) => id === snapshot.route.conversation)
    document.title = [open && conversationTitle(state, open), me.realName, state.team.name]
      .filter(Boolean)
      .join(' · ')
  }, [state, me, snapshot.route.conversation])

  if (!state || !me) {
    return (
      <main class="waiting" aria-busy={!failure}>
        {failure ? t.offline : t.loading}
      </main>
    )
  }
  const chat: Chat = {
    store,
    snapshot,
    state,
    me,
    t,
    locale,
    today: dayKey(locale),
    setLanguage(next) {
      const languages = { ...chosen, [me.id]: next }
      remember('languages', languages)
      choose(languages)
    },
    person: id => findPerson(state, id),
    title: conversation => conversationTitle(state, conversation),
  }
  return (
    <ChatContext.Provider value={chat}>
      <Page />
    </ChatContext.Provider>
  )
}

function Page(): JSX.Element {
  const { snapshot, state, t, me } = useChat()
  const [sidebar, setSidebar] = useState(false)
  const [finding, setFinding] = useState(false)
  const { route, online } = snapshot
  const conversation = state.conversations.find(({ id }) => id === route.conversation)
  const isBot = conversation?.kind === 'im' && conversation.name === state.bot?.id
  const tab = isBot ? route.tab : 'messages'
  const covered = state.views.length > 0 || finding

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        setFinding(true)
      }
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])

  return (
    <>
      <div class="page" inert={covered}>
        <Sidebar open={sidebar} close={() => setSidebar(false)} find={() => setFinding(true)} />
        {sidebar && (
          <button
            type="button"
            class="sidebar-shade"
            aria-label={t.closeSidebar}
            tabIndex={-1}
            onClick={() => setSidebar(false)}
          />
        )}
        <main class="main">
          <Banner
            text={online ? (state.connected ? null : t.connecting(state.bot?.name ?? 'Laurel')) : t.offline}
          />
          {conversation ? (
            <>
              <Header conversation={conversation} openSidebar={() => setSidebar(true)} />
              {tab === 'home' && <AppHome key={me.id} current={conversation.id} />}
              {tab === 'about' && <AboutApp />}
              {tab === 'messages' && (
                <>
                  <MessageList key={`list ${me.id} ${conversation.id}`} conversation={conversation} />
                  <Composer key={`composer ${me.id} ${conversation.id}`} conversation={conversation} />
                </>
              )}
            </>
          ) : (
            <div class="nowhere">
              <button
                type="button"
                class="icon-button header-menu"
                aria-label={t.openSidebar}
                onClick={() => setSidebar(true)}
              >
                <Icon name="menu" />
              </button>
              <p>{t.noConversation}</p>
            </div>
          )}
        </main>
      </div>
      <Modals key={me.id} current={route.conversation} />
      {finding && <Switcher close={() => setFinding(false)} />}
      <Toasts />
    </>
  )
}

function Banner({ text }: { text: string | null }): JSX.Element {
  return (
    <div class="banner" role="status" hidden={text === null}>
      <span class="banner-dot" aria-hidden="true" /> {text}
    </div>
  )
}
