import { expect } from 'vitest'
import { clockText } from '../../src/core/schedule/day-text.ts'
import { clockOf, localDayOf, weekdayOf } from '../../src/core/schedule/local-time.ts'
import type { Play } from './play.ts'

const today = ({ platform }: Play) => platform.running.laurel.clock.now()

const anHour = 60 * 60_000
const aDay = 24 * anHour

/** The team's check-in as it is stored. */
async function checkIn(play: Play) {
  const { running, workspaceId } = play.platform
  const rows = await running.laurel.database.schedules.ofTeam(workspaceId, await play.team())
  return rows.find(({ kind }) => kind === 'pulse')!
}

/** When a team's manager has things come, and what is asked. They need a team whose manager is the admin. */
export const scheduleActs = {
  async 'edit-schedule'(play: Play) {
    const { running, workspaceId } = play.platform
    const team = await play.team()
    await play.plays('edit-schedule', { team })
    await play.says('It holds from the next round on')
    expect(await checkIn(play)).toMatchObject({
      cron: '30 9 * * 1,3',
      timeZone: 'Europe/Berlin',
      enabled: true,
      mode: 'local',
      holidays: 'move',
      country: 'none',
      openHours: 8,
      reminders: 2,
    })
    expect(await running.laurel.database.hours.ofTeam(workspaceId, team)).toEqual({
      country: 'none',
      days: [1, 2, 3, 4],
      hours: { start: 420, end: 900 },
    })
  },

  async 'pause-schedule'(play: Play) {
    const until = new Date(today(play).getTime() + 20 * aDay).toISOString().slice(0, 10)
    await play.plays('pause-schedule', { team: await play.team(), until })
    await play.says('Paused until')
    const { pausedAt, pausedUntil } = await checkIn(play)
    expect(pausedAt?.getTime()).toBeLessThanOrEqual(today(play).getTime())
    // The day begins in the team's zone, an hour or two before it does in UTC.
    expect(pausedUntil?.getTime()).toBeLessThan(Date.parse(until))
    expect(pausedUntil?.getTime()).toBeGreaterThan(Date.parse(until) - aDay / 8)
  },

  async 'resume-schedule'(play: Play) {
    await play.plays('resume-schedule', { team: await play.team() })
    await play.says('It runs again')
    expect(await checkIn(play)).toMatchObject({ pausedAt: null })
  },

  async 'skip-next-check-in'(play: Play) {
    await play.plays('skip-next-check-in', { team: await play.team() })
    await play.says('left out on request')
    const { skipAt } = await checkIn(play)
    expect(skipAt?.getTime()).toBeGreaterThan(today(play).getTime() - aDay)
  },

  async 'place-summary'(play: Play) {
    const { platform } = play
    const { running, workspaceId, world } = platform
    const { summarySettings, jobs } = running.laurel.database
    const teamId = await play.team()
    const { timeZone: zone } = (await running.laurel.database.people.get(workspaceId, world.admin!))!
    // This hour, so that it comes as soon as it is due.
    const fireAt = new Date(Math.floor(today(play).getTime() / anHour) * anHour)
    const day = weekdayOf(localDayOf(fireAt, zone))
    const minute = clockOf(fireAt, zone)
    const place = world.managersOnly!
    await play.plays('place-summary', { team: teamId, day: String(day), time: clockText(minute), place })
    await play.says(/Saved: how you get the summary of .*Crane Crew/)
    expect((await summarySettings.ofTeam(workspaceId, teamId)).get(world.admin!)).toEqual({
      muted: false,
      weekday: day,
      minute,
      conversation: place,
    })
    await jobs.add({
      name: 'post-team-summary',
      workspaceId,
      teamId,
      fireAt: fireAt.toISOString(),
      zone,
      personId: world.admin!,
    })
    await play.says('Crane Crew', ({ conversation }) => conversation === place)
  },

  async 'add-question'(play: Play) {
    const { running, workspaceId, world } = play.platform
    await play.plays('add-question')
    await play.says('Added.')
    expect(await running.laurel.database.ownQuestions.list(workspaceId)).toMatchObject([
      {
        kind: 'choice',
        text: { en: 'How is the pace?', 'zh-CN': '节奏怎么样？' },
        options: [
          { en: 'Too slow', 'zh-CN': '太慢' },
          { en: 'Right', 'zh-CN': '正好' },
        ],
        addedBy: world.admin,
        retiredAt: null,
      },
    ])
  },

  async 'retire-question'(play: Play) {
    const { running, workspaceId } = play.platform
    const questions = () => running.laurel.database.ownQuestions.list(workspaceId)
    const [question] = await questions()
    await play.plays('retire-question', { question: question!.code })
    await play.says('1 retired question is not listed.')
    expect((await questions())[0]?.retiredAt).not.toBeNull()
  },
}
