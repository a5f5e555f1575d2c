import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawRecognition } from '../../../src/app/withdraw-recognition.ts'
import {
  actionOf,
  ana,
  ben,
  cao,
  dora,
  guest,
  personal,
  place,
  startTeamsClient,
  type TeamsClient,
  wordsOf,
} from './client.ts'
import { botId, type Sent, tenantId } from './service.ts'

let client: TeamsClient

beforeAll(async () => {
  client = await startTeamsClient()
  await client.install(ana, place.general)
  for (const person of [ana, ben, cao]) await client.install(person)
})
afterAll(async () => {
  const { problems } = client.service
  await client.close()
  expect(problems).toEqual([])
})

const cardOf = ({ activity }: Sent) => activity.attachments?.[0]?.content
const isCard = (words: string, conversation: string) => (sent: Sent) =>
  sent.conversationId === conversation && wordsOf(cardOf(sent)).includes(words)

describe('kudos in Teams', () => {
  it('are given in a channel, posted as a card that names those involved, and confirmed in the giver’s own chat', async () => {
    const text = 'told everyone about her own mistake at once and wrote the fix the same night'
    const answer = await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [
      ben,
    ])
    expect(answer).toEqual({ status: 200, body: null })
    const card = await client.sent(isCard(text, place.general.id), 'no card in the channel')
    expect(wordsOf(cardOf(card))).toContain('<at>Ana Sousa</at> gave kudos to <at>Ben Okafor</at>')
    expect(
      cardOf(card).msteams.entities.map((entity: { mentioned: { id: string } }) => entity.mentioned.id),
    ).toEqual([ana.aadObjectId, ben.aadObjectId])
    const prompt = await client.sent(
      isCard('Mapped to', personal(ana).id),
      'no prompt in the chat of the giver',
    )
    expect(wordsOf(cardOf(prompt))).toContain(text.slice(0, 40))

    const confirmed = await client.press(ana, personal(ana), actionOf(cardOf(prompt), 'tag:pick'))
    expect(confirmed.body.type).toBe('application/vnd.microsoft.card.adaptive')
    expect(wordsOf(confirmed.body.value)).toContain('Noted as')
    const updated = await client.sent(
      sent =>
        sent.method === 'PUT' && sent.messageId === card.messageId && wordsOf(cardOf(sent)).includes('›'),
      'the card was not updated',
    )
    expect(wordsOf(cardOf(updated))).not.toContain('suggested')
  })

  it('leave the answers that quote them once they are taken back', async () => {
    const text = 'carried the spare motor up to the third floor before the shift began'
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
    await client.sent(isCard(text, place.general.id), 'no card in the channel')
    await client.say(ben, 'competency')
    const answer = await client.sent(isCard(text, personal(ben).id), 'no profile that quotes it')
    const { prisma } = client.test.connection
    const kudos = await prisma.recognition.findFirstOrThrow({ where: { text } })
    await expect
      .poll(() =>
        prisma.quotation.count({ where: { recognitionId: kudos.id, delivery: { kind: 'answer' } } }),
      )
      .toBe(1)
    await withdrawRecognition(client.running.laurel, {
      workspaceId: tenantId,
      receipt: 'taken back',
      recognitionId: kudos.id,
      personId: ana.aadObjectId,
    })
    await client.sent(
      sent => sent.messageId === answer.messageId && wordsOf(cardOf(sent)).includes('no longer shown'),
      'the answer still quotes it',
    )
  })

  it('tell their giver alone of a #word that names nothing', async () => {
    const text = 'brought the ladder back'
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text} #nonsense`, place.general, [ben])
    const note = 'with your words as they are'
    await client.sent(isCard(note, personal(ana).id), 'no note in the chat of the giver')
    await client.sent(isCard(text, place.general.id))
    const told = client.service.sent.filter(sent => wordsOf(cardOf(sent)).includes(note))
    expect(told.map(({ conversationId }) => conversationId)).toEqual([personal(ana).id])
  })

  it.each([
    ['a channel', place.general, '<at>Laurel</at> kudos @Ben Okafor and @曹颖'],
    ['one’s own chat', personal(ana), 'thanks @ben'],
  ])('for somebody whose name is only typed are seen in the form first, from %s', async (_, where, said) => {
    const text = `swept the dock before the ferry came, ${where.kind}`
    await client.say(ana, `${said} ${text}`, where)
    const form = await client.sent(
      sent => isCard('Give kudos', personal(ana).id)(sent) && JSON.stringify(cardOf(sent)).includes(text),
      'no form in the chat of the giver',
    )
    const { value } = cardOf(form).body.find(({ id }: { id?: string }) => id === 'to')
    expect(value.split(',')).toContain(ben.aadObjectId)
    expect(client.service.sent.filter(isCard(text, place.general.id))).toEqual([])
    await client.press(ana, personal(ana), actionOf(cardOf(form), 'giving:give'), {
      to: ben.aadObjectId,
      text,
      channel: place.general.id,
    })
    await client.sent(isCard(text, place.general.id))
  })

  it('are joined by others, by the button or by a reaction, and not by those involved', async () => {
    const text = 'stayed with the customer until the last question was answered'
    await client.say(ana, `<at>Laurel</at> <at>Ben Okafor</at> ${text}`, place.general, [ben])
    const card = await client.sent(isCard(text, place.general.id))
    const joined = await client.press(cao, place.general, actionOf(cardOf(card), 'kudos:plus-one'))
    expect(wordsOf(joined.body.value)).toContain('+1 · 1')
    const own = await client.press(ben, place.general, actionOf(cardOf(card), 'kudos:plus-one'))
    expect(own.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('part of this kudos'),
    })
    await client.deliver(
      client.envelope(dora, place.general, {
        type: 'messageReaction',
        replyToId: card.messageId,
        reactionsAdded: [{ type: 'heart' }],
      }),
    )
    await client.sent(sent => sent.messageId === card.messageId && wordsOf(cardOf(sent)).includes('+1 · 2'))
  })

  it('are joined once by whoever presses the button and reacts as well, until they press again', async () => {
    const text = 'asked the question that nobody else dared to ask'
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
    const card = await client.sent(isCard(text, place.general.id))
    const plusOne = actionOf(cardOf(card), 'kudos:plus-one')
    const { recognitions } = client.running.laurel.database
    const joined = async () => (await recognitions.get(tenantId, plusOne.data.id))?.plusOnes
    const react = (change: object) => {
      const reaction = { type: 'messageReaction', replyToId: card.messageId, ...change }
      return client.deliver(client.envelope(dora, place.general, reaction))
    }
    const press = () => client.press(dora, place.general, plusOne)
    await press()
    await react({ reactionsAdded: [{ type: 'heart' }] })
    expect(await joined()).toBe(1)
    await react({ reactionsRemoved: [{ type: 'heart' }] })
    expect(await joined()).toBe(1)
    await press()
    expect(await joined()).toBe(0)
    await react({ reactionsAdded: [{ type: 'like' }] })
    await react({ reactionsAdded: [{ type: 'laugh' }] })
    expect(await joined()).toBe(1)
  })

  it('are edited and withdrawn by their giver on the card itself', async () => {
    const text = 'wrote the guide that the new colleagues needed'
    await client.say(ana, `<at>Laurel</at> kudos <at>曹颖</at> ${text}`, place.random, [cao])
    const card = await client.sent(isCard(text, place.random.id))
    const others = await client.press(ben, place.random, actionOf(cardOf(card), 'kudos:edit'))
    expect(others.body.value).toContain('Only the person who gave')
    const form = await client.press(ana, place.random, actionOf(cardOf(card), 'kudos:edit'))
    const save = actionOf(form.body.value, 'giving:edit')
    const empty = await client.press(ana, place.random, save, { text: ' ' })
    expect(wordsOf(empty.body.value)).toContain('the text is empty')
    const changed = await client.press(ana, place.random, save, { text: `${text}, in two languages` })
    expect(wordsOf(changed.body.value)).toContain('in two languages')
    await client.sent(sent => sent.method === 'PUT' && wordsOf(cardOf(sent)).includes('in two languages'))
    const ask = await client.press(ana, place.random, actionOf(cardOf(card), 'kudos:withdraw'))
    const withdrawn = await client.press(ana, place.random, actionOf(ask.body.value, 'giving:withdraw'))
    expect(wordsOf(withdrawn.body.value)).toContain('withdrew this kudos')
  })

  it('are given in a form in the giver’s own chat, in their language', async () => {
    await client.say(cao, '点赞')
    const form = await client.sent(isCard('点赞同事', personal(cao).id))
    const give = actionOf(cardOf(form), 'giving:give')
    const wish = {
      to: `${ana.aadObjectId},${ben.aadObjectId}`,
      text: '主动帮新同事把部署流程走通了一遍',
      channel: place.general.id,
    }
    const nobody = await client.press(cao, personal(cao), give, { ...wish, to: cao.aadObjectId })
    expect(wordsOf(nobody.body.value)).toContain('不能给自己点赞')
    const done = await client.press(cao, personal(cao), actionOf(nobody.body.value, 'giving:give'), wish)
    expect(wordsOf(done.body.value)).toContain('Harbour')
    await client.press(cao, personal(cao), actionOf(nobody.body.value, 'giving:give'), wish)
    const card = await client.sent(isCard(wish.text, place.general.id))
    expect(wordsOf(cardOf(card))).toMatch(/<at>曹颖<\/at> 为 .*点赞/)
    const cards = client.service.sent.filter(
      sent => sent.method === 'POST' && isCard(wish.text, place.general.id)(sent),
    )
    expect(cards).toHaveLength(1)
  })

  it('are given in a form that names no conversation its giver is not in', async () => {
    await client.install(ana, place.random)
    client.service.rosters.set(place.random.id, [ana.aadObjectId])
    const offered = async (person: typeof ana | typeof ben) => {
      await client.say(person, 'kudos')
      const form = await client.sent(isCard('Give kudos', personal(person).id), 'no form')
      const { choices } = cardOf(form).body.find(({ id }: { id?: string }) => id === 'channel')
      return choices.map(({ value }: { value: string }) => value)
    }
    expect(await offered(ana)).toContain(place.random.id)
    expect(await offered(ben)).not.toContain(place.random.id)
  })

  it('are given for a message, which is quoted where it was said and linked', async () => {
    const value = {
      commandId: 'giveKudosForThis',
      messagePayload: {
        id: '1700000000001',
        linkToMessage: 'https://teams.microsoft.com/l/message/x/1700000000001',
        body: {
          contentType: 'html',
          content: '<div>I broke the build, fixed it &amp; told <b>everyone</b>.</div>',
        },
        from: { user: { id: ben.aadObjectId, displayName: ben.name } },
      },
    }
    const dialog = await client.deliver(
      client.envelope(ana, place.general, { type: 'invoke', name: 'composeExtension/fetchTask', value }),
    )
    const { card } = dialog.body.task.value
    expect(wordsOf(card.content)).toContain('I broke the build, fixed it')
    const submit = card.content.body.at(-1).actions[0]
    expect(submit.type).toBe('Action.Submit')
    const to = card.content.body.find(({ id }: { id?: string }) => id === 'to')
    expect(to.value).toBe(ben.aadObjectId)
    const data = {
      ...submit.data,
      to: to.value,
      text: 'owned up to a broken build before anybody asked',
      channel: place.general.id,
    }
    const sending = () =>
      client.deliver(
        client.envelope(ana, place.general, {
          type: 'invoke',
          name: 'composeExtension/submitAction',
          value: { data },
        }),
      )
    expect(wordsOf((await sending()).body.task.value.card)).toContain('is on its way')
    await sending()
    const posted = await client.sent(isCard('owned up to a broken build', place.general.id))
    expect(wordsOf(cardOf(posted))).toContain('fixed it')
    expect(wordsOf(cardOf(posted))).toContain('https://teams.microsoft.com/l/message/x/1700000000001')
  })

  it.each([
    ['oneself', ana, 'myself'],
    ['a guest', guest, 'belongs to another organisation'],
  ])('to %s are refused in the giver’s own chat', async (_, to, reason) => {
    await client.say(ana, `<at>Laurel</at> kudos <at>${to.name}</at> thank you`, place.general, [to])
    const said = reason === 'myself' ? 'Kudos to oneself' : reason
    await client.sent(isCard(said, personal(ana).id))
  })

  it('to Laurel itself name nobody, and the giver is asked for whom they are', async () => {
    const laurel = { ...ben, id: botId, aadObjectId: botId, name: 'Laurel' }
    await client.deliver(
      client.envelope(ana, place.general, {
        type: 'message',
        text: '<at>Laurel</at> kudos <at>Laurel B</at> thanks',
        entities: [
          { type: 'mention', text: '<at>Laurel</at>', mentioned: { id: botId, name: 'Laurel' } },
          { type: 'mention', text: '<at>Laurel B</at>', mentioned: { id: `${laurel.id}`, name: 'Laurel B' } },
        ],
      }),
    )
    // Its own name is what it is called by: nobody is left to be recognised.
    await client.sent(isCard('Whom is it for?', personal(ana).id))
  })

  it('sent twice by Teams are given once', async () => {
    const activity = client.envelope(ana, place.general, {
      type: 'message',
      text: '<at>Laurel</at> kudos <at>Ben Okafor</at> kept the deploy calm while three alarms rang',
      entities: [
        { type: 'mention', text: '<at>Laurel</at>', mentioned: { id: botId, name: 'Laurel' } },
        { type: 'mention', text: '<at>Ben Okafor</at>', mentioned: { id: ben.id, name: ben.name } },
      ],
    })
    const answers = await Promise.all([
      client.deliver(activity),
      client.deliver(activity),
      client.deliver(activity),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await client.sent(isCard('three alarms rang', place.general.id))
    const cards = client.service.sent.filter(
      sent => sent.method === 'POST' && isCard('three alarms rang', place.general.id)(sent),
    )
    expect(cards).toHaveLength(1)
  })

  it('show what was typed as it was typed, whatever it looks like', async () => {
    const text = '*stars* <at>everyone</at> [x](http://evil.example) &lt;b&gt; `code` 5 &lt; 6'
    await client.say(ana, `<at>Laurel</at> kudos <at>Ben Okafor</at> ${text}`, place.general, [ben])
    const card = await client.sent(isCard('*stars*', place.general.id))
    expect(JSON.stringify(cardOf(card))).toContain(
      '*stars* everyone [x](http://evil.example) <b> `code` 5 < 6',
    )
    expect(cardOf(card).msteams.entities).toHaveLength(2)
  })

  it('of a message that is edited or deleted later stay, and the giver hears where they are changed', async () => {
    const sentAs = client.envelope(ana, place.general, {
      type: 'message',
      text: '<at>Laurel</at> kudos <at>Ben Okafor</at> asked the question that nobody dared to ask',
      entities: [
        { type: 'mention', text: '<at>Laurel</at>', mentioned: { id: botId, name: 'Laurel' } },
        { type: 'mention', text: '<at>Ben Okafor</at>', mentioned: { id: ben.id, name: ben.name } },
      ],
    })
    await client.deliver(sentAs)
    await client.deliver({
      ...sentAs,
      type: 'messageUpdate',
      channelData: { ...(sentAs.channelData as object), eventType: 'editMessage' },
    })
    await client.sent(isCard('You edited the message', personal(ana).id))
    await client.deliver({
      ...sentAs,
      type: 'messageDelete',
      channelData: { ...(sentAs.channelData as object), eventType: 'softDeleteMessage' },
    })
    await client.sent(isCard('You deleted the message', personal(ana).id))
    await client.sent(isCard('nobody dared to ask', place.general.id))
  })
})
