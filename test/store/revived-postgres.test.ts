import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/store/open-database.ts'

let opened: OpenDatabase | null = null
let dataDir = ''

afterEach(async () => {
  await opened?.close()
  await rm(dataDir, { recursive: true, force: true })
})

it('an embedded server that is killed alone is started again at the same address, with all that was committed', {
  timeout: 90_000,
}, async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'laurel-revived-'))
  await chmod(dataDir, 0o755)
  const heard: string[] = []
  opened = await openDatabase({ LAUREL_DATA_DIR: dataDir }, error => heard.push(error.message))
  const { database, connection, url } = opened
  for (const [killed, id] of ['W1', 'W2'].entries()) {
    await database.workspaces.connect({ id, platform: 'slack', name: id, botUserId: null }, new Date(0))
    const pidFile = await readFile(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL')
    const names = async () => {
      try {
        return (await database.workspaces.list()).map(workspace => workspace.id)
      } catch {
        return []
      }
    }
    // The processes of a killed server still answer for a moment: only its successor's answer counts.
    await expect.poll(() => heard.filter(isRevived).length, { timeout: 40_000 }).toBe(killed + 1)
    await expect.poll(names, { timeout: 10_000 }).toContain(id)
  }
  const { rows } = await connection.pool.query('select inet_server_port() as port')
  expect(String(rows[0].port)).toBe(new URL(url).port)
})

function isRevived(message: string): boolean {
  return message === 'the embedded database had ended, and was started again'
}
