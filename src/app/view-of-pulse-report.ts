import type { Language } from '../core/language.ts'
import { picturesOfPulse } from '../core/picture/pictures-of-pulse.ts'
import type { PulseRound } from '../core/pulse/pulses.ts'
import { type QuestionBank, valuesOf } from '../core/pulse/question-bank.ts'
import { enpsGroups, meansByTopic, type Shown, shownOf } from '../core/pulse/report.ts'
import type { PulseReport, QuestionReport, QuestionResult } from '../core/pulse/view.ts'
import type { Laurel } from './laurel.ts'
import type { Message } from './message.ts'
import { answersOf } from './pulse-answers.ts'
import { knownQuestions } from './pulse-questions.ts'
import { themesOf } from './pulse-themes.ts'
import { pulseTrendOf } from './pulse-trend.ts'

/** How far back the last result of the same question is looked for, in rounds. */
const roundsLookedAt = 110

/** The report of a closed round: to one of the team's managers, or in the team's channel where `personId` is null. */
export async function viewOfPulseReport(
  laurel: Laurel,
  workspaceId: string,
  { roundId, personId }: { roundId: string | null; personId: string | null },
): Promise<Message<PulseReport> | null> {
  if (roundId === null) return null
  const { pulses, teams, people } = laurel.database
  const round = await pulses.get(workspaceId, roundId)
  const team = round && (await teams.get(workspaceId, round.teamId))
  if (!round || !team) return null
  const reader = personId === null ? team : await people.get(workspaceId, personId)
  // Who was a manager when the round closed and is not any more does not get the report.
  if (!reader || (personId !== null && !team.managerIds.includes(personId))) return null
  const { language, timeZone } = reader
  const trend = await pulseTrendOf(laurel, workspaceId, team)
  const pictures = picturesOfPulse(trend)
  const view = await pulseReportOf(laurel, workspaceId, round, team.name, language)
  return {
    view: pictures.length > 0 ? { ...view, trend: trend.points } : view,
    pictures,
    language,
    timeZone,
  }
}

/** What may be shown of a round: while it is open, that it is. */
export async function pulseReportOf(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  team: string,
  language: Language,
): Promise<PulseReport> {
  const { database } = laurel
  const bank = await knownQuestions(laurel, database, workspaceId)
  const { framework } = await laurel.framework(workspaceId)
  const shown = shownOf(round, bank, await answersOf(database, workspaceId, round))
  const isShown = shown.some(({ figures, comments }) => figures ?? comments)
  const { id: roundId, openedAt, closesAt, closedAt, threshold, commentThreshold, mode, invited } = round
  return {
    kind: 'pulse-report',
    roundId,
    team,
    openedAt,
    closesAt,
    closedAt,
    threshold,
    commentThreshold,
    mode,
    invited,
    participants: isShown ? await database.pulses.participants(workspaceId, roundId) : null,
    questions: await questionReports(laurel, workspaceId, round, bank, shown, language),
    readings: [...meansByTopic(shown)].flatMap(([code, { mean, statements }]) => {
      const competency = framework.competency(code)
      return competency ? [{ competency: competency.name[language], mean, statements }] : []
    }),
    themes: await themesOf(
      laurel,
      workspaceId,
      shown.flatMap(({ comments }) => comments ?? []),
      language,
    ),
    trend: [],
  }
}

async function questionReports(
  laurel: Laurel,
  workspaceId: string,
  round: PulseRound,
  bank: QuestionBank,
  shown: readonly Shown[],
  language: Language,
): Promise<QuestionReport[]> {
  const earlier = shown.some(({ figures }) => figures)
    ? (await laurel.database.pulses.ofTeam(workspaceId, round.teamId, roundsLookedAt)).filter(
        ({ closedAt, openedAt }) => closedAt !== null && openedAt < round.openedAt,
      )
    : []
  const reports: QuestionReport[] = []
  for (const one of shown) {
    const { asked, question } = one
    const isLarge = round.invited >= round.threshold
    const hidden = !asked.showable && isLarge ? 'overlap' : round.closedAt === null ? 'open' : 'few'
    const result = resultOf(one, language)
    reports.push({
      position: asked.position,
      asks: asked.kind,
      question: question.text[language],
      result: result && {
        ...result,
        change: await changeSince(laurel, workspaceId, earlier, bank, one),
      },
      hidden: result ? null : hidden,
    })
  }
  return reports
}

function resultOf({ asked, question, figures, comments }: Shown, language: Language): QuestionResult | null {
  if (comments) return { answered: comments.length, mean: null, best: 0, distribution: [], change: null }
  if (!figures) return null
  const values = valuesOf(question)
  const groups =
    asked.kind === 'enps'
      ? enpsGroups
      : question.options.map((label, index) => ({ value: values[index] ?? 0, label }))
  return {
    answered: figures.answered,
    mean: asked.kind === 'choice' ? null : figures.mean,
    best: asked.kind === 'enps' ? 100 : (values.at(-1) ?? 0),
    distribution: groups.map(({ value, label }, index) => ({
      value,
      label: label[language],
      count: figures.counts[index] ?? 0,
    })),
    change: null,
  }
}

/** Against the last of the earlier rounds, newest first, that asked the same and may be shown. */
async function changeSince(
  laurel: Laurel,
  workspaceId: string,
  earlier: readonly PulseRound[],
  bank: QuestionBank,
  { asked, figures }: Shown,
): Promise<QuestionResult['change']> {
  if (!figures || asked.kind === 'choice') return null
  for (const before of earlier) {
    if (!before.questions.some(({ code }) => code === asked.code)) continue
    const answers = await answersOf(laurel.database, workspaceId, before)
    const then = shownOf(before, bank, answers).find(other => other.asked.code === asked.code)?.figures
    if (then) return { difference: figures.mean - then.mean, since: before.openedAt }
  }
  return null
}
