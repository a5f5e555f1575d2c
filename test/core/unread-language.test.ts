import { expect, it } from 'vitest'
import { isUnread } from '../../src/core/unread-language.ts'

it.each([
  'Merci beaucoup pour ton aide hier',
  'Elle a prévenu le client avant tout le monde et a corrigé l’erreur le soir même',
  'Danke für deine Hilfe, du hast das Problem gelöst',
  'Gracias por quedarte hasta tarde para arreglar el servidor',
  'Obrigado por ajudar com a entrega',
  'Grazie per avermi aiutato con il cliente',
  'Bedankt voor je hulp met de release',
  'Спасибо за помощь с отчётом',
  '昨日は手伝ってくれてありがとうございました',
  '보고서를 도와주셔서 감사합니다',
])('%s is not read', text => {
  expect(isUnread(text)).toBe(true)
})

it.each([
  'thanks for lunch!',
  'told DHL about the wrong label et al before anybody asked',
  'brought the la carte menu to the table of the customer',
  '他 told 大家 first',
  '客户还没开口，她就把方案准备好了',
  'Müller asked Søren what the drivers had said',
  '',
  '🎉 100%',
])('"%s" is read', text => {
  expect(isUnread(text)).toBe(false)
})
