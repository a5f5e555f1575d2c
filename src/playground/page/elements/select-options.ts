import type { MultiSelect, Option, Select } from '@slack/types'
import { useEffect, useState } from 'preact/hooks'
import { type Chat, useChat } from '../chat.ts'
import { matchesPerson, startsAWord } from '../completion.ts'
import { useSurface } from '../surface.ts'

export interface SelectItem {
  /** Unique in the list: a person's or channel's id, or an option's value. */
  id: string
  label: string
  description: string | null
  group: string | null
  /** What is kept when it is chosen: an option object, or an id. */
  value: unknown
  person: string | null
}

export type AnySelect = Select | MultiSelect

/** What a select has to offer for a query; `loading` while the app is asked. */
export function useSelectItems(
  element: AnySelect,
  blockId: string,
  query: string,
  open: boolean,
): { items: SelectItem[]; loading: boolean; needs: number } {
  const chat = useChat()
  const external = element.type === 'external_select' || element.type === 'multi_external_select'
  const asked = useExternalItems(external ? element : null, blockId, query, open)
  if (external) return asked
  return { items: localItems(element, chat, query), loading: false, needs: 0 }
}

function localItems(element: AnySelect, chat: Chat, query: string): SelectItem[] {
  const wanted = query.toLowerCase()
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select': {
      const groups = element.option_groups ?? []
      const options = [
        ...(element.options ?? []).map(option => optionItem(option, null)),
        ...groups.flatMap(group => group.options.map(option => optionItem(option, group.label.text))),
      ]
      return options.filter(item => `${item.group ?? ''} ${item.label}`.toLowerCase().includes(wanted))
    }
    case 'users_select':
    case 'multi_users_select':
      return chat.state.people
        .filter(person => !person.isDeleted && matchesPerson(person, wanted))
        .map(({ id }) => idItem(chat, id))
    case 'channels_select':
    case 'multi_channels_select':
      return conversationItems(chat, wanted, ['public'])
    case 'conversations_select':
    case 'multi_conversations_select':
      return conversationItems(chat, wanted, element.filter?.include ?? ['public', 'im'])
    default:
      return []
  }
}

function conversationItems(chat: Chat, wanted: string, kinds: string[]): SelectItem[] {
  return chat.state.conversations
    .filter(({ kind }) => kinds.includes(kind === 'im' ? 'im' : 'public'))
    .map(({ id }) => idItem(chat, id))
    .filter(item => startsAWord(item.label.replace(/^#/, ''), wanted))
}

export function optionItem(option: Option, group: string | null): SelectItem {
  return {
    id: option.value ?? option.text.text,
    label: option.text.text,
    description: option.description?.text ?? null,
    group,
    value: option,
    person: null,
  }
}

export function idItem(chat: Chat, id: string): SelectItem {
  const conversation = chat.state.conversations.find(found => found.id === id)
  if (conversation) {
    const person = conversation.kind === 'im' ? conversation.name : null
    return { id, label: chat.title(conversation), description: null, group: null, value: id, person }
  }
  if (/^[CDG]/.test(id)) return { id, label: id, description: null, group: null, value: id, person: null }
  const person = chat.person(id)
  const description = [person.title, person.isStranger ? chat.t.guest : ''].filter(Boolean).join(' · ')
  return { id, label: person.realName, description: description || null, group: null, value: id, person: id }
}

const settleMs = 200

function useExternalItems(
  element: AnySelect | null,
  blockId: string,
  query: string,
  open: boolean,
): { items: SelectItem[]; loading: boolean; needs: number } {
  const surface = useSurface()
  const [items, setItems] = useState<SelectItem[]>([])
  const [loading, setLoading] = useState(false)
  const minimum = element && 'min_query_length' in element ? (element.min_query_length ?? 3) : 3
  const needs = Math.max(0, minimum - query.length)
  const actionId = element?.action_id ?? ''
  useEffect(() => {
    if (!element || !open || needs > 0) {
      setItems([])
      setLoading(false)
      return
    }
    let stale = false
    setLoading(true)
    const timer = window.setTimeout(async () => {
      const { options, groups } = await surface.options(blockId, actionId, query)
      if (stale) return
      const grouped = groups.flatMap(group => group.options.map(option => optionItem(option, group.label)))
      setItems([...options.map(option => optionItem(option, null)), ...grouped])
      setLoading(false)
    }, settleMs)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
    // The surface is made anew at each render; only these decide what is asked.
  }, [element?.type, blockId, actionId, query, open, needs])
  return { items, loading, needs }
}
