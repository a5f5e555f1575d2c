import type { Language } from '../core/language.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

export type Catalogue = typeof en

const catalogues: Record<Language, Catalogue> = { en, 'zh-CN': zhCN }

export function catalogueOf(language: Language): Catalogue {
  return catalogues[language]
}
