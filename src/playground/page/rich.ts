/** Formatted text, whichever of Slack's notations (mrkdwn, markdown, rich_text) it was written in. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike' | 'underline'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user' | 'channel' | 'group'; id: string; label: string | null }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; timestamp: number; format: string; url: string | null; fallback: string }
  | { kind: 'emoji'; name: string }

export interface ListItem {
  indent: number
  children: Inline[]
}

export type Rich =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'quote'; children: Rich[] }
  | { kind: 'preformatted'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; header: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' }
