import { describe, expect, it } from 'vitest'
import { type SlackUser, verifiedEmailOf } from '../../../src/chat/slack/directory.ts'

const member: SlackUser = {
  id: 'U1',
  team_id: 'T1',
  deleted: false,
  is_bot: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_email_confirmed: true,
  profile: { email: ' Ana@Harbour.Example ' },
}

describe('an address in Slack', () => {
  it('counts for a full member who has confirmed it, in small letters', () => {
    expect(verifiedEmailOf(member, 'T1')).toBe('ana@harbour.example')
  })

  it.each<[string, Partial<SlackUser>]>([
    ['is not confirmed', { is_email_confirmed: false }],
    ['is of a guest', { is_restricted: true }],
    ['is of a guest of one channel', { is_ultra_restricted: true }],
    ['is of an app', { is_bot: true }],
    ['is of somebody who left', { deleted: true }],
    ['is of another workspace', { team_id: 'T2' }],
    ['is of a stranger', { is_stranger: true }],
    ['is not told', { profile: {} }],
    ['is no address', { profile: { email: 'ana' } }],
  ])('does not count where it %s', (_, change) => {
    expect(verifiedEmailOf({ ...member, ...change }, 'T1')).toBeNull()
  })

  it('does not count where Slack does not say whether it is confirmed', () => {
    const { is_email_confirmed: _, ...silent } = member
    expect(verifiedEmailOf(silent, 'T1')).toBeNull()
  })
})
