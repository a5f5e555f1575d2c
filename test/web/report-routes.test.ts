import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeReportLink } from '../../src/app/make-report-link.ts'
import { revokeReportLinks } from '../../src/app/revoke-report-links.ts'
import type { ReportSubject } from '../../src/core/report/report-link.ts'
import { workspaceId } from '../app/report-world.ts'
import { type ReportServer, serveReports } from './report-server.ts'

let server: ReportServer

beforeEach(async () => {
  server = await serveReports()
})
afterEach(() => server?.close())

const evidence = (personId: string): ReportSubject => ({ kind: 'evidence', personId, days: {} })

async function linkOf(readerId: string, subject: ReportSubject): Promise<string> {
  const link = await makeReportLink(server.laurel, { workspaceId, readerId, subject })
  return link!.address
}

test('a link shows its reader the report: to the person their own, to the manager the same of a report', async () => {
  for (const reader of ['bea', 'ana']) {
    const answer = await fetch(await linkOf(reader, evidence('bea')))
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<h1>Bea Li</h1>')
  }
})

test('nobody gets a link to what they may not see', async () => {
  await expect(linkOf('cao', evidence('bea'))).rejects.toMatchObject({ code: 'not-a-manager' })
  await expect(linkOf('bea', { kind: 'team', teamId: 't1' })).rejects.toMatchObject({ code: 'not-a-manager' })
  await expect(linkOf('ana', { kind: 'team', teamId: 't2' })).rejects.toMatchObject({ code: 'not-a-manager' })
})

test('nobody gets a link to days that are still to come, which would open nothing', async () => {
  const ahead: ReportSubject = { kind: 'evidence', personId: 'bea', days: { from: '2090-01-01' } }
  await expect(linkOf('bea', ahead)).rejects.toMatchObject({ code: 'bad-days' })
})

test('the page asks no cookie, runs only its own script, tells nobody where it was, and is kept nowhere', async () => {
  const { headers } = await fetch(await linkOf('bea', evidence('bea')))
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/)
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test('a link ends after a day', async () => {
  const link = await linkOf('bea', evidence('bea'))
  server.world.advance(24 * 60 - 1)
  expect((await fetch(link)).status).toBe(200)
  server.world.advance(2)
  expect((await fetch(link)).status).toBe(404)
})

test('a person takes back all of their links at once, and nobody else’s', async () => {
  const [own, again, others] = [
    await linkOf('bea', evidence('bea')),
    await linkOf('bea', evidence('bea')),
    await linkOf('ana', evidence('bea')),
  ]
  expect(await revokeReportLinks(server.laurel, { workspaceId, readerId: 'bea' })).toBe(2)
  const statuses = await Promise.all([own, again, others].map(async link => (await fetch(link)).status))
  expect(statuses).toEqual([404, 404, 200])
})

test('a manager’s link stops working once they manage the person no longer', async () => {
  const [evidenceLink, teamLink] = [
    await linkOf('ana', evidence('bea')),
    await linkOf('ana', { kind: 'team', teamId: 't1' }),
  ]
  expect((await fetch(teamLink)).status).toBe(200)
  await server.world.own.connection.prisma.teamManager.deleteMany({ where: { personId: 'ana' } })
  expect((await fetch(evidenceLink)).status).toBe(404)
  expect((await fetch(teamLink)).status).toBe(404)
})

test('a manager’s link stops working once they have left, though the team still names them', async () => {
  const link = await linkOf('ana', { kind: 'team', teamId: 't1' })
  expect((await fetch(link)).status).toBe(200)
  await server.laurel.database.people.saveLeft(workspaceId, 'ana', server.laurel.clock.now())
  expect((await fetch(link)).status).toBe(404)
})

test('what was not signed opens nothing, and every wrong link is answered alike', async () => {
  const link = await linkOf('bea', evidence('bea'))
  const [id = '', signature = ''] = link.slice(link.lastIndexOf('/') + 1).split('.')
  const base = link.slice(0, link.lastIndexOf('/') + 1)
  const wrong = [
    `${id}`,
    `${id}.`,
    `.${signature}`,
    `${id}x.${signature}`,
    `${id}.${signature.slice(0, -2)}`,
    `${id}.${signature}A`,
    `${id}.${'A'.repeat(signature.length)}`,
    `${id}.${signature}=`,
  ]
  const bodies = new Set<string>()
  for (const token of wrong) {
    const answer = await fetch(`${base}${token}`)
    expect(answer.status, token).toBe(404)
    bodies.add(await answer.text())
  }
  const other = link.replace(id, server.laurel.ids.next())
  bodies.add(await (await fetch(other)).text())
  await revokeReportLinks(server.laurel, { workspaceId, readerId: 'bea' })
  bodies.add(await (await fetch(link)).text())
  expect(bodies.size).toBe(1)
  expect([...bodies][0]).toMatch(/This link does not work[\s\S]*这个链接打不开/)
})

test('who tries many wrong links has to wait, and right links work all the same', async () => {
  const link = await linkOf('bea', evidence('bea'))
  const wrong = () => fetch(`${link}x`).then(({ status }) => status)
  const tries: number[] = []
  for (let i = 0; i < 25; i++) tries.push(await wrong())
  expect(tries.filter(status => status === 404)).toHaveLength(20)
  expect(tries.at(-1)).toBe(429)
  expect((await fetch(link)).status).toBe(200)
  server.world.advance(2)
  expect(await wrong()).toBe(404)
})

test.each([
  ['report.csv', 'text/csv; charset=utf-8', /^\uFEFFkind,date,giver/],
  ['report.json', 'application/json; charset=utf-8', /"kind": "evidence-report"/],
  ['report.html', 'text/html; charset=utf-8', /^<!doctype html>(?![\s\S]*<script)/],
])('the report can be saved as %s', async (file, type, content) => {
  const answer = await fetch(`${await linkOf('bea', evidence('bea'))}/${file}`)
  expect(answer.headers.get('content-type')).toBe(type)
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())).toMatch(content)
})

test('a person’s data are theirs alone, and can be saved', async () => {
  const link = await linkOf('bea', { kind: 'data' })
  const page = await (await fetch(link)).text()
  expect(page).toContain('Kudos you received')
  expect(page).toMatch(/<th scope="row">text<\/th><td>[^<]{10,}/)
  expect(page).not.toContain('RecognitionReceived')
  const data = (await (await fetch(`${link}/report.json`)).json()) as { Person: { id: string }[] }
  expect(data.Person.map(({ id }) => id)).toEqual(['bea'])
  expect((await fetch(`${link}/report.csv`)).status).toBe(404)
})

test('without a web address there is no link', async () => {
  const { reportAddress: _, ...laurel } = server.laurel
  expect(await makeReportLink(laurel, { workspaceId, readerId: 'bea', subject: evidence('bea') })).toBeNull()
})
