import { pino } from 'pino'

/**
 * An error as it is logged. Prisma writes the arguments of a query that it finds invalid into the message, and with them
 * what people wrote: of such an error only the kind and the place are kept.
 */
export function loggedError(error: Error): object {
  const logged = pino.stdSerializers.err(error)
  if (!logged.stack?.includes('PrismaClientValidationError')) return logged
  const place = logged.stack.split('\n').filter(line => /^\s+at /.test(line))
  return { type: logged.type, message: 'a query was not valid', stack: place.join('\n') }
}
