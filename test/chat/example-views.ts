import type { FeedbackCard, FeedbackEntry, FeedbackRequestView } from '../../src/core/feedback/view.ts'
import type { Language } from '../../src/core/language.ts'
import type { Page } from '../../src/core/page.ts'
import type { PulseQuestionView, PulseReport, QuestionReport } from '../../src/core/pulse/view.ts'
import type { HighlightQuote, NamedIndicator } from '../../src/core/summary/view.ts'
import type { IndicatorChip, MessageView } from '../../src/core/view.ts'

/** `fullest`: every list as long as it gets, every text as long as it may be, and full of what could be markup. */
export type Size = 'ordinary' | 'fullest'

type Kind = MessageView['kind']
type ViewOf<Name extends Kind> = Extract<MessageView, { kind: Name }>

/** Of each kind the states that look different. A kind without an example does not compile. */
type Examples = { [Name in Kind]: ViewOf<Name>[] }

const at = new Date('2026-11-24T10:00:00Z')
const weekAgo = new Date('2026-11-17T10:00:00Z')
const id = '7b0e2c9e-7f2a-4d55-9a08-cc1dcb8a5fd0'

const sentences: Record<Language, string> = {
  en: 'She *told* everyone about her_own mistake <!channel> & wrote `0 9 * * 1` ~down~ [twice](https://x.example) <https://x.example|there>.\n',
  'zh-CN':
    '她*主动*说明了自己的失误 <!channel> & 当晚就_改好_了 `0 9 * * 1`，还写了<https://x.example|说明>。\n',
}

/** Examples of every view, with the words that data have in this language. */
export function exampleViews(size: Size, language: Language): Examples {
  const isFull = size === 'fullest'
  const words = (longest: number) => {
    const sentence = sentences[language]
    return isFull
      ? sentence
          .repeat(Math.ceil(longest / sentence.length))
          .slice(0, longest)
          .trim()
      : sentence.trim()
  }
  const times = <T>(few: number, many: number, make: (index: number) => T): T[] =>
    Array.from({ length: isFull ? many : few }, (_, index) => make(index))
  /** The middle of a longer list. */
  const part = <T>(items: T[], size = items.length): Page<T> => ({
    items,
    offset: size,
    size,
    total: 9 * size,
  })
  const people = (few: number, many: number) => times(few, many, index => `U0PERSON${index}`)
  const name = (text: string) =>
    isFull ? `${text} *& <co>* <https://x.example|y>[z](https://x.example) `.repeat(4).trim() : text

  const indicator = (index = 0): NamedIndicator => ({
    code: `ownership.number-${index}`,
    name: name(language === 'en' ? `Owns up to mistakes ${index}` : `主动认错补救 ${index}`),
    competency: name(language === 'en' ? 'Proactive ownership' : '敬业担当'),
    emoji: 'adhesive_bandage',
  })
  const competency = (index: number) => ({
    code: `competency-${index}`,
    name: name(language === 'en' ? `Proactive ownership ${index}` : `敬业担当 ${index}`),
  })
  const chip = (origin: IndicatorChip['origin']): IndicatorChip => ({ ...indicator(), origin })
  const evidence = [{ start: 0, end: 20 }]
  const quote = (index: number): HighlightQuote => ({
    recognitionId: id,
    giverId: 'U0ANA',
    recipientIds: people(1, 10),
    names: {},
    text: words(3000),
    indicator: index % 2 === 0 ? { ...indicator(index), suggested: index > 1 } : null,
    link: index === 0 ? 'https://harbour.slack.com/archives/C0KUDOS/p1700000000000100' : null,
    at,
    reasons: ['confirmed', 'concrete'],
  })

  const question = (given: Partial<PulseQuestionView> = {}): PulseQuestionView => ({
    kind: 'pulse-question',
    roundId: id,
    position: 0,
    count: 5,
    team: name('Design & Build').slice(0, 75),
    asks: 'agreement',
    question: words(300),
    options: times(5, 7, index => ({ value: index + 1, label: name('In between').slice(0, 40) })),
    mode: 'anonymous',
    threshold: 5,
    commentThreshold: 8,
    hidden: null,
    closesAt: at,
    state: 'open',
    ...given,
  })
  const questionReport = (index: number): QuestionReport => {
    const asks = (['agreement', 'enps', 'choice', 'comment', 'agreement'] as const)[index]!
    const isHidden = index === 4
    return {
      position: index,
      asks,
      question: words(300),
      result: isHidden
        ? null
        : {
            answered: 8,
            mean: asks === 'choice' || asks === 'comment' ? null : asks === 'enps' ? -12 : 3.6,
            best: asks === 'enps' ? 10 : 5,
            distribution:
              asks === 'comment'
                ? []
                : times(3, asks === 'enps' ? 3 : 7, value => ({
                    value,
                    label: name('In between').slice(0, 40),
                    count: value,
                  })),
            change: index === 0 ? { difference: 0.4, since: weekAgo } : null,
          },
      hidden: isHidden ? 'few' : null,
    }
  }
  const report = (given: Partial<PulseReport> = {}): PulseReport => ({
    kind: 'pulse-report',
    roundId: id,
    team: name('Design & Build').slice(0, 75),
    openedAt: weekAgo,
    closesAt: at,
    closedAt: at,
    threshold: 5,
    commentThreshold: 8,
    mode: 'anonymous',
    invited: 12,
    participants: 8,
    questions: times(2, 5, questionReport),
    readings: times(1, 12, index => ({ competency: competency(index).name, mean: 3.4, statements: 2 })),
    themes: times(1, 5, index => ({ ...indicator(index), comments: 9 - index })),
    trend: times(0, 12, index => ({
      openedAt: weekAgo,
      mean: index % 3 === 2 ? null : 3.4,
      participation: index % 3 === 2 ? null : 0.75,
      topics: {},
    })),
    ...given,
  })

  const entry = (index = 0): FeedbackEntry => ({
    feedbackId: id,
    feedback: index % 2 === 0 ? 'strength' : 'growth',
    giverId: 'U0BEN',
    receiverId: 'U0ROSA',
    visibility: 'managers',
    readerIds: people(1, 5),
    situation: words(500),
    behaviour: words(1900),
    impact: index % 2 === 0 ? words(500) : null,
    chips: times(1, 2, number => ({
      ...indicator(number),
      suggested: number === 0,
      dispute: 'none' as const,
      counts: true,
      disputeNote: null,
    })),
    at,
    edited: true,
    thanked: true,
    actedOn: true,
    replies: 3,
  })
  const feedback = (given: Partial<FeedbackCard> = {}): FeedbackCard => ({
    ...entry(),
    kind: 'feedback-card',
    role: 'receiver',
    isNews: false,
    revision: 2,
    withdrawn: false,
    mapping: null,
    undelivered: null,
    canDispute: true,
    canAnswer: true,
    ...given,
  })
  const mapping = (state: NonNullable<FeedbackCard['mapping']>['state']): FeedbackCard => {
    const choices = [0, 1, 2].map(index => ({ ...indicator(index), p: 0.5 }))
    return feedback({ role: 'giver', mapping: { state, evidence, choices, settled: 1 } })
  }
  const disputed = (dispute: 'open' | 'kept', role: FeedbackCard['role']) =>
    feedback({
      role,
      canDispute: false,
      canAnswer: false,
      chips: [{ ...indicator(), suggested: false, counts: true, dispute, disputeNote: words(500) }],
    })
  const request = (given: Partial<FeedbackRequestView> = {}): FeedbackRequestView => ({
    kind: 'feedback-request',
    requestId: id,
    role: 'asked',
    askerId: 'U0ANA',
    subjectId: 'U0ROSA',
    indicators: times(1, 2, index => ({ ...indicator(index), definition: words(600) })),
    note: words(500),
    expiresAt: at,
    closed: false,
    state: 'open',
    reminder: false,
    invitations: [],
    asked: 8,
    ...given,
  })
  const invitations = times(2, 8, index => ({
    personId: `U0PERSON${index}`,
    state: (['open', 'answered', 'declined', 'expired'] as const)[index % 4]!,
    declineNote: index % 4 === 2 ? words(500) : null,
  }))

  const kudos = {
    kind: 'kudos-card',
    recognitionId: id,
    revision: 3,
    giverId: 'U0ANA',
    recipientIds: people(1, 30),
    text: words(3000),
    chips: [chip('suggested')],
    sourceLink: 'https://harbour.slack.com/archives/C0KUDOS/p1700000000000100',
    sourceQuote: words(300),
    plusOnes: 3,
    edited: true,
    gone: null,
  } as const satisfies MessageView
  const prompt = (state: ViewOf<'mapping-prompt'>['state']): ViewOf<'mapping-prompt'> => ({
    kind: 'mapping-prompt',
    recognitionId: id,
    revision: 1,
    text: words(3000),
    evidence,
    state,
    settled: 1,
    choices: [0, 1, 2].map(index => ({ ...indicator(index), p: 0.4 })),
  })
  const summary: ViewOf<'team-summary'> = {
    kind: 'team-summary',
    counted: true,
    teamId: id,
    team: name('Design & Build').slice(0, 75),
    from: weekAgo,
    to: at,
    headline: {
      recognitions: 5,
      average: 3.5,
      recognised: 4,
      members: 6,
      givers: 5,
      feedback: { now: 2, average: 0.5 },
    },
    competencies: times(2, 12, index => ({ ...competency(index), now: 4, before: 2, suggested: 1 })),
    quotesFrom: at,
    stronger: times(1, 5, index => ({ ...indicator(index), now: 3, average: 0.5 })),
    quiet: times(1, 5, index => ({ ...indicator(index), lastSeen: weekAgo })),
    more: { stronger: 2, quiet: 3, requests: 4 },
    highlights: times(2, 5, quote),
    unseen: {
      days: 28,
      byAnyone: { personIds: people(1, 5), total: 9 },
      byReader: { personIds: people(2, 5), total: 7 },
    },
    pulse: {
      last: {
        openedAt: weekAgo,
        closedAt: weekAgo,
        threshold: 5,
        figures: { answered: 8, invited: 12, mean: 3.6, change: { by: -0.2, since: at } },
      },
      rounds: times(2, 8, index => ({
        at: weekAgo,
        mean: index === 1 ? null : 3.5,
        share: index === 1 ? null : 0.7,
      })),
    },
    requests: times(1, 5, index => ({
      id,
      askerId: 'U0ANA',
      subjectId: 'U0ROSA',
      waitingFor: 3,
      indicators: times(1, 2, number => indicator(index + number)),
      expiresAt: at,
    })),
    suggestion: { kind: 'recognise', personId: 'U0DAN', name: 'Dan', by: 'anyone', days: 30 },
    hasReport: true,
    isManager: true,
    empty: false,
  }
  const profile: ViewOf<'competency-profile'> = {
    kind: 'competency-profile',
    personId: 'U0BEN',
    from: weekAgo,
    to: at,
    competencies: times(2, 12, index => ({
      ...competency(index),
      givers: 5,
      indicators: times(2, 6, number => ({
        ...indicator(number),
        recognitions: 4,
        feedback: 2,
        givers: 3,
        suggested: 1,
        last: at,
      })),
    })),
    suggested: times(1, 12, index => ({ ...indicator(index), recognitions: 2, last: at })),
    noEvidenceYet: times(1, 12, competency),
    latest: times(1, 5, quote),
    notSeen: { days: 28, byAnyone: true, managerIds: people(1, 3) },
    received: 42,
    given: 7,
    feedback: { strengths: 3, growth: 2 },
  }
  const personal: ViewOf<'personal-summary'> = {
    kind: 'personal-summary',
    personId: 'U0BEN',
    from: weekAgo,
    to: at,
    received: 5,
    given: 3,
    strengths: 2,
    competencies: times(2, 12, index => ({ ...competency(index), givers: 5, before: 3 })),
    trend: {
      months: [weekAgo, at],
      competencies: times(2, 12, index => ({ ...competency(index), counts: [3, 12] })),
    },
    indicators: times(1, 5, index => ({
      ...indicator(index),
      recognitions: 2,
      feedback: 1,
      givers: 4,
      before: 3,
    })),
    moreIndicators: 4,
    noEvidenceYet: times(1, 11, competency),
    growthNotes: 2,
    prompt: { colleagueId: 'U0BEA', name: 'Bea', indicator: indicator() },
  }
  const organisation: ViewOf<'organisation'> = {
    kind: 'organisation',
    from: weekAgo,
    to: at,
    people: 120,
    managersLeftOut: 0,
    recognitions: 300,
    before: 250,
    participation: { gave: 0.4, received: 0.6 },
    reciprocity: 0.3,
    concentration: { share: 0.5, even: 0.08 },
    departments: part(
      times(2, 10, index => ({
        teamId: id,
        name: name(`Team ${index}`).slice(0, 75),
        members: 9,
        gave: 5,
        received: 6,
        competencies: times(1, 5, number => ({ ...competency(number), now: 4, before: 3 })),
        moreCompetencies: 3,
      })),
    ),
    hidden: 2,
    coverage: { seen: 40, all: 68, unseen: times(1, 5, indicator), moreUnseen: 23 },
  }

  const identity = (
    state: ViewOf<'identity-card'>['state'],
    summaryHere = true,
  ): ViewOf<'identity-card'> => ({
    kind: 'identity-card',
    state,
    here: { platform: 'slack', name: name('Ben Okafor') },
    other: { platform: 'teams', name: state === 'ended' ? '' : name('Ben *Whitaker*') },
    code: state === 'code' ? '12345678' : null,
    summaryHere,
  })

  return {
    'identity-card': [
      ...(['offered', 'code', 'linked', 'apart', 'ended'] as const).map(state => identity(state)),
      identity('linked', false),
    ],
    'kudos-card': [
      kudos,
      { ...kudos, chips: [chip('confirmed'), chip('explicit')] },
      { ...kudos, gone: 'withdrawn' },
      { ...kudos, gone: 'taken-down' },
    ],
    'mapping-prompt': (
      ['confident', 'unsure', 'none', 'decided', 'declined', 'withdrawn', 'taken-down'] as const
    ).map(prompt),
    undelivered: [
      {
        kind: 'undelivered',
        recognitionId: id,
        channel: 'C0KUDOS',
        reason: 'BotNotInConversationRoster',
        text: words(3000),
      },
    ],
    'removed-card': [
      { kind: 'removed-card', what: 'words' },
      { kind: 'removed-card', what: 'report' },
    ],
    'kudos-report': [
      {
        kind: 'kudos-report',
        recognitionId: id,
        giverId: 'U0ANA',
        recipientIds: people(1, 30),
        text: words(3000),
        link: 'https://chat.example/archives/C0KUDOS/p1',
        outcome: null,
      },
      ...(['stands', 'withdrawn', 'taken-down'] as const).map(outcome => ({
        kind: 'kudos-report' as const,
        recognitionId: id,
        giverId: 'U0ANA',
        recipientIds: people(1, 30),
        text: words(3000),
        link: null,
        outcome,
      })),
    ],
    'kudos-report-news': (['stands', 'withdrawn', 'taken-down'] as const).map(outcome => ({
      kind: 'kudos-report-news' as const,
      giverId: 'U0ANA',
      recipientIds: people(1, 30),
      text: words(3000),
      outcome,
    })),
    'kudos-taken-down': [{ kind: 'kudos-taken-down', recipientIds: people(1, 30), text: words(3000) }],
    'kudos-dispute': (['giver', 'receiver'] as const).flatMap(role => {
      const said = { kind: 'kudos-dispute' as const, role, recognitionId: id, revision: 3, giverId: 'U0ANA' }
      const open = { indicator: indicator(1), receiverId: 'U0BEN', note: words(500) }
      return [
        { ...said, text: words(3000), open, noted: [indicator(2)], gone: null },
        { ...said, text: words(3000), open: { ...open, note: null }, noted: [], gone: null },
        { ...said, text: words(3000), open: null, noted: [indicator(1), indicator(2)], gone: null },
        { ...said, text: words(3000), open: null, noted: [], gone: null },
        { ...said, text: words(3000), open: null, noted: [], gone: 'withdrawn' as const },
      ]
    }),
    'pulse-question': [
      question(),
      question({ asks: 'choice', mode: 'confidential' }),
      question({
        asks: 'enps',
        options: Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) })),
      }),
      question({ asks: 'comment', options: [], hidden: 'overlap' }),
      question({ hidden: 'few' }),
      question({ asks: 'colleague', options: [] }),
      ...(['answered', 'skipped', 'closed'] as const).map(state => question({ state })),
    ],
    'pulse-reminder': [
      {
        kind: 'pulse-reminder',
        roundId: id,
        team: name('Design & Build').slice(0, 75),
        closesAt: at,
        question: question(),
      },
    ],
    'pulse-report': [
      report(),
      report({
        closedAt: null,
        participants: null,
        readings: [],
        themes: [],
        questions: [{ ...questionReport(4), hidden: 'open' }],
      }),
      report({ questions: [{ ...questionReport(4), hidden: 'overlap' }], readings: [], themes: [] }),
    ],
    'pulse-comments': [
      {
        kind: 'pulse-comments',
        roundId: id,
        team: name('Design & Build').slice(0, 75),
        question: words(300),
        comments: times(3, 80, () => words(1000)),
      },
    ],
    'team-summary': [
      summary,
      {
        ...summary,
        suggestion: { kind: 'look-for', indicator: indicator(), lastSeen: weekAgo },
        hasReport: false,
        isManager: false,
      },
      {
        ...summary,
        counted: false,
        competencies: [
          { ...competency(1), now: 1, before: 0, suggested: 0 },
          { ...competency(2), now: 0, before: 1, suggested: 0 },
          { ...competency(3), now: 0, before: 0, suggested: 1 },
        ],
      },
      {
        ...summary,
        empty: true,
        headline: {
          recognitions: 0,
          average: 0,
          recognised: 0,
          members: 6,
          givers: 0,
          feedback: { now: 0, average: 0 },
        },
        competencies: [],
        stronger: [],
        quiet: [],
        highlights: [],
        pulse: null,
        requests: [],
        suggestion: null,
      },
    ],
    'colleague-evidence': [true, false].map(hasReport => ({
      kind: 'colleague-evidence' as const,
      personId: 'U0BEN',
      from: weekAgo,
      to: at,
      competencies: hasReport
        ? times(2, 12, index => ({ ...competency(index), indicators: times(2, 6, indicator) }))
        : [],
      latest: hasReport ? times(1, 3, quote) : [],
      lastByReader: hasReport ? at : null,
      hasReport,
    })),
    'competency-profile': [
      profile,
      {
        ...profile,
        competencies: [],
        suggested: [],
        latest: [],
        notSeen: null,
        received: 0,
        given: 0,
        feedback: { strengths: 0, growth: 0 },
      },
    ],
    'feedback-card': [
      feedback({ thanked: false, actedOn: false, replies: 0 }),
      feedback(),
      feedback({ withdrawn: true }),
      feedback({ role: 'manager' }),
      feedback({ role: 'giver', isNews: true }),
      { ...disputed('open', 'giver'), isNews: true },
      ...(['pending', 'confident', 'unsure', 'none', 'decided', 'declined'] as const).map(mapping),
      disputed('open', 'giver'),
      disputed('open', 'receiver'),
      disputed('kept', 'receiver'),
      feedback({ role: 'giver', undelivered: 'BotNotInConversationRoster' }),
    ],
    'feedback-reply': (['reply', 'thanks', 'acted-on'] as const).map(what => ({
      kind: 'feedback-reply',
      feedbackId: id,
      what,
      authorId: 'U0ROSA',
      text: what === 'reply' ? words(1500) : null,
      about: words(200),
      toGiver: true,
    })),
    'feedback-request': [
      request(),
      request({ reminder: true, askerId: 'U0ROSA' }),
      request({ state: 'answered' }),
      request({ state: 'declined' }),
      request({ closed: true, state: 'expired' }),
      request({ role: 'asker', state: null, invitations }),
      request({ role: 'subject', state: null }),
    ],
    'feedback-request-news': (['declined', 'expired'] as const).map(news => ({
      kind: 'feedback-request-news',
      news,
      personIds: times(1, news === 'declined' ? 1 : 8, index => `U0PERSON${index}`),
      indicators: times(1, 2, indicator),
      note: news === 'declined' ? words(500) : null,
    })),
    'feedback-list': [
      {
        kind: 'feedback-list',
        personId: 'U0BEN',
        received: part(times(1, 5, entry), 5),
        given: part(times(1, 5, entry), 15),
        shared: part(times(1, 5, entry)),
        requests: part(
          times(1, 3, index => request({ requestId: `request-${index}` })),
          3,
        ),
      },
      {
        kind: 'feedback-list',
        personId: 'U0BEN',
        received: { ...part([]), total: 0 },
        given: { ...part([]), total: 0 },
        shared: { ...part([]), total: 0 },
        requests: { ...part([]), total: 0 },
      },
    ],
    'personal-summary': [
      personal,
      { ...personal, competencies: [], indicators: [], received: 0, given: 0, prompt: null },
    ],
    'channel-digest': [
      {
        kind: 'channel-digest',
        teamId: id,
        team: name('Design & Build').slice(0, 75),
        from: weekAgo,
        to: at,
        counts: { recognitions: 8, givers: 5 },
        highlights: times(2, 5, quote),
        seen: times(1, 5, indicator),
        moreSeen: 3,
      },
    ],
    organisation: [
      organisation,
      { ...organisation, managersLeftOut: 3 },
      { ...organisation, participation: null, reciprocity: null, concentration: null, departments: part([]) },
    ],
  }
}
