import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Conversation, Message } from '../protocol.ts'
import { useChat } from './chat.ts'
import { Icon } from './icons.tsx'
import { type Row, rowsOf } from './live.ts'
import { MessageRow } from './message.tsx'
import { parseMrkdwn } from './mrkdwn-parse.ts'
import { plainText } from './plain-text.ts'
import { dayKey, dayName, millis } from './time.ts'

const nearBottom = 60

export function MessageList({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot, state, t, locale, today, title, me } = useChat()
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const [away, setAway] = useState(false)
  const messages = useMemo(
    () => state.messages.filter(message => message.conversation === conversation.id),
    [state.messages, conversation.id],
  )
  const rows = useMemo(() => rowsOf(messages, ts => dayKey(locale, millis(ts))), [messages, locale])
  const { ts } = snapshot.route
  const newFrom = snapshot.newFrom
  const firstNew = rows.find(
    ({ message }) => newFrom !== null && message.ts > newFrom && message.user !== me.id,
  )?.message.ts

  const toBottom = () => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
    stuck.current = true
    setAway(false)
  }
  useLayoutEffect(() => {
    stuck.current = ts === null
    if (ts === null) toBottom()
    else scroller.current?.querySelector(`[data-ts="${CSS.escape(ts)}"]`)?.scrollIntoView({ block: 'center' })
  }, [conversation.id, ts, me.id])
  useLayoutEffect(() => {
    if (stuck.current) toBottom()
    else setAway(true)
  }, [messages.at(-1)?.ts])
  useLayoutEffect(() => {
    // Pictures that arrive and texts that unfold change the height without a new message.
    const watch = new ResizeObserver(() => stuck.current && toBottom())
    if (content.current) watch.observe(content.current)
    if (scroller.current) watch.observe(scroller.current)
    return () => watch.disconnect()
  }, [])

  return (
    <div class="list-box">
      <section
        ref={scroller}
        class="list"
        aria-label={t.messageList(title(conversation))}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={event => {
          const element = event.currentTarget
          stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom
          if (stuck.current) setAway(false)
        }}
      >
        <div ref={content} class="list-content">
          {rows.length === 0 && <p class="list-empty">{t.noMessages}</p>}
          {rows.map(row => (
            <div key={row.message.ts}>
              {row.day && (
                <h2 class="day">
                  <span>{dayName(millis(row.message.ts), today, locale)}</span>
                </h2>
              )}
              {row.message.ts === firstNew && (
                <p class="new-mark">
                  <span>{t.newMark}</span>
                </p>
              )}
              <MessageRow
                message={row.message}
                continued={row.continued && row.message.ts !== firstNew}
                highlighted={row.message.ts === ts}
              />
              <Thread row={row} highlighted={ts} />
            </div>
          ))}
        </div>
      </section>
      {away && (
        <button type="button" class="to-newest" onClick={toBottom}>
          <Icon name="down" /> {t.jumpToNewest}
        </button>
      )}
      <Announcer key={`${me.id} ${conversation.id}`} newest={messages.at(-1)} />
    </div>
  )
}

function Thread({ row, highlighted }: { row: Row; highlighted: string | null }): JSX.Element | null {
  const { t } = useChat()
  const [open, setOpen] = useState(row.replies.some(({ ts }) => ts === highlighted))
  if (row.replies.length === 0) return null
  return (
    <div class="thread">
      <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t.replies(row.replies.length)}
      </button>
      {open &&
        row.replies.map(reply => (
          <MessageRow
            key={reply.ts}
            message={reply}
            continued={false}
            highlighted={reply.ts === highlighted}
          />
        ))}
    </div>
  )
}

/** Reads new messages of others out to those who do not see them arrive. */
function Announcer({ newest }: { newest: Message | undefined }): JSX.Element {
  const { person, me } = useChat()
  const first = useRef(newest?.ts)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!newest || newest.ts === first.current || newest.user === me.id) return
    first.current = newest.ts
    setText(
      `${person(newest.user).realName}: ${plainText(parseMrkdwn(newest.text), id => person(id).realName)}`,
    )
  }, [newest?.ts])
  return (
    <div class="unseen" role="status" aria-live="polite">
      {text}
    </div>
  )
}
