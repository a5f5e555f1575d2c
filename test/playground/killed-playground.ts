import { startTestPlayground } from './small-workspace.ts'

/** Posts without end and prints the timestamp of each answered post, until it is killed. */
const playground = await startTestPlayground({ dataDir: String(process.argv[2]) })
process.stdout.write(`${playground.url} ${playground.botToken}\n`)
for (let count = 0; ; count++) {
  const response = await fetch(`${playground.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${playground.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'C0KUDOS', text: `post ${count}` }),
  })
  const { ts } = (await response.json()) as { ts: string }
  process.stdout.write(`${ts}\n`)
}
