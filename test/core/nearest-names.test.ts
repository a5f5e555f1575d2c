import { expect, it } from 'vitest'
import { nearestNames } from '../../src/core/nearest-names.ts'

const people = ['Ana Sousa', 'Ben Okafor', 'Priya Nair', 'Tom Reed', 'Tom Weber', '陈浩', 'Xia Lin'].map(
  name => ({ name }),
)
const near = (typed: string) => nearestNames(people, typed).map(({ name }) => name)

it.each([
  ['@tom', ['Tom Reed', 'Tom Weber']],
  ['prya', ['Priya Nair']],
  ['okafr', ['Ben Okafor']],
  ['tom@example.org', ['Tom Reed', 'Tom Weber']],
  ['陈浩谢谢你守到凌晨', ['陈浩']],
  ['somebody', []],
  ['@', []],
])('nearest to %s are %j', (typed, names) => {
  expect(near(typed)).toEqual(names)
})
