import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Message } from '../protocol.ts'
import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { useChat } from './chat.ts'
import { useConfirm } from './confirm.tsx'
import { Icon } from './icons.tsx'
import { MessageEditor } from './message-editor.tsx'
import { MessageTools } from './message-tools.tsx'
import { Mrkdwn } from './mrkdwn.tsx'
import { Reactions } from './reactions.tsx'
import { SurfaceContext, useBlocks } from './surface.ts'
import { clockTime, fullTime, millis } from './time.ts'

interface Props {
  message: Message
  continued: boolean
  highlighted?: boolean
}

export function MessageRow({ message, continued, highlighted = false }: Props): JSX.Element {
  const { store, me, t, locale, person } = useChat()
  const [editing, setEditing] = useState(false)
  const { ask, question } = useConfirm()
  const { ts, conversation, blocks, ephemeralTo } = message
  const found = person(message.user)
  const author = message.isBot ? { ...found, isBot: true } : found
  const surface = useBlocks({
    kind: 'message',
    source: { conversation, ts },
    blocks,
    currentConversation: conversation,
    files: message.files,
  })
  const own = message.user === me.id && !message.isBot && ephemeralTo === null
  const remove = () =>
    ask(
      {
        title: { type: 'plain_text', text: t.deleteTitle },
        text: { type: 'plain_text', text: t.deleteMessageText },
        confirm: { type: 'plain_text', text: t.delete },
        deny: { type: 'plain_text', text: t.cancel },
        style: 'danger',
      },
      () => void store.act('deleteMessage', { as: me.id, conversation, ts }),
    )
  const time = clockTime(millis(ts), locale)
  const kinds = [
    continued && 'message-continued',
    ephemeralTo && 'message-ephemeral',
    highlighted && 'message-highlighted',
  ]
  return (
    <article
      class={['message', ...kinds].filter(Boolean).join(' ')}
      data-testid={ephemeralTo ? 'ephemeral' : 'message'}
      data-ts={ts}
      aria-label={t.messageFrom(author.realName, time)}
    >
      <div class="message-side">
        {continued ? (
          <time class="message-side-time" title={fullTime(millis(ts), locale)}>
            {time}
          </time>
        ) : (
          <Avatar person={author} />
        )}
      </div>
      <div class="message-body">
        {ephemeralTo && !continued && (
          <div class="ephemeral-note">
            <Icon name="eye" /> {t.onlyYou}
          </div>
        )}
        {!continued && (
          <div class="message-head">
            <span class="message-author">{author.realName}</span>
            {author.isBot && <span class="badge">{t.app}</span>}
            {author.isStranger && <span class="badge">{t.guest}</span>}
            <time class="message-time" title={fullTime(millis(ts), locale)}>
              {time}
            </time>
          </div>
        )}
        {editing ? (
          <MessageEditor message={message} close={() => setEditing(false)} />
        ) : (
          <SurfaceContext.Provider value={surface}>
            {blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn text={message.text} />}
            {message.edited && <span class="message-edited">{t.edited}</span>}
          </SurfaceContext.Provider>
        )}
        {message.files.map(file =>
          file.mimetype.startsWith('image/') && !usesFile(message, file.id) ? (
            <a key={file.id} href={file.url} target="_blank" rel="noopener noreferrer">
              <img class="picture picture-block" src={file.url} alt={file.title} />
            </a>
          ) : usesFile(message, file.id) ? null : (
            <a key={file.id} class="file" href={file.url} target="_blank" rel="noopener noreferrer">
              {file.title}
            </a>
          ),
        )}
        {message.reactions.length > 0 && <Reactions message={message} />}
      </div>
      {!editing && ephemeralTo === null && (
        <MessageTools message={message} own={own} edit={() => setEditing(true)} remove={remove} />
      )}
      {question}
    </article>
  )
}

/** A file that a block shows already need not be shown again. */
function usesFile(message: Message, id: string): boolean {
  return JSON.stringify(message.blocks).includes(id)
}
