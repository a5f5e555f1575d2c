import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Avatar } from './avatar.tsx'
import { useChat } from './chat.ts'
import type { Suggestion } from './completion.ts'
import { OptionRow } from './option.tsx'

interface Props {
  id: string
  suggestions: Suggestion[]
  active: number
  choose(suggestion: Suggestion): void
  hover(index: number): void
}

export function CompletionList({ id, suggestions, active, choose, hover }: Props): JSX.Element {
  const { t } = useChat()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id={id} class="completion" role="listbox" aria-label={t.suggestions}>
      {suggestions.map((suggestion, index) => (
        <OptionRow
          key={suggestion.insert}
          id={`${id}-${index}`}
          selected={index === active}
          active={index === active}
          value={suggestion.insert}
          hover={() => hover(index)}
          choose={() => choose(suggestion)}
        >
          <SuggestionText suggestion={suggestion} />
        </OptionRow>
      ))}
    </div>
  )
}

function SuggestionText({ suggestion }: { suggestion: Suggestion }): JSX.Element {
  const { t } = useChat()
  switch (suggestion.kind) {
    case 'command': {
      const { command, usageHint, description } = suggestion.command
      return (
        <span class="option-text">
          <span>
            <strong>{command}</strong> <span class="option-hint">{usageHint}</span>
          </span>
          <span class="option-description">{description}</span>
        </span>
      )
    }
    case 'person': {
      const { person } = suggestion
      return (
        <>
          <Avatar person={person} size={22} />
          <span class="option-line">
            <strong>{person.realName}</strong> <span class="option-description">@{person.name}</span>
            {person.title && <span class="option-description">{person.title}</span>}
            {person.isStranger && <span class="badge">{t.guest}</span>}
            {person.isBot && <span class="badge">{t.app}</span>}
          </span>
        </>
      )
    }
    case 'group':
      return (
        <span class="option-line">
          <strong>@{suggestion.group.handle}</strong>{' '}
          <span class="option-description">{suggestion.group.name}</span>
          <span class="badge">{t.group}</span>
        </span>
      )
    case 'channel':
      return (
        <span class="option-line">
          <strong>#{suggestion.conversation.name}</strong>
          <span class="option-description">{suggestion.conversation.topic}</span>
        </span>
      )
    case 'emoji':
      return (
        <span class="option-line">
          <span class="emoji">{suggestion.emoji.character}</span> {suggestion.insert}
        </span>
      )
  }
}
