import type { InputBlock, View } from '@slack/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenView } from '../../../src/playground/protocol.ts'
import { startTestLaurel, type TestLaurel } from '../../laurel.ts'

type Values = Record<string, Record<string, Record<string, unknown>>>

const shown = (open: OpenView | undefined) => JSON.stringify(open?.view ?? null)

describe.each(['socket', 'http'] as const)('/laurel setup over %s', transport => {
  let laurel: TestLaurel

  beforeAll(async () => {
    laurel = await startTestLaurel({ transport })
  })
  afterAll(() => laurel?.close())

  const stack = (as = 'U0ANA') => laurel.driver.views(as)
  const top = (as = 'U0ANA') => stack(as).at(-1)
  const workspaceId = () => laurel.playground.teamId
  const teams = () => laurel.test.database.teams.list(workspaceId())
  const teamNamed = async (name: string) => (await teams()).find(team => team.name === name)
  const open = async (as = 'U0ANA') => {
    await laurel.driver.say({ as, conversation: 'C0KUDOS', text: '/laurel setup' })
    return laurel.driver.waitFor(() => top(as), { what: 'the set-up modal' })
  }
  const waitForTop = (words: string, as = 'U0ANA') =>
    laurel.driver.waitFor(() => shown(top(as)).includes(words) && top(as), {
      what: `a modal with "${words}"`,
    })

  /** What the inputs of the modal hold, with changes: block id to the parts of the value. */
  function filled(open: OpenView, changes: Record<string, Record<string, unknown>> = {}): Values {
    const values: Values = {}
    for (const block of (open.view as View).blocks as InputBlock[]) {
      if (block.type !== 'input') continue
      const id = String(block.block_id)
      const element = block.element as unknown as Record<string, unknown>
      const parts = ['value', 'option', 'options', 'users', 'conversation', 'time'].flatMap(part =>
        element[`initial_${part}`] === undefined
          ? []
          : [[part === 'value' ? 'value' : `selected_${part}`, element[`initial_${part}`]] as const],
      )
      values[id] = { [id]: { type: block.element.type, ...Object.fromEntries(parts), ...changes[id] } }
    }
    return values
  }

  const option = (value: string, text = value) => ({
    selected_option: { text: { type: 'plain_text', text }, value },
  })
  const choose = (
    id: string,
    type: string,
    value: Record<string, unknown>,
    changes: Record<string, Record<string, unknown>> = {},
  ) => {
    const view = top()!
    return laurel.driver.act({
      as: 'U0ANA',
      source: { viewId: view.id },
      action: { type, action_id: id, block_id: id, ...value },
      state: filled(view, { ...changes, [id]: value }),
    })
  }
  const press = async (actionId: string, value: string, as = 'U0ANA') => {
    const view = top(as)!
    const holder = (
      (view.view as View).blocks as {
        block_id?: string
        elements?: { action_id?: string }[]
        accessory?: { action_id?: string; value?: string }
      }[]
    ).find(
      block =>
        block.elements?.some(element => element.action_id === actionId) ||
        (block.accessory?.action_id === actionId && block.accessory.value === value),
    )
    await laurel.driver.act({
      as,
      source: { viewId: view.id },
      action: { type: 'button', action_id: actionId, block_id: holder?.block_id, value },
      state: filled(view),
    })
  }
  const submit = (changes: Record<string, Record<string, unknown>>, as = 'U0ANA') => {
    const view = top(as)!
    return laurel.driver.submit({ as, viewId: view.id, values: filled(view, changes) })
  }

  it('tells others kindly who may', async () => {
    await laurel.driver.say({ as: 'U0KIT', conversation: 'C0KUDOS', text: '/laurel setup' })
    const refusal = await laurel.driver.waitFor(() => laurel.driver.ephemerals('U0KIT').at(-1), {
      what: 'a refusal',
    })
    expect(refusal.text).toContain('Only admins can do that.')
    expect(stack('U0KIT')).toEqual([])
  })

  it('creates a team from a channel, with schedules that are shown as they are chosen', async () => {
    await open()
    await press('setup:new-team', 'new')
    await waitForTop('setup:source-channel')
    await choose('setup:time-zone', 'external_select', option('Asia/Tokyo'))
    await waitForTop('(Asia/Tokyo)')
    await choose('setup:pulse:mode', 'static_select', option('cron'))
    await waitForTop('Cron expression')
    await choose('setup:pulse:cron', 'plain_text_input', { value: '0 25 * * *' })
    await waitForTop('is outside 0–23')
    const wanted = {
      'setup:name': { value: 'Lekki crew' },
      'setup:source-channel': { selected_conversation: 'C0LEKKI' },
      'setup:managers': { selected_users: ['U0ANA'] },
      'setup:time-zone': option('Asia/Tokyo'),
      'setup:pulse:mode': option('cron'),
    }
    await submit({ ...wanted, 'setup:pulse:cron': { value: '0 25 * * *' } })
    await laurel.driver.waitFor(() => top()?.errors['setup:pulse:cron'], {
      what: 'the error at the expression',
    })
    expect(await teamNamed('Lekki crew')).toBeUndefined()

    const saved = { ...wanted, 'setup:pulse:cron': { value: '30 8 * * 1-5' } }
    await submit({ ...saved, 'setup:comment-threshold': { value: '4' } })
    await laurel.driver.waitFor(() => top()?.errors['setup:comment-threshold'], {
      what: 'the error at the fewest comments',
    })
    await submit({
      ...saved,
      'setup:pulse-questions': option('5'),
      'setup:pulse-mode': option('confidential'),
      'setup:comment-threshold': { value: '12' },
      'setup:pulse-report': {
        selected_options: [{ text: { type: 'plain_text', text: 'x' }, value: 'channel' }],
      },
    })
    await waitForTop('*Lekki crew* is saved: 4 members')
    expect(stack()).toHaveLength(1)
    const team = await teamNamed('Lekki crew')
    expect(team).toMatchObject({
      source: 'channel:C0LEKKI',
      // The guest from the port, the manager and the app are no members.
      memberIds: ['U0HAO', 'U0PRIYA', 'U0TOM', 'U0XIA'],
      managerIds: ['U0ANA'],
      timeZone: 'Asia/Tokyo',
      pulse: { mode: 'confidential', questions: 5, commentThreshold: 12, reportToChannel: true },
      schedules: [
        { kind: 'pulse', cron: '30 8 * * 1-5', enabled: true },
        { kind: 'summary', cron: '0 9 * * 1', enabled: true },
        { kind: 'personal', enabled: true },
      ],
    })
  })

  it('says at the input what is wrong: a name that is taken, a channel nobody counts in', async () => {
    await open()
    await press('setup:new-team', 'new')
    await waitForTop('setup:source-channel')
    const wanted = {
      'setup:managers': { selected_users: ['U0ANA'] },
      'setup:source-channel': { selected_conversation: 'C0LEKKI' },
    }
    await submit({ ...wanted, 'setup:name': { value: 'Lekki crew' } })
    await laurel.driver.waitFor(() => top()?.errors['setup:name']?.includes('already a team'), {
      what: 'the name is taken',
    })
    await submit({
      ...wanted,
      'setup:name': { value: 'Apps' },
      'setup:managers': { selected_users: ['U0OLU'] },
    })
    await laurel.driver.waitFor(() => top()?.errors['setup:managers'], { what: 'a guest cannot manage' })
    expect(await teamNamed('Apps')).toBeUndefined()
  })

  it('edits a team: a user group, another time; refreshes its members; archives it', async () => {
    await open()
    const team = (await teamNamed('Lekki crew'))!
    await press('setup:edit-team', team.id)
    await waitForTop('Edit team')
    await choose('setup:source-kind', 'radio_buttons', option('usergroup'))
    await waitForTop('setup:source-group')
    const { options } = (await laurel.driver.options({
      as: 'U0ANA',
      source: { viewId: top()!.id },
      actionId: 'setup:source-group',
      blockId: 'setup:source-group',
      value: 'call',
    })) as unknown as { options: { value: string }[] }
    expect(options.map(({ value }) => value)).toEqual(['S0ONCALL'])
    await submit({
      'setup:source-kind': option('usergroup'),
      'setup:source-group': option('S0ONCALL', '@on-call'),
    })
    await waitForTop('*Lekki crew* is saved: 3 members')
    const saved = (await teamNamed('Lekki crew'))!
    expect(saved).toMatchObject({
      id: team.id,
      source: 'usergroup:S0ONCALL',
      memberIds: ['U0HAO', 'U0LEI', 'U0TOM'],
    })
    expect(saved.schedules.map(({ since }) => since)).toEqual(team.schedules.map(({ since }) => since))

    await press('setup:edit-team', team.id)
    await waitForTop('@on-call')
    await press('setup:refresh-members', team.id)
    await waitForTop('3 members now. Nothing has changed.')
    await press('setup:archive-team', team.id)
    await waitForTop('*Lekki crew* is archived.')
    expect(await teamNamed('Lekki crew')).toBeUndefined()
  })

  it('names admins, who may then set it up themselves, in their language', async () => {
    await open()
    await submit({ 'setup:admins': { selected_users: ['U0HAO'] }, 'setup:daily-limit': { value: '7' } })
    await waitForTop('The settings are saved.')
    expect((await laurel.test.database.workspaces.get(workspaceId()))?.dailyLimit).toBe(7)
    await open('U0HAO')
    await waitForTop('全员设置', 'U0HAO')
    const { options } = (await laurel.driver.options({
      as: 'U0HAO',
      source: { viewId: top('U0HAO')!.id },
      actionId: 'setup:default-time-zone',
      blockId: 'setup:default-time-zone',
      value: '日本',
    })) as unknown as { options: { value: string }[] }
    expect(options.map(({ value }) => value)).toEqual(['Asia/Tokyo'])
  })

  it('tells whoever gave up being an admin that it is saved, and shows no more', async () => {
    const view = await open('U0HAO')
    await laurel.driver.submit({
      as: 'U0HAO',
      viewId: view.id,
      values: filled(view, { 'setup:admins': { selected_users: [] } }),
    })
    await waitForTop('设置已保存', 'U0HAO')
    const shownTo = shown(top('U0HAO'))
    expect(shownTo).not.toContain(':warning:')
    expect(shownTo).not.toContain('setup:new-team')
    await laurel.driver.say({ as: 'U0HAO', conversation: 'C0KUDOS', text: '/laurel setup' })
    await laurel.driver.waitFor(
      () => JSON.stringify(laurel.driver.ephemerals('U0HAO')).includes('<@U0ANA>'),
      { what: 'being told who may' },
    )
  })

  it('finds by e-mail who has not spoken to Laurel yet, and nobody for an address of no one', async () => {
    const directory = laurel.running.laurel.directory(workspaceId())
    expect((await directory.byEmail?.('JING@playground.example'))?.id).toBe('U0JING')
    expect(await directory.byEmail?.('nobody@example.org')).toBeNull()
  })

  it('asks for patience where Slack does, and changes nothing', async () => {
    await open()
    await press('setup:new-team', 'new')
    await waitForTop('setup:source-channel')
    laurel.playground.faults.plan({ method: 'conversations.members', kind: 'ratelimited' })
    const wanted = {
      'setup:name': { value: 'Patient' },
      'setup:source-channel': { selected_conversation: 'C0BUILD' },
      'setup:managers': { selected_users: ['U0ANA'] },
    }
    await submit(wanted)
    await waitForTop('Slack asks Laurel to wait a moment')
    expect(await teamNamed('Patient')).toBeUndefined()
    await submit(wanted)
    await waitForTop('*Patient* is saved')
  })

  it('changes nothing and says nothing twice when Slack delivers everything twice', async () => {
    laurel.playground.faults.redeliver = 1
    const copies = () => laurel.playground.faults.deliveries.filter(({ copy }) => copy === 1).length
    const delivered = async (count: number, act: () => Promise<unknown>) => {
      const before = copies()
      await act()
      await laurel.driver.waitFor(() => copies() >= before + count, { what: 'the second delivery' })
    }
    await delivered(1, () => open())
    expect(stack()).toHaveLength(1)
    await delivered(1, () => press('setup:new-team', 'new'))
    expect(stack()).toHaveLength(2)
    expect(shown(stack()[0])).not.toContain(':warning:')
    await delivered(1, () =>
      submit({
        'setup:name': { value: 'Once' },
        'setup:source-channel': { selected_conversation: 'C0BUILD' },
        'setup:managers': { selected_users: ['U0ANA'] },
      }),
    )
    await waitForTop('*Once* is saved')
    const team = (await teams()).filter(({ name }) => name === 'Once')
    expect(team).toHaveLength(1)
    await delivered(1, () => press('setup:edit-team', team[0]!.id))
    await delivered(1, () => press('setup:archive-team', team[0]!.id))
    await waitForTop('*Once* is archived.')
    expect(laurel.driver.notices('U0ANA')).toEqual([])
    laurel.playground.faults.clear()
  })
})
