import { Refusal } from '../refusal.ts'
import type { Feedback, FeedbackWords } from './feedback.ts'
import type { FeedbackInvitation, FeedbackRequest } from './request.ts'

/** Longest that each part may be, in UTF-16 units: what Slack's inputs take, and together no more than one section. */
export const longestPart = { situation: 500, behaviour: 1900, impact: 500 } as const

export const longestNote = 500
export const longestReply = 1500

export const mostIndicators = 2
export const mostAsked = 8

const day = 24 * 60 * 60 * 1000

/** How long a request stays open, in milliseconds. */
export const requestLasts = 14 * day

/** After how long somebody who has not answered is reminded, in milliseconds: once. */
export const reminderAfter = 5 * day

/** The words as one text: what is mapped, and what `evidence` points into. */
export function textOf({ situation, behaviour, impact }: FeedbackWords): string {
  return [situation, behaviour, impact].filter(part => part !== null).join('\n')
}

/** The words as they are kept. A text in only one of the parts becomes the `behaviour`. Throws Refusal. */
export function checkWords(words: {
  situation?: string | null
  behaviour?: string | null
  impact?: string | null
}): FeedbackWords {
  const part = (name: keyof typeof longestPart) => {
    const text = words[name]?.trim() || null
    if (text && text.length > longestPart[name])
      throw new Refusal('text-too-long', { limit: longestPart[name] })
    return text
  }
  const [situation, behaviour, impact] = [part('situation'), part('behaviour'), part('impact')]
  if (behaviour !== null) return { situation, behaviour, impact }
  const only = [situation, impact].filter(text => text !== null)
  if (only.length !== 1) throw new Refusal(only.length === 0 ? 'empty-feedback' : 'no-behaviour')
  return { situation: null, behaviour: only[0]!, impact: null }
}

/** A short note or answer, trimmed. Throws Refusal. */
export function checkNote(text: string, limit: number): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Refusal('empty-reply')
  if (trimmed.length > limit) throw new Refusal('text-too-long', { limit })
  return trimmed
}

export type Role = 'giver' | 'receiver' | 'manager'

/** What the person is to this feedback; null where they may not know of it. */
export function roleIn(
  feedback: Pick<Feedback, 'giverId' | 'receiverId' | 'readerIds'>,
  personId: string,
): Role | null {
  if (feedback.giverId === personId) return 'giver'
  if (feedback.receiverId === personId) return 'receiver'
  return feedback.readerIds.includes(personId) ? 'manager' : null
}

/** Throws Refusal `not-found` to whomever it is none of their business, and `feedback-withdrawn` once it is. */
export function checkRole(feedback: Feedback | null, personId: string, roles: readonly Role[]): Feedback {
  const role = feedback && roleIn(feedback, personId)
  if (!feedback || !role) throw new Refusal('not-found')
  if (!roles.includes(role))
    throw new Refusal(roles.includes('giver') ? 'not-the-author' : 'not-the-receiver')
  if (feedback.withdrawn) throw new Refusal('feedback-withdrawn')
  return feedback
}

/** Whether somebody who passes on a request may say why: of somebody else, that would be said behind their back. */
export function takesWord({ askerId, subjectId }: Pick<FeedbackRequest, 'askerId' | 'subjectId'>): boolean {
  return askerId === subjectId
}

/** The person's own invitation, while it can be answered. Throws Refusal. */
export function checkInvitation(
  request: FeedbackRequest | null,
  personId: string,
): { request: FeedbackRequest; invitation: FeedbackInvitation } {
  const invitation = request?.invitations.find(asked => asked.personId === personId)
  if (!request || !invitation) throw new Refusal('not-found')
  if (invitation.state === 'answered') throw new Refusal('request-answered')
  if (invitation.state !== 'open' || request.closedAt) throw new Refusal('request-closed')
  return { request, invitation }
}
