import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dataTablesEn } from '../../src/i18n/data-tables.ts'

test('every table that names a person has a name that the person can read', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
  const tables = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)]
    .filter(([, , body]) => /\sPerson\??\s+@relation\([^)]*fields: \[workspaceId/.test(body!))
    .map(([, name]) => name!)
  expect(tables.length).toBeGreaterThan(15)
  expect(Object.keys(dataTablesEn).sort()).toEqual([...tables, 'Person', 'RecognitionReceived'].sort())
})
