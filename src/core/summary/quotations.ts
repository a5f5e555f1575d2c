import type { Delivery } from '../delivery/delivery.ts'
import type { MessageView } from '../view.ts'
import type { Quote } from './view.ts'

/** Kudos as a report shows it. */
export type Quoted = Pick<Quote, 'recognitionId' | 'text'>

/** What reports that people have received quote: when it is taken back, they stop quoting it. */
export interface Quotations {
  /**
   * Has it on record that a delivery quotes these kudos and no others, in the caller's transaction. False where one of them
   * was withdrawn, changed or erased since it was read: the message is to be drawn anew.
   */
  record(workspaceId: string, deliveryId: string, quoted: readonly Quoted[]): Promise<boolean>
  /** Which recognitions a delivery quotes. */
  quotedBy(workspaceId: string, deliveryId: string): Promise<Set<string>>
  /** The deliveries that quote any of these recognitions, and where they went. */
  of(
    workspaceId: string,
    recognitionIds: readonly string[],
  ): Promise<Pick<Delivery, 'id' | 'conversation' | 'kind'>[]>
}

/** What a message or an answer quotes and is not about: a card is drawn anew with its kudos. */
export function quotedIn(view: MessageView): Quoted[] {
  switch (view.kind) {
    case 'team-summary':
    case 'channel-digest':
      return view.highlights
    case 'competency-profile':
    case 'colleague-evidence':
      return view.latest
    default:
      return []
  }
}
