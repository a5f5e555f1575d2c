import { type AppManifest, parseManifest } from '../../src/playground/manifest.ts'
import { type PlaygroundOptions, startPlayground } from '../../src/playground/playground.ts'
import { type DemoWorkspaceInput, demoWorkspaceSchema } from '../../src/playground/workspace.ts'

const person = (id: string, name: string, realName: string) => ({
  id,
  name,
  realName,
  title: 'Engineer',
  language: 'en' as const,
  timeZone: 'Europe/Berlin',
})

const workspace: DemoWorkspaceInput = {
  workspace: { id: 'T0LAUREL', name: 'Harbour & Lane', domain: 'harbour-lane' },
  people: [
    { ...person('U0ANA', 'ana', 'Ana Silva'), admin: true },
    person('U0BEN', 'ben', 'Ben Okafor'),
    { ...person('U0MEI', 'mei', '林梅 Mei Lin'), language: 'zh-CN', timeZone: 'Asia/Shanghai' },
    { ...person('U0GUEST', 'guest', 'Greta Guest'), stranger: true },
    { ...person('U0GONE', 'gone', 'Gone Person'), deleted: true },
  ],
  channels: [
    { id: 'C0KUDOS', name: 'kudos', topic: 'Say thanks', members: ['U0ANA', 'U0BEN', 'U0MEI'] },
    { id: 'C0OPS', name: 'ops-运营', members: ['U0ANA', 'U0MEI'] },
    { id: 'C0PRIVATE', name: 'private', members: ['U0ANA', 'U0BEN'], private: true, bot: false },
    { id: 'C0NOBOT', name: 'nobot', members: ['U0ANA', 'U0BEN'], bot: false },
  ],
  userGroups: [{ id: 'S0OPS', handle: 'ops', name: 'Operations', members: ['U0ANA', 'U0GONE'] }],
  chatter: [
    { channel: 'C0KUDOS', person: 'U0BEN', daysAgo: 1, time: '09:00', text: 'morning all' },
    { channel: 'C0KUDOS', person: 'U0MEI', daysAgo: 2, time: '08:00', text: '早上好' },
  ],
}

export const smallWorkspace = demoWorkspaceSchema.parse(workspace)

const testManifest: AppManifest = parseManifest(
  `
display_information: { name: Laurel }
features:
  bot_user: { display_name: Laurel }
  slash_commands:
    - { command: /kudos, description: Give kudos, usage_hint: "@person text", should_escape: true }
    - { command: /plain, description: As typed }
    - { command: /silent, description: Nobody answers }
  shortcuts:
    - { name: Give kudos, type: global, callback_id: give_kudos, description: Give kudos }
    - { name: Give kudos for this, type: message, callback_id: kudos_for_message, description: Give kudos }
`,
  'test manifest',
)

/** A playground without page or memory, quick to give up. */
export function startTestPlayground(options: Partial<PlaygroundOptions> = {}) {
  return startPlayground({
    dataDir: null,
    workspace: smallWorkspace,
    appManifest: testManifest,
    page: false,
    ackTimeoutMs: 1000,
    retryDelaysMs: [20, 20, 20],
    ...options,
  })
}
