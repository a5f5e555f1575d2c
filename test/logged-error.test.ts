import { expect, it } from 'vitest'
import { ChatFailure } from '../src/core/chat.ts'
import { loggedError } from '../src/logged-error.ts'
import { createTestDatabase } from './database.ts'

it('says nothing of what was to be written, wherever the query failed', async () => {
  const own = await createTestDatabase()
  try {
    const text = 'between us'
    const data = { workspaceId: 'W', id: 'R', giverId: 7 as never, text, day: '', channel: '', answerIn: '' }
    const failing = own.connection.prisma.recognition.create({ data: { ...data, createdAt: new Date() } })
    const error: Error = await failing.then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    )
    expect(error.message).toContain(text)
    for (const each of [error, new Error('not stored', { cause: error })]) {
      const logged = JSON.stringify(loggedError(each))
      expect(logged).not.toContain(text)
      expect(logged).toContain('a query was not valid')
      expect(logged).toMatch(/ at /)
    }
  } finally {
    await own.close()
  }
})

it('says of any other error what went wrong, and why', () => {
  const logged = loggedError(new ChatFailure('unknown', 'timeout', 0, { cause: new Error('socket hang up') }))
  expect(logged).toMatchObject({ kind: 'unknown', code: 'timeout' })
  expect(JSON.stringify(logged)).toContain('socket hang up')
})
