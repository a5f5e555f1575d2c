import type { FeedbackCard, FeedbackEntry } from '../core/feedback/view.ts'
import type { Catalogue } from './catalogue.ts'

const mention = (id: string) => `<@${id}>`

/** What stands above a feedback, to whoever reads it; people as mentions. */
export function feedbackTitle(
  { role, feedback, giverId, receiverId }: Pick<FeedbackCard, 'role' | 'feedback' | 'giverId' | 'receiverId'>,
  { feedback: t }: Catalogue,
): string {
  const [giver, receiver] = [mention(giverId), mention(receiverId)]
  switch (role) {
    case 'giver':
      return t.copyTitle[feedback](receiver)
    case 'receiver':
      return t.cardTitle[feedback](giver)
    case 'manager':
      return t.sharedTitle[feedback](giver, receiver)
  }
}

/** What is left of a feedback that was taken back. */
export function feedbackWithdrawn(
  { role, giverId, receiverId }: Pick<FeedbackCard, 'role' | 'giverId' | 'receiverId'>,
  { feedback: t }: Catalogue,
): string {
  const [giver, receiver] = [mention(giverId), mention(receiverId)]
  switch (role) {
    case 'giver':
      return t.withdrawnCopy(receiver)
    case 'receiver':
      return t.withdrawnCard(giver)
    case 'manager':
      return t.withdrawnShared(giver, receiver)
  }
}

/** Who may read it, and what has become of it. `look` dresses the parts that a platform shows with a sign of its own. */
export function feedbackStatus(
  entry: FeedbackEntry & { role: FeedbackCard['role'] },
  { feedback: t, common }: Catalogue,
  look: { thanked: string; actedOn: string } = { thanked: '', actedOn: '' },
): string {
  return [
    readersText(entry, t, common),
    entry.edited && t.edited,
    entry.thanked && `${look.thanked}${t.thanked}`,
    entry.actedOn && `${look.actedOn}${t.actedOn}`,
    entry.replies > 0 && t.messages(entry.replies),
  ]
    .filter(Boolean)
    .join(' · ')
}

function readersText(
  { role, readerIds, receiverId }: FeedbackEntry & { role: FeedbackCard['role'] },
  t: Catalogue['feedback'],
  common: Catalogue['common'],
): string {
  if (role === 'manager') return t.sharedWith(mention(receiverId))
  if (readerIds.length > 0) return t.withManagers(common.list(readerIds.map(mention)))
  return role === 'giver' ? t.privateToThem : t.privateToYou
}
