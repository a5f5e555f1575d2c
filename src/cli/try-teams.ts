import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Microsoft's local Teams client. Its licence is for evaluation: fetched when it is asked for, and no part of Laurel. */
const client = '@microsoft/m365agentsplayground@0.2.28'

/** The tenant, the bot and the people of the client. */
const tenantId = '00000000-0000-0000-0000-0000000000001'
const names = ['Megan Bowen', 'Adele Vance', 'Isaiah Langer', 'Patti Fernandez', 'Lynne Robbins']

export interface TryOptions {
  port: number
  clientPort: number
  dataDir: string
}

/** `laurel try-teams`: a local Teams client with Laurel beside it, until Ctrl+C. Nothing of it leaves this machine. */
export async function tryTeamsCommand({ port, clientPort, dataDir }: TryOptions): Promise<void> {
  const folder = path.resolve(dataDir)
  const bin = path.join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  await writeFile(path.join(folder, '.m365agentsplayground.yml'), settingsOfClient())
  // Where no browser can be opened, the client would end.
  await writeFile(path.join(bin, 'xdg-open'), '#!/bin/sh\nexit 0\n')
  await chmod(path.join(bin, 'xdg-open'), 0o755)
  const laurel = run(
    process.execPath,
    [fileURLToPath(new URL('laurel.mjs', import.meta.url)), 'start'],
    folder,
    [
      'TEAMS_LOCAL=true',
      `TEAMS_TENANT_ID=${tenantId}`,
      'TEAMS_ADMINS=alexw@example.com',
      `PORT=${port}`,
      `LAUREL_DATA_DIR=${folder}`,
    ],
  )
  const teams = run(
    'npx',
    [
      '-y',
      client,
      'start',
      '-e',
      `http://127.0.0.1:${port}/api/messages`,
      '-c',
      'msteams',
      '-p',
      String(clientPort),
      '--disable-telemetry',
    ],
    folder,
    [],
    bin,
  )
  process.stdout.write(
    `\n  When both are up: open http://localhost:${clientPort} and say "help"; in a channel type @, choose Laurel, then "kudos", @ and a colleague.\n  The actions of messages and of the box for writing ask for a command: giveKudosForThis, giveKudos, giveFeedback, askForFeedback.\n  Stop them with Ctrl+C; everything is kept in ${folder}.\n\n`,
  )
  await new Promise<void>(resolve => {
    for (const child of [laurel, teams]) child.once('exit', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  laurel.kill('SIGINT')
  // npx does not end on an interrupt that comes to it alone.
  teams.kill('SIGTERM')
}

/** Through `env`, so that only the configuration reads the environment of Laurel itself. */
function run(command: string, args: string[], cwd: string, settings: string[], first = ''): ChildProcess {
  const withPath =
    first === '' ? [command, ...args] : ['sh', '-c', 'PATH="$0:$PATH" exec "$@"', first, command, ...args]
  return spawn('env', [...settings, ...withPath], { cwd, stdio: 'inherit' })
}

function settingsOfClient(): string {
  const user = (name: string, number: number) => {
    const [first = '', last = ''] = name.split(' ')
    const email = `${first.toLowerCase()}${last.charAt(0).toLowerCase()}@example.com`
    const id = `00000000-0000-0000-0000-00000000000${20 + number}`
    // Its people picker answers with the account where Teams answers with the person: here they are one.
    return `id: ${id}, name: ${name}, userPrincipleName: ${email}, aadObjectId: ${id}, givenName: ${first}, surname: ${last}, email: ${email}`
  }
  return [
    'version: "0.1.1"',
    `tenantId: ${tenantId}`,
    'bot: {id: 00000000-0000-0000-0000-00000000000011, name: Laurel}',
    `currentUser: {${user('Alex Wilber', 0)}}`,
    'users:',
    ...names.map((name, index) => `  - {${user(name, index + 1)}}`),
    'personalChat: {id: personal-chat-id}',
    'groupChat: {id: group-chat-id, name: Lunch}',
    'team:',
    '  id: team-id',
    '  name: Harbour',
    '  aadGroupId: 00000000-0000-0000-0000-0000000000031',
    '  channels:',
    '    - {id: channel-announcements-id, name: Announcements}',
    '',
  ].join('\n')
}
