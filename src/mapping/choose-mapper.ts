import type { BaseLogger } from 'pino'
import type { Clock } from '../core/clock.ts'
import type { Framework } from '../core/framework/framework.ts'
import type { EndpointCalls } from '../core/mapping/endpoint-calls.ts'
import type { Mapper } from '../core/mapping/mapper.ts'
import { Allowance } from './allowance.ts'
import { ChatEndpointMapper } from './chat-endpoint.ts'
import { EmbeddingsEndpointMapper } from './embeddings-endpoint.ts'
import { Endpoint, type EndpointSettings } from './endpoint.ts'

export type MapperSettings =
  | { kind: 'built-in' }
  | (EndpointSettings & { kind: 'chat' | 'embeddings'; callsPerDay: number })

export interface ChosenMapper {
  /** The built-in mapper of a framework, alone or with the endpoint's help: always the same for the same one. */
  over(builtIn: Mapper, framework: Framework): Mapper
  /** Ends the calls in hand, and lets the built-in mapper rank from then on. */
  stop(): void
}

/** Tells in the log which mapper is in use and what leaves the machine. `cacheDir` keeps the embedded framework. */
export function chooseMapper(
  settings: MapperSettings,
  {
    calls,
    clock,
    cacheDir,
    log,
  }: { calls: EndpointCalls; clock: Clock; cacheDir: string; log: Pick<BaseLogger, 'info' | 'warn'> },
): ChosenMapper {
  if (settings.kind === 'built-in') {
    log.info(
      { mapper: settings.kind },
      'the built-in mapper is in use: no message leaves this machine for it',
    )
    return { over: builtIn => builtIn, stop: () => {} }
  }
  const { kind, url, model, callsPerDay } = settings
  const { origin, protocol, hostname } = new URL(url)
  log.info(
    { mapper: kind, endpoint: origin, model, callsPerDay },
    `the text of each kudos, with people's names, addresses and numbers replaced by placeholders, and the framework are sent to ${origin}`,
  )
  if (protocol === 'http:' && !/^(localhost|127\..*|\[::1\])$/.test(hostname))
    log.warn(
      { endpoint: origin },
      'the mapper endpoint is spoken to without encryption: use https in LAUREL_MAPPER_URL',
    )
  const stopping = new AbortController()
  const endpoint = new Endpoint(settings, stopping.signal)
  // One for all frameworks: the budget is Laurel's.
  const allowance = new Allowance(callsPerDay, calls, clock)
  const known = new WeakMap<Mapper, Mapper>()
  const build = (builtIn: Mapper, framework: Framework): Mapper => {
    const parts = { builtIn, allowance, log }
    if (kind === 'chat') return new ChatEndpointMapper(framework, endpoint, parts)
    const mapper = new EmbeddingsEndpointMapper(framework, endpoint, { ...parts, clock, cacheDir })
    void mapper.prepare()
    return mapper
  }
  return {
    over(builtIn, framework) {
      const mapper = known.get(builtIn) ?? build(builtIn, framework)
      known.set(builtIn, mapper)
      return mapper
    },
    stop: () => stopping.abort(),
  }
}
