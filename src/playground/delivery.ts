import type { Json } from './change.ts'

export interface AppRequest {
  kind: 'event' | 'command' | 'interaction' | 'options'
  payload: Json
  /** Set on a repetition: 1, 2, 3. */
  retry?: { number: number; reason: string }
}

/** What became of a request: the app's answer, or why there is none. */
export type Reply =
  | { acknowledged: true; body: unknown }
  | { acknowledged: false; reason: 'operation_timeout' | 'dispatch_failed' | 'http_error' }

/** A way to the app: Socket Mode or signed HTTP. */
export interface Delivery {
  readonly connected: boolean
  /** Hears whenever `connected` may have changed. */
  onConnection: () => void
  send(request: AppRequest): Promise<Reply>
  close(): Promise<void>
}
