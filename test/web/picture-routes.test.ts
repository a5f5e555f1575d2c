import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetPictureFiles } from '../../src/app/forget-picture-files.ts'
import { makeReportLink } from '../../src/app/make-report-link.ts'
import { workspaceId } from '../app/report-world.ts'
import { type ReportServer, serveReports } from './report-server.ts'

let server: ReportServer

beforeEach(async () => {
  server = await serveReports()
})
afterEach(() => server?.close())

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const days = (count: number) => count * 24 * 60

async function keep(digest = 'd1', personId: string | null = 'bea'): Promise<string> {
  const { database, clock, ids } = server.laurel
  const picture = { digest, fileId: ids.next(), personId, png }
  return server.pictureAddress(await database.pictureFiles.keep(workspaceId, picture, clock.now()))
}

const statusOf = (address: string) => fetch(address).then(({ status }) => status)

test('an address shows its picture to whoever has it, and names nobody', async () => {
  const address = await keep()
  expect(new URL(address).pathname).toMatch(/^\/picture\/[0-9a-z-]+\.[\w-]{43}$/i)
  const answer = await fetch(address)
  expect(answer.status).toBe(200)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png)
})

test('a picture is shown as a picture and nothing else, kept for a short while by whoever fetched it', async () => {
  const { headers } = await fetch(await keep())
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
  expect(headers.get('set-cookie')).toBeNull()
})

test('its headers alone can be asked for', async () => {
  const answer = await fetch(await keep(), { method: 'HEAD' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('content-length')).toBe(String(png.length))
  expect((await answer.arrayBuffer()).byteLength).toBe(0)
})

test('the same picture keeps its address, and lives on each time it is put into a message', async () => {
  const address = await keep()
  server.world.advance(days(30))
  expect(await keep()).toBe(address)
  server.world.advance(days(30))
  expect(await statusOf(address)).toBe(200)
  expect(await keep('d2')).not.toBe(address)
})

test('an address ends after 45 days, and the bytes are gone', async () => {
  const address = await keep()
  server.world.advance(days(45) - 1)
  expect(await statusOf(address)).toBe(200)
  expect(await forgetPictureFiles(server.laurel)).toBe(0)
  server.world.advance(2)
  expect(await statusOf(address)).toBe(404)
  expect(await forgetPictureFiles(server.laurel)).toBe(1)
  expect(await server.world.own.connection.prisma.pictureFile.count()).toBe(0)
})

test('a picture’s token opens no report, and a report’s no picture', async () => {
  const address = await keep()
  const link = await makeReportLink(server.laurel, {
    workspaceId,
    readerId: 'bea',
    subject: { kind: 'evidence', personId: 'bea', days: {} },
  })
  expect(await statusOf(link!.address)).toBe(200)
  expect(await statusOf(address.replace('/picture/', '/report/'))).toBe(404)
  expect(await statusOf(link!.address.replace('/report/', '/picture/'))).toBe(404)
  // Not even where the ids are the same.
  const [id] = new URL(link!.address).pathname.split('/').at(-1)!.split('.')
  const kept = { digest: 'd3', fileId: id!, personId: null, png }
  await server.laurel.database.pictureFiles.keep(workspaceId, kept, server.laurel.clock.now())
  expect(await statusOf(link!.address.replace('/report/', '/picture/'))).toBe(404)
  expect(await statusOf(server.pictureAddress(id!))).toBe(200)
})

test('what Slack has is not shown, nor what was never kept', async () => {
  const { database, clock } = server.laurel
  await database.pictureFiles.save(workspaceId, 'd4', 'F123', clock.now())
  expect(await statusOf(server.pictureAddress('F123'))).toBe(404)
  expect(await statusOf(server.pictureAddress('nothing'))).toBe(404)
})

test('who tries many wrong addresses has to wait, and right ones work all the same', async () => {
  const address = await keep()
  const tries: number[] = []
  for (let i = 0; i < 25; i++) tries.push(await statusOf(`${address}x`))
  expect(tries.filter(status => status === 404)).toHaveLength(20)
  expect(tries.at(-1)).toBe(429)
  expect(await statusOf(address)).toBe(200)
})
