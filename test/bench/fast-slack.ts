import { createServer } from 'node:http'

// A Slack that answers everything at once and forgets it: what is measured against it is Laurel. Tells its parent its port,
// and how many messages it took when it is asked.

let messages = 0
let number = 0
const answers: Record<string, () => object> = {
  'auth.test': () => ({
    team_id: 'T0LAUREL',
    team: 'Bench',
    user_id: 'U0LAUREL',
    bot_id: 'B0LAUREL',
  }),
  'chat.postMessage': () => {
    messages += 1
    number += 1
    return { channel: 'D0BENCH', ts: `1700000000.${String(number).padStart(6, '0')}` }
  },
  'chat.postEphemeral': () => ({ message_ts: '1700000000.000000' }),
}

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const method = request.url?.split('/').at(-1) ?? ''
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, ...answers[method]?.() }))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => process.send?.({ messages }))
