import { afterEach, beforeEach, expect, test } from 'vitest'
import { erasePerson } from '../../src/app/erase-person.ts'
import { makeEvidenceReport } from '../../src/app/make-evidence-report.ts'
import { viewOfKudosCard } from '../../src/app/view-of-kudos-card.ts'
import { viewOfKudosReport } from '../../src/app/view-of-kudos-report.ts'
import { isStandIn } from '../../src/core/privacy/erasure.ts'
import { textsOfPeople } from '../../src/store/named-in-texts.ts'
import { createReportWorld, now, type ReportWorld, workspaceId } from './report-world.ts'

const owns = 'ownership.owns-mistakes'

let world: ReportWorld

beforeEach(async () => {
  world = await createReportWorld()
  await seed(world)
})
afterEach(() => world?.close())

const erase = async (personId = 'bea', dryRun = false) => {
  const [{ counts }] = await erasePerson(world.laurel, { workspaceId, personId, dryRun })
  return counts
}

/** Bea in every place where a person can be. */
async function seed({ own, give, note }: ReportWorld): Promise<void> {
  const { prisma } = own.connection
  await give({
    id: 'alone',
    from: 'ana',
    to: ['bea'],
    tags: { [owns]: 'confirmed' },
    text: 'SECRET for one.',
  })
  await give({ id: 'shared', from: 'ana', to: ['bea', 'cao'], text: 'Both, and @Bea Li first.' })
  await give({
    id: 'given',
    from: 'bea',
    to: ['cao'],
    tags: { [owns]: 'explicit' },
    text: 'Cao said so first.',
  })
  await give({ id: 'given-2', from: 'bea', to: ['cao'], tags: { [owns]: 'explicit' }, text: 'And again.' })
  await give({ id: 'mentions', from: 'eve', to: ['cao'], text: 'He and @bea li and @Bea Linden did it.' })
  await give({
    id: 'others',
    from: 'eve',
    to: ['cao'],
    tags: { [owns]: 'explicit' },
    text: 'Nothing of her.',
  })
  await prisma.person.create({
    data: { workspaceId, id: 'bel', name: 'Bea Linden', language: 'en', timeZone: 'UTC', refreshedAt: now },
  })
  await prisma.recognition.update({
    where: { workspaceId_id: { workspaceId, id: 'shared' } },
    data: { sourceQuote: 'Words of bea', sourceLink: 'https://chat.test/hers' },
  })
  await prisma.recognition.update({
    where: { workspaceId_id: { workspaceId, id: 'given' } },
    data: { answerIn: 'bea' },
  })
  const about = { workspaceId, personId: 'bea' }
  await prisma.plusOne.create({ data: { ...about, recognitionId: 'others', createdAt: now } })
  await prisma.recognitionReport.create({ data: { ...about, recognitionId: 'others', createdAt: now } })
  await prisma.dailyGiving.create({ data: { ...about, day: '2026-11-22', given: 1 } })
  await prisma.nudge.create({ data: { ...about, kind: 'summary-prompt', at: now } })
  await prisma.teamManager.create({ data: { ...about, teamId: 't2' } })
  await prisma.summarySetting.create({ data: { ...about, teamId: 't2' } })
  await prisma.personalSummaryMute.create({ data: { ...about, mutedAt: now } })
  await prisma.privacyRequest.create({ data: { ...about, id: 'p1', kind: 'erase', requestedAt: now } })
  await prisma.delivery.createMany({
    data: [
      {
        workspaceId,
        id: 'd1',
        kind: 'pulse-question',
        key: 'd1',
        personId: 'bea',
        conversation: 'bea',
        createdAt: now,
      },
      { workspaceId, id: 'd2', kind: 'undelivered', key: 'd2', conversation: 'bea', createdAt: now },
      {
        ...{ workspaceId, id: 'd5', kind: 'team-summary', key: 'd5', teamId: 't1', personId: 'ana' },
        ...{ conversation: 'ana', state: 'sent', channel: 'D-ana', messageId: 'at-summary', createdAt: now },
      },
      {
        ...{ workspaceId, id: 'd6', kind: 'team-summary', key: 'd6', teamId: 't1', personId: 'bea' },
        ...{ conversation: 'C1', state: 'sent', channel: 'C1', messageId: 'at-shared', createdAt: now },
      },
    ],
  })
  await prisma.pulseRound.create({
    data: {
      workspaceId,
      id: 'round',
      teamId: 't1',
      threshold: 5,
      mode: 'confidential',
      invited: 2,
      openedAt: now,
      closesAt: now,
      questions: { create: [{ position: 0, code: 'comment', kind: 'comment', showable: true }] },
      invitations: { create: [{ personId: 'bea' }, { personId: 'cao' }] },
    },
  })
  await prisma.pulseAnswer.create({ data: { ...about, roundId: 'round', position: 0, text: 'HER ANSWER' } })
  await note({ id: 'n1', from: 'bea', to: 'cao', kind: 'growth', readers: ['ana'] })
  await note({ id: 'n2', from: 'cao', to: 'bea', kind: 'strength', readers: ['ana'] })
  await note({ id: 'n3', from: 'eve', to: 'cao', kind: 'strength', readers: ['bea'] })
  await prisma.feedbackRequest.create({
    data: {
      workspaceId,
      id: 'q1',
      askerId: 'ana',
      subjectId: 'bea',
      createdAt: now,
      expiresAt: now,
      invitations: { create: [{ personId: 'cao' }] },
    },
  })
  await prisma.feedbackRequest.create({
    data: {
      workspaceId,
      id: 'q2',
      askerId: 'ana',
      subjectId: 'ana',
      createdAt: now,
      expiresAt: now,
      invitations: {
        create: [{ personId: 'bea', state: 'declined', declineNote: 'HER REASON' }, { personId: 'cao' }],
      },
      deliveries: {
        create: {
          id: 'd3',
          kind: 'feedback-request-news',
          key: 'feedback-request-news:q2:declined:bea',
          conversation: 'ana',
          personId: 'ana',
          state: 'sent',
          channel: 'D-ana',
          messageId: 'at-declined',
          createdAt: now,
        },
      },
    },
  })
  await seedNamed(world)
  await prisma.mapperState.create({
    data: {
      workspaceId,
      frameworkId: 'f1',
      triedAt: now,
      fittedAt: now,
      adapter: Uint8Array.from([1]),
      sources: ['others 15 a', 'alone 15 b'],
    },
  })
  await prisma.pictureFile.createMany({
    data: [about, { workspaceId }].map((whose, digest) => ({
      ...whose,
      digest: `${digest}`,
      fileId: `p${digest}`,
      png: Uint8Array.from([1]),
      uploadedAt: now,
    })),
  })
  for (const [id, readerId, personId] of [
    ['l1', 'bea', 'bea'],
    ['l2', 'ana', 'bea'],
  ] as const)
    await prisma.reportLink.create({
      data: { workspaceId, id, kind: 'evidence', readerId, personId, createdAt: now, expiresAt: now },
    })
}

/** Others have named Bea in every kind of text that people write. */
async function seedNamed({ own, give, note }: ReportWorld): Promise<void> {
  const { prisma } = own.connection
  const tag = { frameworkId: 'f1', indicatorCode: owns, origin: 'explicit', createdAt: now } as const
  const disputed = { disputedAt: now, disputeNote: 'It was Bea Li’s idea.' }
  await give({ id: 'quoting', from: 'eve', to: ['cao'], tags: { [owns]: 'explicit' }, text: 'For this.' })
  await note({ id: 'named', from: 'eve', to: 'cao', kind: 'growth' })
  await prisma.feedback.update({
    where: { workspaceId_id: { workspaceId, id: 'named' } },
    data: {
      situation: 'With Bea Li on the crane.',
      behaviour: 'You took over from @Bea Li.',
      impact: 'Bea Li was glad; Bea Linden too, and <@bea> said so.',
      evidence: [{ start: 0, end: 4 }],
      tags: { create: { ...tag, ...disputed } },
      replies: { create: { id: 'r-named', authorId: 'cao', text: 'I asked Bea Li.', createdAt: now } },
    },
  })
  await prisma.tag.update({
    where: {
      workspaceId_recognitionId_frameworkId_indicatorCode: {
        workspaceId,
        recognitionId: 'quoting',
        frameworkId: 'f1',
        indicatorCode: owns,
      },
    },
    data: { ...disputed, disputedById: 'cao' },
  })
  await prisma.recognition.update({
    where: { workspaceId_id: { workspaceId, id: 'quoting' } },
    data: { sourceQuote: 'Bea Li and I looked at it.' },
  })
  const { disputeNote } = disputed
  const replaced = { indicatorCode: owns, origin: 'explicit', createdAt: now, disputeNote } as const
  await prisma.frameworkChange.create({
    data: {
      workspaceId,
      id: 'change',
      fromFrameworkId: 'f1',
      toFrameworkId: 'f1',
      changedAt: now,
      tags: { create: { ...replaced, recognitionId: 'quoting' } },
      feedbackTags: { create: { ...replaced, feedbackId: 'named' } },
    },
  })
  await prisma.feedbackRequest.create({
    data: {
      workspaceId,
      id: 'q3',
      askerId: 'cao',
      subjectId: 'cao',
      note: 'About the work with Bea Li.',
      createdAt: now,
      expiresAt: now,
      invitations: { create: { personId: 'eve', state: 'declined', declineNote: 'Ask Bea Li.' } },
      deliveries: {
        create: {
          id: 'd4',
          kind: 'feedback-request-news',
          key: 'feedback-request-news:q3:declined:eve',
          conversation: 'cao',
          personId: 'cao',
          state: 'sent',
          channel: 'D-cao',
          messageId: 'at-eve-declined',
          createdAt: now,
        },
      },
    },
  })
  await prisma.pulseComment.create({
    data: { workspaceId, roundId: 'round', position: 0, id: 'c1', text: 'Bea Li carries all of it.' },
  })
  await prisma.pulseAnswer.create({
    data: { workspaceId, roundId: 'round', position: 0, personId: 'cao', text: 'So says Bea Li.' },
  })
}

/** Every row of every table, as text. */
async function everything(): Promise<Map<string, string>> {
  const { pool } = world.own.connection
  const { rows: tables } = await pool.query(
    `select schemaname, tablename from pg_tables where schemaname in ('public', 'graphile_worker')`,
  )
  const found = new Map<string, string>()
  for (const { schemaname, tablename } of tables) {
    const { rows } = await pool.query(`select to_jsonb(t)::text as row from "${schemaname}"."${tablename}" t`)
    found.set(tablename, rows.map(({ row }) => row).join('\n'))
  }
  return found
}

test('no table holds anything of the person afterwards: not the id, the name, the address, nor what was said', async () => {
  await erase()
  const traces = [
    /"bea"/,
    /bea li\b/i,
    /bea@example/,
    /SECRET/,
    /HER ANSWER/,
    /Words of/,
    /Answer of bea/,
    /bea wrote/,
    /chat\.test\/hers/,
  ]
  for (const [table, text] of await everything())
    for (const trace of traces) expect(text, `${table} has ${trace}`).not.toMatch(trace)
})

test('pictures about the person go, and those of others stay', async () => {
  await erase()
  const left = await world.own.connection.prisma.pictureFile.findMany()
  expect(left.map(({ fileId }) => fileId)).toEqual(['p1'])
})

test('what others wrote in private stays theirs, without the name', async () => {
  await erase()
  const { prisma } = world.own.connection
  const note = await prisma.feedback.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: 'named' } },
    include: { replies: { where: { id: 'r-named' } }, tags: { where: { indicatorCode: owns } } },
  })
  expect(note).toMatchObject({
    situation: 'With … on the crane.',
    behaviour: 'You took over from @….',
    impact: '… was glad; Bea Linden too, and @… said so.',
    evidence: [],
    replies: [expect.objectContaining({ text: 'I asked ….' })],
    tags: [expect.objectContaining({ disputeNote: 'It was …’s idea.' })],
  })
})

test('every text that people write is looked through: a new one has to be named here or there', async () => {
  const { rows } = await world.own.connection.pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and table_name not like '\\_%' and data_type in ('text', 'jsonb', 'ARRAY')`,
  )
  const known = new Set(
    Object.entries(textsOfPeople).flatMap(([table, { texts }]) => texts.map(text => `${table}.${text}`)),
  )
  // Columns by these names hold no words about a person, in whichever table.
  const wordless =
    /^(id|key|code|kind|name|value|email|verifiedEmail|language|country|channel|conversation|digest|day|from|to|cron|source|sources|before|after|counts|error|reason|evidence|suggestions|indicators|replaced|competency|document|options|answered|organisation)$|(Id|Day|By|By[A-Z]\w*|Code|Digest|Zone|For|In|Url|Link|Lines|Reason|Channel|Days|UpTo)$/
  const left = rows.filter(({ table, column }) => !known.has(`${table}.${column}`) && !wordless.test(column))
  // Admins write questions for everybody, and take them back by hand.
  expect(left.map(({ table, column }) => `${table}.${column}`)).toEqual(['OwnQuestion.text'])
})

test('the scan would find the person before', async () => {
  const before = await everything()
  const holding = [...before].filter(([, text]) => /"bea"|bea li\b/i.test(text)).map(([table]) => table)
  expect(holding.length).toBeGreaterThanOrEqual(15)
})

test('a dry run counts what will happen, and changes nothing', async () => {
  const before = await everything()
  const counts = await erase('bea', true)
  expect(await everything()).toEqual(before)
  expect(counts).toEqual({
    received: 1,
    shared: 1,
    given: 2,
    mentions: 13,
    reactions: 2,
    pulse: 2,
    feedback: 2,
    deliveries: 5,
    teams: 2,
    unlearnt: true,
  })
  expect(await erase()).toEqual(counts)
})

test('what the person gave stays with who received it, from one colleague and no one by name', async () => {
  await erase()
  const { view } = await makeEvidenceReport(world.laurel, { workspaceId, readerId: 'cao', personId: 'cao' })
  const given = view.statements.filter(({ recognitionId }) => recognitionId.startsWith('given'))
  expect(given.map(({ text, giver }) => [text, giver.name])).toEqual([
    ['Cao said so first.', ''],
    ['And again.', ''],
  ])
  expect(new Set(given.map(({ giver }) => giver.id)).size).toBe(1)
  expect(isStandIn(given[0]!.giver.id)).toBe(true)
  // Eve, and the one who was erased.
  expect(view.givers).toBe(2)
})

test('colleagues keep their part of what was shared, and other people’s names', async () => {
  await erase()
  const stored = async (id: string) => world.own.database.recognitions.get(workspaceId, id)
  expect(await stored('shared')).toMatchObject({ recipientIds: ['cao'], text: 'Both, and @… first.' })
  expect(await stored('mentions')).toMatchObject({ text: 'He and @… and @Bea Linden did it.' })
  expect(await stored('alone')).toBeNull()
})

test('cards follow: one is taken out, the others are drawn anew', async () => {
  await erase()
  const { pool } = world.own.connection
  const { rows } = await pool.query(
    `select t.identifier as task, payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id order by 1`,
  )
  const of = (task: string) => rows.filter(row => row.task === task).map(({ payload }) => payload)
  expect(of('remove-card').sort((a, b) => (a.channel < b.channel ? -1 : 1))).toEqual([
    { workspaceId, channel: 'C1', messageId: 'at-alone' },
    // That she passed on a request, and why.
    { workspaceId, channel: 'D-ana', messageId: 'at-declined' },
  ])
  expect(
    of('refresh-feedback-request')
      .map(({ requestId }) => requestId)
      .sort(),
  ).toEqual(['q2', 'q3'])
  expect(of('refresh-feedback')).toEqual([{ workspaceId, feedbackId: 'named' }])
  // A notice that names her, and summaries of her team: the one that was hers among its managers is another's now.
  expect(
    of('refresh-report')
      .map(({ deliveryId }) => deliveryId)
      .sort(),
  ).toEqual(['d4', 'd5', 'd6'])
  expect(
    of('refresh-card')
      .map(({ recognitionId }) => recognitionId)
      .sort(),
  ).toEqual(['given', 'given-2', 'mentions', 'quoting', 'shared'])
  const card = await viewOfKudosCard(world.laurel as never, workspaceId, { recognitionId: 'given' })
  expect(card?.language).toBe('en')
})

test('what was told of reported kudos that they gave or shared names them no more: drawn anew, or taken out', async () => {
  const { prisma } = world.own.connection
  for (const recognitionId of ['given', 'shared', 'others']) {
    const of = { workspaceId, recognitionId }
    await prisma.recognitionReport.create({ data: { ...of, personId: 'eve', createdAt: now } })
    for (const [kind, personId] of [
      ['kudos-report', 'ana'],
      ['kudos-report-news', 'eve'],
      ['kudos-taken-down', 'cao'],
    ] as const)
      await prisma.delivery.create({
        data: {
          ...of,
          id: `${kind}:${recognitionId}`,
          key: `${kind}:${recognitionId}`,
          kind,
          personId,
          conversation: personId,
          state: 'sent',
          channel: `D-${personId}`,
          messageId: `${kind}-${recognitionId}`,
          createdAt: now,
        },
      })
  }
  await erase()
  const { rows } = await world.own.connection.pool.query(
    `select t.identifier as task, payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id`,
  )
  const of = (task: string, name: string) =>
    rows
      .filter(row => row.task === task)
      .map(({ payload }) => payload[name])
      .sort()
  expect(of('remove-card', 'messageId').filter(id => id.startsWith('kudos-'))).toEqual([
    'kudos-report-news-given',
    'kudos-report-news-shared',
    'kudos-taken-down-given',
    'kudos-taken-down-shared',
  ])
  expect(of('refresh-kudos-report', 'recognitionId')).toEqual(expect.arrayContaining(['given', 'shared']))
  const report = await viewOfKudosReport(world.laurel as never, workspaceId, {
    recognitionId: 'given',
    personId: 'ana',
  })
  expect(isStandIn(report!.view.giverId)).toBe(true)
})

test('what the mapper learnt from the person is forgotten at once; what it learnt from others only stays', async () => {
  await erase()
  expect(await world.own.database.mapperStates.adapter(workspaceId, 'f1')).toBeNull()
  const due = await world.own.database.mapperStates.due({ decisions: 1, since: now })
  expect(due).toEqual([{ workspaceId, frameworkId: 'f1' }])
})

test('somebody the mapper has learnt nothing from leaves it as it is', async () => {
  expect((await erase('zoe')).unlearnt).toBe(false)
  expect(await world.own.database.mapperStates.adapter(workspaceId, 'f1')).not.toBeNull()
})

test('the ledger says that somebody was erased and how much it was, and not who', async () => {
  await erase()
  const { prisma } = world.own.connection
  expect(await prisma.erasure.findMany()).toMatchObject([
    { erasedAt: now, counts: { received: 1, given: 2 } },
  ])
})

test('an unknown person is refused, and one who was erased is unknown', async () => {
  await expect(erase('nobody')).rejects.toMatchObject({ code: 'unknown-person' })
  await erase()
  await expect(erase()).rejects.toMatchObject({ code: 'unknown-person' })
})

test('nothing is half erased when something fails on the way', async () => {
  const before = await everything()
  const { database } = world.own
  const failing = {
    ...world.laurel,
    database: {
      ...database,
      transaction: (work: Parameters<typeof database.transaction>[0]) =>
        database.transaction(stores =>
          work({
            ...stores,
            jobs: {
              add: async () => {
                throw new Error('the queue is away')
              },
            },
          }),
        ),
    },
  } as typeof world.laurel
  await expect(erasePerson(failing, { workspaceId, personId: 'bea', dryRun: false })).rejects.toThrow('away')
  expect(await everything()).toEqual(before)
})

test('a copy of the data has every table that names the person, and what they received', async () => {
  const data = await world.own.database.personalData.of(workspaceId, 'bea')
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining([
      'Person',
      'Recognition',
      'RecognitionReceived',
      'PulseAnswer',
      'TeamMember',
      'PlusOne',
    ]),
  )
  expect(data.RecognitionReceived?.map(({ id }) => id).sort()).toEqual(['alone', 'shared'])
  expect(data.Recognition?.map(({ id }) => id).sort()).toEqual(['given', 'given-2'])
  expect(JSON.stringify(data)).not.toContain('Nothing of her')
})
