import type { KnownBlock, View } from '@slack/types'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { useChat } from './chat.ts'
import { SurfaceContext, useBlocks } from './surface.ts'

/** The app's Home tab: the app hears that it was opened, and publishes what is shown. */
export function AppHome({ current }: { current: string }): JSX.Element {
  const { store, state, me, t } = useChat()
  useEffect(() => {
    void store.act('openHome', { as: me.id })
  }, [store, me.id])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="home" data-testid="home" tabIndex={0} aria-label={t.home}>
      <div class="home-content">
        {state.home ? (
          <HomeBlocks view={state.home} current={current} />
        ) : (
          <p class="list-empty">{t.homeEmpty(state.bot?.name ?? '')}</p>
        )}
      </div>
    </section>
  )
}

function HomeBlocks({ view, current }: { view: View; current: string }): JSX.Element {
  const blocks = view.blocks as KnownBlock[]
  const surface = useBlocks({ kind: 'home', source: { home: true }, blocks, currentConversation: current })
  return (
    <SurfaceContext.Provider value={surface}>
      <Blocks blocks={blocks} />
    </SurfaceContext.Provider>
  )
}

export function AboutApp(): JSX.Element {
  const { state, person, t } = useChat()
  const name = state.bot?.name ?? ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="home" tabIndex={0} aria-label={t.about}>
      <div class="home-content about">
        <Avatar person={{ ...person(state.bot?.id ?? ''), isBot: true }} size={72} />
        <h2>{name}</h2>
        <p>{t.aboutBot(name)}</p>
        <h3>{t.commands}</h3>
        <dl>
          {state.commands.map(({ command, usageHint, description }) => (
            <div key={command}>
              <dt>
                <code>{command}</code> {usageHint}
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
