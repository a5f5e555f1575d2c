import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { benchAck } from './ack.ts'
import type { Figure } from './figure.ts'
import { benchLearning } from './learning.ts'
import { benchMapper } from './mapper.ts'
import { benchMondays } from './mondays.ts'
import { benchPictures } from './pictures.ts'
import { benchPulseRound } from './pulse-round.ts'
import { benchSummary } from './summary.ts'
import { benchTeamsAck } from './teams-ack.ts'

// npm run bench [ack] [mapper] [learning] [summary] [pictures] [mondays] [teams-ack] [pulse-round]: each figure with its yardstick from the same run.

const wanted = process.argv.slice(2)
const folder = path.join(tmpdir(), `laurel-bench-${process.pid}`)
const server = await startEmbeddedPostgres(folder)
try {
  const fail = (error: Error) => {
    throw error
  }
  const opened = await openDatabase({ DATABASE_URL: server.url, LAUREL_DATA_DIR: folder }, fail)
  await opened.database.workspaces.connect(
    { id: 'T0LAUREL', platform: 'slack', name: 'bench', botUserId: null },
    new Date(),
  )
  await opened.close()
  const benches: Record<string, () => Promise<Figure[]>> = {
    ack: () => benchAck(server.url),
    mapper: async () =>
      Object.entries(await benchMapper()).map(([name, value]) => ({ name, value, unit: '' })),
    learning: () => benchLearning(),
    summary: () => benchSummary(server.url),
    'pulse-round': () => benchPulseRound(server.url, folder),
    pictures: () => benchPictures(),
    mondays: () => benchMondays(server.url),
    'teams-ack': () => benchTeamsAck(server.url),
  }
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n${name}`)
    for (const figure of await bench()) print(figure)
  }
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

function print({ name, value, unit, limit }: Figure): void {
  const verdict = limit === undefined ? '' : `  (at most ${limit}: ${value <= limit ? 'kept' : 'MISSED'})`
  console.log(`  ${name.padEnd(60)} ${value.toFixed(3).padStart(10)} ${unit}${verdict}`)
}
