import { beforeAll, describe, expect, it } from 'vitest'
import type { Framework } from '../../../src/core/framework/framework.ts'
import { indicatorOfWord } from '../../../src/core/recognition/indicator-word.ts'
import { readFramework } from '../../../src/seeds/framework-file.ts'

let framework: Framework

beforeAll(async () => {
  framework = await readFramework('seeds/frameworks/core')
})

describe('a #word', () => {
  it.each(['ownership.owns-mistakes', 'owns-mistakes', 'Owns-Up-To-Mistakes', '主动认错补救'])(
    '%s names its indicator',
    word => {
      expect(indicatorOfWord(framework, word)?.code).toBe('ownership.owns-mistakes')
    },
  )

  it.each(['231', 'ownership', 'nonsense'])('%s names none', word => {
    expect(indicatorOfWord(framework, word)).toBeNull()
  })
})
