import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { App } from '@slack/bolt'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { disputeTag } from '../../../src/app/dispute-tag.ts'
import { giveFeedback } from '../../../src/app/give-feedback.ts'
import { giveRecognition } from '../../../src/app/give-recognition.ts'
import { addOwnQuestion } from '../../../src/app/own-questions.ts'
import { replyToFeedback } from '../../../src/app/reply-to-feedback.ts'
import { reportRecognition } from '../../../src/app/report-recognition.ts'
import { requestFeedback } from '../../../src/app/request-feedback.ts'
import { requestPrivacy } from '../../../src/app/request-privacy.ts'
import { runPulseNow } from '../../../src/app/run-pulse-now.ts'
import { defaultPulseSettings } from '../../../src/core/pulse/settings.ts'
import { readWorkspace } from '../../../src/playground/workspace.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'
import { nextTuesday } from '../../next-tuesday.ts'

// What a button or a form carries comes back from Slack: every one that there is a listener for is sent here by somebody whom
// none of it concerns, with the ids of what others gave, asked, were told and manage.

const [ana, ben, priya, tom, rosa] = ['U0ANA', 'U0BEN', 'U0PRIYA', 'U0TOM', 'U0ROSA'] as const
/** A colleague whom none of it concerns, and a guest from another company. */
const strangers = { colleague: 'U0KIT', guest: 'U0OLU' }
type Stranger = keyof typeof strangers

const indicator = 'ownership.owns-mistakes'
/** A private channel of those whom it does concern. */
const night = 'C0NIGHT'
/** Said by others, or who they are to each other, and nothing that a stranger is shown. */
const secrets =
  /wrong valve|open gate|third reply|clear on Monday|Night crew|enough ladders|On call this week|C0NIGHT|U0ROSA/

let laurel: TestLaurel
let app: App
let respond: Server
let workspaceId: string
/** What Slack was told in answer to a press or a form, and at the address that came with it. */
let told: unknown[] = []
/** Ids of what is others', by what it is. */
let the = {
  kudos: '',
  /** In the own chat of who received it. */
  own: '',
  feedback: '',
  request: '',
  privacy: '',
  team: '',
  round: '',
  code: '',
  job: '',
  revision: '',
}

const registered = {
  action: vi.spyOn(App.prototype, 'action'),
  view: vi.spyOn(App.prototype, 'view'),
  options: vi.spyOn(App.prototype, 'options'),
}
type Kind = keyof typeof registered

beforeAll(async () => {
  const now = await nextTuesday(10)
  const later = now - Date.now()
  const workspace = await readWorkspace(path.join(import.meta.dirname, '../../../seeds/demo/workspace.yaml'))
  const members = [ana, priya, tom, rosa]
  const channel = { id: night, name: 'night', topic: '', members, private: true, bot: true }
  laurel = await startTestLaurel({
    transport: 'http',
    // It goes on: a trigger lives for three seconds by it.
    clock: { now: () => new Date(Date.now() + later) },
    settings: { LAUREL_PUBLIC_URL: 'https://laurel.example.com' },
    playground: { workspace: { ...workspace, channels: [...workspace.channels, channel] } },
  })
  app = registered.action.mock.contexts[0] as App
  respond = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      told.push(body)
      response.end('ok')
    })
  })
  await new Promise<void>(resolve => respond.listen(0, '127.0.0.1', resolve))
  workspaceId = laurel.playground.teamId
  const { laurel: inside } = laurel.running
  const { database, ids } = inside
  const wish = () => ({ workspaceId, receipt: ids.next() })
  await inside.directory(workspaceId).people([...members, ben, ...Object.values(strangers)])

  for (const place of [night, tom])
    await giveRecognition(inside, {
      ...wish(),
      giverId: priya,
      recipientIds: [tom],
      text: `owned up to the wrong valve and repaired it the same night, ${place}`,
      answerIn: priya,
      channel: place,
      indicators: [indicator],
    })
  await giveFeedback(inside, {
    ...wish(),
    giverId: priya,
    receiverId: tom,
    kind: 'growth',
    visibility: 'managers',
    behaviour: 'You walked past the open gate.',
    indicators: [indicator],
  })
  const { prisma } = laurel.test.connection
  const mapped = async () =>
    (await prisma.recognition.count({ where: { decision: { not: 'pending' } } })) === 2 &&
    (await prisma.feedback.count({ where: { decision: { not: 'pending' } } })) === 1
  await vi.waitUntil(mapped, { timeout: 15_000 })
  const kudos = await prisma.recognition.findFirstOrThrow({ where: { channel: night } })
  const own = await prisma.recognition.findFirstOrThrow({ where: { channel: tom } })
  const feedback = await prisma.feedback.findFirstOrThrow()
  const about = { recognitionId: kudos.id, personId: tom }
  await disputeTag(inside, { ...wish(), ...about, indicator, note: 'third reply' })
  await reportRecognition(inside, { ...wish(), ...about })
  await replyToFeedback(inside, { ...wish(), feedbackId: feedback.id, personId: tom, text: 'third reply' })
  const asking = { askerId: tom, subjectId: tom, personIds: [rosa], indicators: [indicator] }
  await requestFeedback(inside, { ...wish(), ...asking, note: 'Was I clear on Monday?' })
  const request = await prisma.feedbackRequest.findFirstOrThrow()
  await requestPrivacy(inside, { workspaceId, personId: tom, kind: 'erase' })
  const privacy = await prisma.privacyRequest.findFirstOrThrow()
  const text = { en: 'There are enough ladders.', 'zh-CN': '梯子够用。' }
  const added = await addOwnQuestion(inside, {
    ...wish(),
    actorId: ana,
    wish: { kind: 'agreement', text, options: [] },
  })
  const team = ids.next()
  await database.teams.save(
    workspaceId,
    {
      id: team,
      name: 'Night crew',
      language: 'en',
      timeZone: 'Europe/Lisbon',
      channel: night,
      source: 'people',
      threshold: 3,
      pulse: defaultPulseSettings,
      memberIds: [priya, tom, rosa],
      managerIds: [ana],
      schedules: [],
    },
    new Date(now),
  )
  const started = await runPulseNow(inside, { ...wish(), teamId: team, personId: ana })
  const failed = { workspaceId, id: ids.next(), kind: 'team-summary', key: 'failed', conversation: ana }
  await prisma.delivery.create({
    data: { ...failed, state: 'failed', error: 'channel_not_found', createdAt: new Date(now) },
  })
  the = {
    kudos: kudos.id,
    own: own.id,
    feedback: feedback.id,
    request: request.id,
    privacy: privacy.id,
    team,
    round: started!.roundId,
    code: added!.code,
    job: failed.id,
    revision: String(kudos.revision),
  }
  await idle()
})
afterEach(async () => {
  told = []
  for (const as of Object.values(strangers)) await closeForms(as)
})
afterAll(async () => {
  await laurel?.close()
  respond?.close()
})

/** What the id of a listener is, or the pattern of its ids. */
function nameOf(constraint: unknown): string {
  if (constraint instanceof RegExp) return constraint.source
  if (typeof constraint === 'string') return constraint
  const { action_id: action, callback_id: callback } = constraint as Record<string, unknown>
  return nameOf(action ?? callback)
}

interface Press {
  /** Of the element; left out, the name of the listener. */
  id?: string
  values?: string[]
  /** Further parts of the action. */
  action?: Record<string, unknown>
  /** The form that it is in, beside a message and App Home. */
  form?: { callback_id: string; private_metadata: string }
  state?: Record<string, Record<string, unknown>>
  /** Anybody here may do it, and it is their own doing: only guests may not. */
  isForColleagues?: boolean
}

const input = (id: string, value: Record<string, unknown>) => ({ [id]: { [id]: value } })
const select = (value: string) => ({
  selected_option: { text: { type: 'plain_text', text: value }, value },
})

/** What each button of a message, a form or App Home may carry. */
function presses(): Record<string, Press[]> {
  const { kudos, own, feedback, request, privacy, team, round, code, job, revision } = the
  const both = [kudos, own]
  const tags = [...both.map(id => `${id}:${revision}:${indicator}`), ...both.map(id => `${id}:${indicator}`)]
  const ofFeedback = [`${feedback}:${indicator}`, `${feedback}:1:${indicator}`, `${feedback}:2:${indicator}`]
  const setup = { callback_id: 'setup:team', private_metadata: team }
  const checkIn = { callback_id: 'checkin:settings', private_metadata: team }
  const summary = `${team}|2026-01-01T00:00:00.000Z`
  const memory = { round: 0, suggested: [], likely: [], notes: [] }
  const asking = { callback_id: 'feedback:request', private_metadata: JSON.stringify(memory) }
  const form = { requestId: request, channel: null, inHome: false, shown: '', likely: [], notes: [] }
  const giving = { callback_id: 'feedback:give', private_metadata: JSON.stringify(form) }
  const each = (ids: string[], press: Press): Press[] => ids.map(id => ({ ...press, id }))
  return {
    'giving:open': [{ values: [tom, `#${indicator}`, kudos] }],
    'kudos:plus-one': [{ values: both }],
    'kudos:menu': ['report', 'edit', 'change', 'withdraw'].flatMap(verb =>
      both.map(id => ({ action: { type: 'overflow', ...select(`${verb}:${id}`) } })),
    ),
    'kudos:edit': [{ values: both }],
    'kudos:report-stands': [{ values: both }],
    'kudos:take-down': [{ values: both }],
    'kudos:retry': [{ values: both }],
    '^tag:(confirm|none|pick:.+)$': each(['tag:confirm', 'tag:none', `tag:pick:${indicator}`], {
      values: tags,
    }),
    'tag:drop': [{ values: tags }],
    'tag:change': [{ values: [...both, ...tags] }],
    'kudos:dispute': [
      { values: both, form: { callback_id: 'evidence', private_metadata: '0' } },
      { values: both },
    ],
    'kudos:settle': [{ values: tags, form: { callback_id: 'evidence', private_metadata: '0' } }],
    'feedback:thank': [{ values: [feedback] }],
    'feedback:act-on': [{ values: [feedback] }],
    'feedback:settle': [{ values: ofFeedback }],
    '^feedback:(none|pick:.+)$': each(['feedback:none', `feedback:pick:${indicator}`], {
      values: ofFeedback,
    }),
    'feedback:drop': [{ values: ofFeedback }],
    'feedback:retry': [{ values: [feedback] }],
    'feedback:again': [{ values: [feedback] }],
    'feedback:thread': [{ values: [feedback] }],
    'feedback:dispute': [{ values: [feedback] }],
    'feedback:edit': [{ values: [feedback] }],
    'feedback:withdraw': [{ values: [feedback] }],
    'feedback:change': [{ values: [feedback, `${feedback}:${indicator}`] }],
    'feedback:open': [{ values: [tom, request] }],
    'feedback:open-request': [{ values: [tom, request] }],
    'feedback:live': [
      {
        form: giving,
        action: { type: 'users_select', selected_user: tom },
        state: { to: { 'feedback:live': { selected_user: tom } } },
      },
    ],
    'feedback:subject': [
      {
        form: asking,
        action: { type: 'users_select', selected_user: tom },
        state: { subject: { 'feedback:subject': { selected_user: tom } } },
      },
    ],
    '^feedback:add-person:': [{ id: `feedback:add-person:${tom}`, values: [tom], form: asking }],
    'feedback:answer': [{ values: [request] }],
    'feedback:decline': [{ values: [request] }],
    'feedback:take-back': [{ values: [request] }],
    '^pulse:answer:\\d+$': [{ id: 'pulse:answer:3', values: [`${round}|0`, round] }],
    'pulse:skip': [{ values: [`${round}|0`, `${round}|1`] }],
    'pulse:send': [
      { values: [`${round}|0`, `${round}|1`], state: input('pulse:comment', { value: 'by a stranger' }) },
    ],
    'pulse:snooze': [{ action: { type: 'overflow', ...select(`1h|${round}`) } }],
    'pulse:ask-run': [{ values: [team] }],
    'pulse:run': [{ values: [team] }],
    'pulse:close': [{ values: [round] }],
    'pulse:refresh': [{ values: [round, team] }],
    'pulse:colleague': [
      {
        action: { type: 'users_select', selected_user: tom, block_id: `pulse:colleague|${round}|0` },
      },
    ],
    '^pulse:kudos:(public|private|none)$': each(
      ['pulse:kudos:public', 'pulse:kudos:private', 'pulse:kudos:none'],
      { values: [`${round}|0|${tom}`], state: input('pulse:kudos-text', { value: 'by a stranger' }) },
    ),
    '^checkin:open(:.*)?$': each(['checkin:open', `checkin:open:${team}`], { values: [team] }),
    '^checkin:(mode|days|time|cron|clock|time-zone|holidays)$': each(
      ['mode', 'days', 'time', 'cron', 'clock', 'time-zone', 'holidays'].map(part => `checkin:${part}`),
      { values: [team], form: checkIn },
    ),
    '^checkin:(pause|resume|skip|unskip)$': each(
      ['pause', 'resume', 'skip', 'unskip'].map(step => `checkin:${step}`),
      { values: ['pulse', 'summary'], form: checkIn },
    ),
    'checkin:pause-until': [{ form: checkIn }],
    '^hours:(add|remove)-days$': each(['hours:add-days', 'hours:remove-days'], { values: ['2026-12-24'] }),
    '^hours:add-(from|to)$': each(['hours:add-from', 'hours:add-to'], {}),
    'hours:open': [{}],
    'questions:retire': [{ values: [code], form: { callback_id: 'questions:add', private_metadata: '' } }],
    '^competency:team:': [{ id: `competency:team:${team}`, values: [team] }],
    'summary:why': [{ values: [summary] }],
    'summary:mute': [{ values: [summary] }],
    'summary:unmute': [{ values: [summary] }],
    'summary:settings': [{ values: [summary] }],
    'evidence:all': [{ values: [tom] }],
    '^evidence:(newer|older)$': each(['evidence:newer', 'evidence:older'], { values: ['0', '1'] }),
    'summary:ask': [{ values: [`${tom}|${indicator}`], isForColleagues: true }, { values: ['', tom] }],
    '^summary:(un)?mute-personal$': each(['summary:mute-personal', 'summary:unmute-personal'], {
      values: ['mute', 'unmute'],
    }),
    'setup:open': [{ form: setup }, {}],
    'setup:new-team': [{ form: setup }, {}],
    'setup:undelivered': [{ form: setup }, {}],
    'setup:retry-undelivered': [{ values: ['all', `message:${job}`], form: setup }],
    '^setup:(edit-team|find-team)$': [
      { id: 'setup:edit-team', values: [team] },
      { id: 'setup:find-team', action: { type: 'external_select', ...select(team) }, form: setup },
    ],
    '^setup:((pulse|summary|personal|digest):(mode|days|time|cron)|source-kind|time-zone)$': each(
      ['setup:pulse:mode', 'setup:digest:cron', 'setup:source-kind', 'setup:time-zone'],
      { values: [team], form: setup },
    ),
    'setup:refresh-members': [{ values: [team], form: setup }],
    'setup:archive-team': [{ values: [team], form: setup }],
    '^home:page:': each(
      ['start', 'me', 'feedback', 'team', 'settings', 'admin', 'constructor'].map(
        page => `home:page:${page}`,
      ),
      {},
    ),
    '^turn:': each(
      [
        ...['turn:organisation:teams', 'turn:admin:undelivered', 'turn:admin:privacy', 'turn:admin:teams'],
        ...['turn:feedback:received', 'turn:feedback:given', 'turn:feedback:asked', 'turn:team:members'],
      ],
      { values: ['0', '1'] },
    ),
    'home:language': [{}],
    'home:summary:personal': [{ values: ['off', 'on'] }],
    'home:summary:team': [{ values: [`off:${team}`, `on:${team}`] }],
    'home:answer': [{ values: [round] }],
    'home:retry': [{ values: [`message:${job}`, `job:${job}`] }],
    '^report:(team|evidence|data)(:|$)': each(
      ['report:team', `report:team:${team}`, 'report:evidence', 'report:data'],
      { values: [team, tom] },
    ),
    '^report:(opened|from|to)$': each(['report:opened', 'report:from', 'report:to'], {}),
    'report:evidence-days': [{ values: [tom], form: { callback_id: 'report', private_metadata: '' } }],
    'report:revoke': [{ values: [tom] }],
    '^privacy:ask:(export|erase)$': each(['privacy:ask:export', 'privacy:ask:erase'], {}),
    'privacy:take-back': [{ values: [privacy] }],
    '^privacy:(carry-out|handed-over)$': each(['privacy:carry-out', 'privacy:handed-over'], {
      values: [privacy],
    }),
    '^identity:': each(
      ['identity:yes', 'identity:no', 'identity:undo', 'identity:summary', 'identity:nonsense'],
      {},
    ),
  }
}

interface Form {
  metadata: string
  values?: Record<string, Record<string, unknown>>
  isForColleagues?: boolean
}

/** What each form may come back with. */
function forms(): Record<string, Form[]> {
  const { kudos, own, feedback, request, team, privacy } = the
  const both = (more: Record<string, unknown>, values: Form['values'] = {}): Form[] =>
    [kudos, own].map(recognitionId => ({ metadata: JSON.stringify({ recognitionId, ...more }), values }))
  const of = (more: Record<string, unknown>, values: Form['values'] = {}): Form => ({
    metadata: JSON.stringify({ feedbackId: feedback, ...more }),
    values,
  })
  const value = (text: string) => ({ value: { value: text } })
  const memory = { requestId: request, channel: null, inHome: true, shown: '', likely: [], notes: [] }
  const asking = { round: 0, suggested: [], likely: [], notes: [] }
  const topics = { 'feedback:indicator': { selected_options: [select(indicator).selected_option] } }
  const words = { 'feedback:live': { value: 'by a stranger' } }
  const quote = { sourceLink: 'https://slack.example.com/p1', sourceQuote: 'quoted' }
  const kudosIn = (channel: string, saidIn: string | null): Form => ({
    metadata: JSON.stringify({ channel: saidIn, ...quote }),
    values: {
      to: { value: { selected_users: [ben] } },
      text: value('by a stranger'),
      channel: { value: { selected_conversation: channel } },
    },
  })
  return {
    'giving:kudos': [
      kudosIn(night, null),
      kudosIn(night, night),
      { ...kudosIn('C0KUDOS', 'C0KUDOS'), isForColleagues: true },
    ],
    'giving:edit': both({}, { text: value('changed by a stranger') }),
    'giving:withdraw': both({}),
    'giving:report': both({}),
    'giving:indicator': [{}, { instead: indicator }].flatMap(more =>
      both(
        { responseUrl: null, answerIn: 'C0KUDOS', ...more },
        { indicator: { 'tag:indicator': select(indicator) } },
      ),
    ),
    'kudos:disputed': both(
      { evidence: { viewId: 'V0', page: 0 } },
      { tag: { value: select(indicator) }, note: value('by a stranger') },
    ),
    'feedback:edited': [of({}, { behaviour: words, situation: words, impact: words })],
    'feedback:replied': [of({}, { text: value('by a stranger') })],
    'feedback:disputed': [of({}, { tag: { value: select(indicator) }, note: value('by a stranger') })],
    'feedback:changed': [{}, { instead: indicator }].map(more =>
      of(more, { indicator: { 'feedback:indicator': select(indicator) } }),
    ),
    'feedback:withdrawn': [of({})],
    'feedback:give': [
      { metadata: JSON.stringify(memory) },
      {
        metadata: JSON.stringify(memory),
        values: { to: { 'feedback:live': { selected_user: tom } }, behaviour: words, indicator: topics },
        isForColleagues: true,
      },
    ],
    'feedback:request': [
      { subject: tom, isForColleagues: false },
      { subject: '', isForColleagues: false },
    ].map(({ subject, isForColleagues }) => ({
      metadata: JSON.stringify(asking),
      values: {
        subject: { 'feedback:subject': { selected_user: subject } },
        'people:0': { value: { selected_users: [rosa] } },
        indicator: topics,
      },
      isForColleagues,
    })),
    'feedback:declined': [true, false].flatMap(inHome =>
      [request, privacy].map(requestId => ({
        metadata: JSON.stringify({ requestId, inHome }),
        values: { note: value('by a stranger') },
      })),
    ),
    'checkin:settings': [{ metadata: team, values: input('checkin:mode', select('off')) }],
    'hours:mine': [{ metadata: team }],
    'questions:add': [
      {
        metadata: '',
        values: {
          ...input('questions:kind', select('agreement')),
          ...input('questions:en', { value: 'By a stranger?' }),
          ...input('questions:zh', { value: '陌生人？' }),
        },
      },
    ],
    'summary:settings': [{ metadata: team, values: input('summary:day', select('1')) }],
    'setup:team': [team, 'new'].flatMap(metadata => [
      { metadata },
      {
        metadata,
        values: {
          ...input('setup:name', { value: 'By a stranger' }),
          ...input('setup:source-kind', select('people')),
          ...input('setup:managers', { selected_users: Object.values(strangers) }),
          ...input('setup:threshold', { value: '3' }),
          ...input('setup:comment-threshold', { value: '5' }),
        },
      },
    ]),
    'setup:home': [
      {
        metadata: '',
        values: {
          ...input('setup:admins', { selected_users: Object.values(strangers) }),
          ...input('setup:daily-limit', { value: '7' }),
        },
      },
    ],
  }
}

/** The selects whose options Laurel gives, in the form that they are in. */
function searches(): Record<string, { id?: string; value: string; metadata: string }[]> {
  const { kudos, own, team, feedback } = the
  const change = [kudos, own].map(recognitionId =>
    JSON.stringify({ recognitionId, responseUrl: null, answerIn: night }),
  )
  const each = (ids: string[]) => ids.map(id => ({ id, value: '', metadata: team }))
  return {
    'tag:indicator': change.map(metadata => ({ value: '', metadata })),
    'feedback:indicator': [{ value: '', metadata: JSON.stringify({ feedbackId: feedback, likely: [] }) }],
    '^(hours|checkin):country$': each(['hours:country', 'checkin:country']),
    '^(hours|checkin):time-zone$': each(['hours:time-zone', 'checkin:time-zone']),
    '^setup:(default-)?time-zone$': each(['setup:time-zone', 'setup:default-time-zone']),
    'setup:source-group': each(['setup:source-group']),
    'setup:find-team': each(['setup:find-team']),
  }
}

const url = () => `http://127.0.0.1:${(respond.address() as AddressInfo).port}/`

let sent = 0

/** Hands Bolt what Slack would send, and waits for every listener. */
async function send(as: string, payload: Record<string, unknown>): Promise<void> {
  sent += 1
  await app.processEvent({
    body: {
      team: { id: workspaceId, domain: 'harbour-lane' },
      user: { id: as, team_id: workspaceId, username: as },
      api_app_id: 'A0LAUREL',
      trigger_id: laurel.driver.trigger(as),
      response_url: url(),
      response_urls: [],
      ...payload,
    },
    ack: async (answer?: unknown) => {
      told.push(answer ?? null)
    },
  })
}

/** Opens a form of no meaning, for what is shown in its place to be seen. */
async function openForm(as: string, { callback_id, private_metadata }: Required<Press>['form']) {
  const { client } = app
  const { view } = await client.views.open({
    trigger_id: laurel.driver.trigger(as),
    view: {
      type: 'modal',
      callback_id,
      private_metadata,
      title: { type: 'plain_text', text: 'Form' },
      submit: { type: 'plain_text', text: 'Send' },
      blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Form' } }],
    },
  })
  return { ...view!, callback_id, private_metadata }
}

async function closeForms(as: string): Promise<void> {
  for (const { id } of laurel.driver.views(as).toReversed()) await laurel.driver.close({ as, viewId: id })
}

/** Everything that Laurel has shown to a person; what a form remembers is not seen. */
function shownTo(as: string): string {
  const { driver } = laurel
  const surfaces = [driver.views(as), driver.home(as), driver.ephemerals(as)]
  return JSON.stringify(
    [told, surfaces, driver.messages(driver.botConversation(as))],
    (key: string, value: unknown) => (key === 'private_metadata' ? undefined : value),
  )
}

async function idle(): Promise<void> {
  const { prisma } = laurel.test.connection
  const due = async () => {
    const [row] = await prisma.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from graphile_worker._private_jobs
      where run_at <= now() and attempts < max_attempts`
    const underway = await prisma.delivery.count({ where: { state: { in: ['queued', 'sending'] } } })
    return row?.count === 0 && underway === 0
  }
  await vi.waitUntil(due, { timeout: 15_000, interval: 20 })
}

/** Of all that is others': what it is now. */
async function stored(as: string): Promise<string> {
  const { prisma } = laurel.test.connection
  const tables = [
    ...['Workspace', 'Recognition', 'RecognitionRecipient', 'Tag', 'PlusOne', 'RecognitionReport'],
    ...['Feedback', 'FeedbackReader', 'FeedbackTag', 'FeedbackReply', 'FeedbackRequest'],
    ...['FeedbackInvitation', 'Team', 'TeamMember', 'FormerMember', 'TeamManager', 'Schedule', 'PulseRound'],
    ...['PulseInvitation', 'PulseTally', 'PulseComment', 'PulseAnswer', 'OwnQuestion'],
  ]
  const rows = await Promise.all(
    tables.map(name => prisma.$queryRawUnsafe(`select t::text from "${name}" t order by 1`)),
  )
  const others = { where: { personId: { not: as } } }
  return JSON.stringify([
    rows,
    await prisma.person.findMany({ where: { isAdmin: true }, orderBy: { id: 'asc' } }),
    await prisma.privacyRequest.findMany(others),
    await prisma.reportLink.findMany({
      where: { OR: [{ kind: 'team' }, { kind: 'evidence', ...others.where }] },
    }),
    await prisma.summarySetting.findMany(),
    await prisma.delivery.findMany({ where: { conversation: { not: as } }, orderBy: { id: 'asc' } }),
  ])
}

/** What is done twice may undo itself: each press is compared for itself, and what jobs make of them in the end. */
async function changesNothing(as: string, works: (() => Promise<void>)[]): Promise<void> {
  const before = await stored(as)
  expect(works).not.toEqual([])
  for (const work of works) {
    await work()
    expect(shownTo(as)).not.toMatch(secrets)
    expect(await stored(as)).toBe(before)
    await closeForms(as)
  }
  await idle()
  expect(await stored(as)).toBe(before)
  expect(shownTo(as)).not.toMatch(secrets)
}

const known = (kind: Kind) => [...new Set(registered[kind].mock.calls.map(([id]) => nameOf(id)))].sort()

it('knows every button, form and select that there is a listener for', () => {
  // A new one is added here with what it may carry.
  expect(known('action')).toEqual(Object.keys(presses()).sort())
  expect(known('view')).toEqual(Object.keys(forms()).sort())
  expect(known('options')).toEqual(Object.keys(searches()).sort())
})

const cases = (ids: string[]) =>
  (Object.keys(strangers) as Stranger[]).flatMap(who => ids.map(id => [who, id] as const))

describe('somebody whom it does not concern', () => {
  it.each(cases(Object.keys(presses())))(
    'reads and changes nothing of others: a %s by %s',
    async (who, name) => {
      const as = strangers[who]
      await laurel.driver.openHome({ as })
      await laurel.driver.waitFor(() => laurel.driver.home(as), { what: 'a home' })
      const wanted = mayNot(who, presses()[name]!)
      await changesNothing(
        as,
        wanted.flatMap(press =>
          (press.values ?? ['']).flatMap(value => pressedEverywhere(as, name, press, value)),
        ),
      )
    },
  )

  it.each(cases(Object.keys(forms())))(
    'reads and changes nothing of others: a %s by the form %s',
    async (who, name) => {
      const as = strangers[who]
      const wanted = mayNot(who, forms()[name]!)
      await changesNothing(
        as,
        wanted.map(({ metadata, values = {} }) => async () => {
          const view = await openForm(as, { callback_id: name, private_metadata: metadata })
          await send(as, { type: 'view_submission', view: { ...view, state: { values } } })
        }),
      )
    },
  )

  it.each(cases(Object.keys(searches())))(
    'is told nothing of others: a %s by the select %s',
    async (who, name) => {
      const as = strangers[who]
      const payload = { type: 'block_suggestion', container: { type: 'view' } }
      const works = searches()[name]!.map(({ id = name, value, metadata }) => async () => {
        const view = await openForm(as, { callback_id: 'any', private_metadata: metadata })
        await send(as, { ...payload, action_id: id, block_id: id, value, view })
      })
      await changesNothing(as, works)
      expect(JSON.stringify(told)).not.toContain('Most likely')
    },
  )
})

it.each(['checkin:pause', 'checkin:mode'])('says why in the form of a check-in, by %s', async id => {
  const as = strangers.colleague
  const [press] = presses()['^checkin:(pause|resume|skip|unskip)$']!
  const [, , , inForm] = pressedEverywhere(as, id, { ...press!, id }, 'pulse')
  await inForm!()
  expect(JSON.stringify(laurel.driver.views(as))).toContain('Only a manager of this team')
})

it.each([
  ['chosen in the form', null],
  ['that the form says it was opened in', night],
])('posts no kudos in a channel %s and its giver is not in', async (_, saidIn) => {
  const [, form] = forms()['giving:kudos']!
  const metadata = JSON.stringify({ channel: saidIn, sourceLink: null, sourceQuote: null })
  const view = await openForm(strangers.colleague, {
    callback_id: 'giving:kudos',
    private_metadata: metadata,
  })
  const state = { values: form!.values }
  await send(strangers.colleague, { type: 'view_submission', view: { ...view, state } })
  expect(told).toEqual([
    {
      response_action: 'errors',
      errors: { channel: expect.stringContaining('You are not in the conversation') },
    },
  ])
})

describe('a guest from another company', () => {
  const as = strangers.guest
  const colleagues = /Priya|Tomasz|U0PRIYA|U0TOM/
  const memory = JSON.stringify({ round: 0, suggested: [], likely: [], notes: [] })

  beforeAll(async () => {
    // Somebody who was a colleague until today was recognised with others.
    const { prisma } = laurel.test.connection
    const recipient = { workspaceId, recognitionId: the.kudos, personId: as }
    const { createdAt } = await prisma.recognition.findFirstOrThrow({ where: { id: the.kudos } })
    await prisma.recognitionRecipient.create({ data: { ...recipient, createdAt } })
    return async () => {
      await prisma.recognitionRecipient.deleteMany({ where: recipient })
    }
  })

  /** What Laurel answers, and what it shows in a form. */
  async function answered(payload: Record<string, unknown>): Promise<string> {
    const { driver } = laurel
    const directs = driver.messages(driver.botConversation(as)).length
    await send(as, payload)
    const said = driver.messages(driver.botConversation(as)).slice(directs)
    return JSON.stringify([told, driver.views(as), said])
  }
  const pressing = (actions: Record<string, unknown>, view?: Record<string, unknown>) => ({
    type: 'block_actions',
    actions: [{ block_id: 'any', action_ts: '1.0', ...actions }],
    container: { type: 'view' },
    ...(view && { view }),
  })
  const button = (id: string) => pressing({ type: 'button', action_id: id, value: tom })
  const typed = (command: string, text: string) => ({
    command,
    text,
    user_id: as,
    team_id: workspaceId,
    channel_id: 'C0KUDOS',
    channel_name: 'kudos',
  })
  const shortcut = (id: string) => ({ type: 'shortcut', callback_id: id })

  it.each<[string, () => Record<string, unknown>]>([
    ['the shortcut give_kudos', () => shortcut('give_kudos')],
    ['the shortcut give_feedback', () => shortcut('give_feedback')],
    ['the shortcut ask_for_feedback', () => shortcut('ask_for_feedback')],
    ['the button giving:open', () => button('giving:open')],
    ['the button feedback:open', () => button('feedback:open')],
    ['the button feedback:open-request', () => button('feedback:open-request')],
    ['/kudos', () => typed('/kudos', '')],
    ['/kudos with a name', () => typed('/kudos', '@tomas stayed late')],
    ['/feedback', () => typed('/feedback', '')],
    ['/feedback with a name', () => typed('/feedback', '@tomas stayed late')],
    ['/feedback request', () => typed('/feedback', 'request @tomas about mistakes')],
  ])('is told that it stays inside, and shown no form, by %s', async (_, payload) => {
    const shown = await answered(payload())
    expect(shown).toContain('another organisation')
    expect(shown).not.toMatch(colleagues)
    expect(laurel.driver.views(as)).toEqual([])
  })

  it.each(['/competency', '/laurel'])('is not helped to the names of colleagues by %s', async command => {
    expect(await answered(typed(command, '@tomas'))).not.toMatch(colleagues)
    expect(await answered(typed(command, 'kudos @priy thanks'))).not.toMatch(colleagues)
  })

  it('is suggested nobody in a form that is open, nor told who manages whom', async () => {
    const asking = await openForm(as, { callback_id: 'feedback:request', private_metadata: memory })
    const subject = { type: 'users_select', action_id: 'feedback:subject', selected_user: as }
    const about = { subject: { 'feedback:subject': { selected_user: as } } }
    const asked = await answered(pressing(subject, { ...asking, state: { values: about } }))
    expect(asked).not.toMatch(colleagues)
    await closeForms(as)
    const memoryOfForm = { requestId: null, channel: null, inHome: false, shown: '', likely: [], notes: [] }
    const giving = await openForm(as, {
      callback_id: 'feedback:give',
      private_metadata: JSON.stringify(memoryOfForm),
    })
    const values = { to: { 'feedback:live': { selected_user: tom } } }
    const live = { type: 'users_select', action_id: 'feedback:live', selected_user: tom }
    expect(await answered(pressing(live, { ...giving, state: { values } }))).not.toContain(ana)
  })
})

/** Without what is open to every colleague, where it is one who acts. */
function mayNot<T extends { isForColleagues?: boolean }>(who: Stranger, all: T[]): T[] {
  return who === 'guest' ? all : all.filter(({ isForColleagues }) => !isForColleagues)
}

/** On a message, in App Home, and in a form. */
function pressedEverywhere(as: string, name: string, press: Press, value: string): (() => Promise<void>)[] {
  const { id = name, action = {}, form = { callback_id: 'any', private_metadata: '' }, state = {} } = press
  const channel = { id: laurel.driver.botConversation(as), name: 'directmessage' }
  const message = { ts: '1.0', type: 'message', text: '', blocks: [], user: 'U0LAUREL' }
  const container = { type: 'message', message_ts: '1.0', channel_id: channel.id }
  const typed = { state: { values: state } }
  const on = async (surface: Record<string, unknown>) => {
    const element = { type: 'button', action_id: id, block_id: 'any', value, action_ts: `${sent}.0` }
    await send(as, { type: 'block_actions', actions: [{ ...element, ...action }], ...surface })
  }
  return [
    ...[true, false].map(
      isEphemeral => () =>
        on({ ...typed, channel, message, container: { ...container, is_ephemeral: isEphemeral } }),
    ),
    () =>
      on({
        view: { ...laurel.driver.home(as)!, id: 'V0HOME', state: { values: {} } },
        container: { type: 'view' },
      }),
    async () => {
      const view = await openForm(as, form)
      await on({ view: { ...view, ...typed }, container: { type: 'view', view_id: view.id } })
    },
  ]
}
