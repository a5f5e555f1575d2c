import type { Acts, Event, State } from '../protocol.ts'

export type Answer =
  | { ok: true; [key: string]: unknown }
  /** `message` says in words what `error` is the code of. */
  | { ok: false; error: string; message?: string }

export async function act<Name extends keyof Acts>(name: Name, body: Acts[Name]): Promise<Answer> {
  try {
    const response = await fetch(`/playground/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as Answer
    return answer.ok === undefined ? { ok: false, error: `http_${response.status}` } : answer
  } catch {
    return { ok: false, error: 'unreachable' }
  }
}

/** Without a person the server chooses one. */
export async function fetchState(person: string | null): Promise<State | { error: string }> {
  try {
    const response = await fetch(`/playground/state${person ? `?as=${encodeURIComponent(person)}` : ''}`)
    const body = (await response.json()) as State & { error?: string }
    return response.ok ? body : { error: body.error ?? `http_${response.status}` }
  } catch {
    return { error: 'unreachable' }
  }
}

export interface Stream {
  close(): void
}

const reopenAfterMs = 2000

/** `opened` is also called after each reconnection: events may have been missed, so the state is fetched again. */
export function openEvents(
  person: string,
  on: { event(event: Event): void; opened(): void; lost(): void },
): Stream {
  let source: EventSource
  let timer = 0
  const open = () => {
    source = new EventSource(`/playground/events?as=${encodeURIComponent(person)}`)
    source.onopen = on.opened
    source.onmessage = message => on.event(JSON.parse(String(message.data)) as Event)
    source.onerror = () => {
      on.lost()
      // The browser retries a dropped connection by itself, but not one that was refused.
      if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(open, reopenAfterMs)
    }
  }
  open()
  return {
    close() {
      window.clearTimeout(timer)
      source.close()
    },
  }
}
