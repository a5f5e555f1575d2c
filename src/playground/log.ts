type Write = (fields: Record<string, unknown>, message: string) => void

/** The part of pino that the playground uses. Message texts and tokens are never passed to it. */
export interface Log {
  debug: Write
  info: Write
  warn: Write
  error: Write
}

const ignore: Write = () => {}

export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
