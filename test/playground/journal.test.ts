import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestPlayground } from './small-workspace.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'playground-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const journal = () => join(dataDir, 'journal.jsonl')

it('loses nothing that was answered when its process is killed', async () => {
  const script = fileURLToPath(new URL('killed-playground.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const answered: string[] = []
  let rest = ''
  child.stdout.on('data', data => {
    const lines = (rest + String(data)).split('\n')
    rest = lines.pop() ?? ''
    answered.push(...lines)
    if (answered.length >= 30) child.kill('SIGKILL')
  })
  await once(child, 'exit')

  const again = await startTestPlayground({ dataDir })
  const kept = new Set(again.driver.messages('C0KUDOS').map(message => message.ts))
  const [, ...stamps] = answered
  expect(stamps.filter(ts => !kept.has(ts))).toEqual([])
  expect(answered[0]).toBe(`${again.url} ${again.botToken}`)
  await again.close()
})

it('starts after a line was cut off, and goes on behind it', async () => {
  const first = await startTestPlayground({ dataDir })
  await first.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: 'kept' })
  await first.close()
  appendFileSync(journal(), '{"kind":"message","message":{"ts":"17')
  const second = await startTestPlayground({ dataDir })
  await second.driver.say({ as: 'U0ANA', conversation: 'C0KUDOS', text: 'after' })
  await second.close()
  const third = await startTestPlayground({ dataDir })
  expect(third.driver.messages('C0KUDOS').map(message => message.text)).toEqual([
    '早上好',
    'morning all',
    'kept',
    'after',
  ])
  await third.close()
})

it('says which line it cannot read', async () => {
  writeFileSync(journal(), '{"kind":"nonsense"}\n')
  await expect(startTestPlayground({ dataDir })).rejects.toThrow(
    /journal\.jsonl, line 1: .* Remove that line/,
  )
})

it('keeps files, App Home, direct messages and undelivered events', async () => {
  const first = await startTestPlayground({ dataDir })
  const conversation = first.driver.botConversation('U0MEI')
  await first.driver.say({ as: 'U0MEI', conversation, text: '你好' })
  await first.close()
  const second = await startTestPlayground({ dataDir })
  expect(second.driver.botConversation('U0MEI')).toBe(conversation)
  expect(second.driver.messages(conversation).map(message => message.text)).toEqual(['你好'])
  expect(second.driver.settled()).toBe(false)
  await second.close()
})

it('is not opened by two playgrounds at once', async () => {
  const first = await startTestPlayground({ dataDir })
  await expect(startTestPlayground({ dataDir })).rejects.toThrow(`already running at ${first.url}`)
  await first.close()
})

it('holds its tokens once and is readable by its owner only', async () => {
  const playground = await startTestPlayground({ dataDir })
  await fetch(`${playground.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${playground.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'C0KUDOS', text: 'x' }),
  })
  const withToken = readFileSync(journal(), 'utf8')
    .split('\n')
    .filter(line => line.includes(playground.botToken))
  expect(withToken).toHaveLength(1)
  expect(statSync(journal()).mode & 0o777).toBe(0o600)
  await playground.close()
})
