import type { Role } from '../core/home/home.ts'
import { mostDaysOff } from '../core/hours/hours-wish.ts'
import type { Refusal } from '../core/refusal.ts'
import { dataTablesEn } from './data-tables.ts'
import { disputesEn } from './disputes.ts'
import { feedbackEn } from './feedback.ts'
import { feedbackRefusalsEn } from './feedback-refusals.ts'
import { listText } from './formats.ts'
import { homeEn } from './home.ts'
import { hoursEn } from './hours.ts'
import { identityEn, identityRefusalsEn } from './identity.ts'
import { moreSummariesEn } from './more-summaries.ts'
import { picturesEn } from './pictures.ts'
import { privacyEn } from './privacy.ts'
import { pulseEn } from './pulse.ts'
import { questionsEn } from './questions.ts'
import { reportEn } from './report.ts'
import { teamSummaryEn } from './team-summary.ts'
import { teamsEn } from './teams.ts'
import { unclearEn } from './unclear.ts'
import { undeliveredEn } from './undelivered.ts'
import { mentions, when } from './wording.ts'

type Detail = Refusal['detail']

function recognisedOf(people: number, members: number): string {
  if (members === 1) return `*The only member* was ${people === 1 ? '' : 'not '}recognised`
  return `*${people} of ${members}* people ${people === 1 ? 'was' : 'were'} recognised`
}

/** Every sentence that people read, in English. `zh-CN.ts` has the same keys: a missing one is a type error. */
export const en = {
  common: {
    list: (items: string[]) => listText(items, 'en'),
    titled: (title: string, words: string) => `${title}${/[?!.]$/.test(title) ? '' : ':'} ${words}`,
    aside: (words: string, more: string) => `${words} (${more})`,
    paragraph: (sentences: string[]) => sentences.join(' '),
    clauses: (words: string[]) => words.join('; '),
    failed:
      'Sorry, that did not work, and the fault is ours. Nothing was changed. Please try again in a moment.',
    cancel: 'Cancel',
    save: 'Save',
    language: 'English',
  },
  help: {
    greeting: (name: string) =>
      `Hello ${name}! I am Laurel. I turn what colleagues say about each other into evidence about competencies: no points, no ranking.`,
    lines: ({ isManager, isAdmin }: Role) => [
      '*Give kudos*: `/kudos` opens a form; `/kudos @ana thanks for …` posts at once. Several people and a `#indicator` are fine. Or use “Give kudos for this” in the menu of a message.',
      '*Feedback, in private*: `/feedback @ana` opens a form; `/feedback request @ana @ben about …` asks for it; `/feedback list` shows yours.',
      '*Your competencies*: `/competency me` shows what colleagues have seen you do.',
      ...(isManager
        ? [
            '*Your team*: `/competency team` shows the summary, `/competency @colleague` one of your people; `/pulse` shows and runs the check-in.',
          ]
        : []),
      ...(isManager || isAdmin
        ? [
            '*Check-ins*: `/laurel schedule` for their times, holidays and pauses; `/laurel questions` for questions of your own.',
          ]
        : []),
      ...(isAdmin
        ? [
            '*Set up*: `/laurel setup` for teams, managers and schedules; `/competency org` shows the whole organisation, in groups.',
          ]
        : []),
      '*Your hours*: `/laurel hours` says when I may write to you, your days off, and whether you take part in check-ins.',
      '*Language*: `/laurel language english` or `/laurel language 中文`.',
      'If another app owns one of these commands: `/laurel kudos`, `/laurel feedback` and `/laurel competency` do the same.',
    ],
    noTeams: 'There is no team yet. An admin can set one up with `/laurel setup`.',
    unknown: (word: string) => `I do not know “${word}”. Here is what I can do:`,
    languageSet: 'From now on I speak English with you.',
    languageAsk: 'Which language? `/laurel language english` or `/laurel language 中文`.',
    homeTitle: 'Laurel',
    giveKudos: 'Give kudos',
    otherLanguage: '中文',
    notHere: 'For that I need a command: type `/laurel` followed by the same word.',
  },
  giving: {
    cardTitle: (giver: string, recipients: string) => `${giver} gave kudos to ${recipients}`,
    cardGone: {
      withdrawn: (giver: string) => `${giver} withdrew this kudos.`,
      'taken-down': (giver: string) => `An admin took down this kudos of ${giver}.`,
    },
    plusOneLabel: (count: number) => (count === 0 ? 'Join in' : `Join in: ${count} so far`),
    edited: 'edited',
    sourceLink: 'see the message',
    suggestedChip: (indicator: string) => `${indicator}? (suggested)`,
    menu: {
      change: 'Change the indicator…',
      edit: 'Edit the text…',
      withdraw: 'Withdraw',
      report: 'Report to the admins',
    },
    indicatorOf: (name: string, competency: string) => `*${name}* (${competency})`,
    posted: (channel: string) => `Your kudos is on its way to ${channel}.`,
    mappedTo: (indicator: string, words: string, p: number) =>
      `Mapped to ${indicator}${words ? ` because of ${words}` : ''} · ${Math.min(99, Math.round(p * 100))}% sure. Is that right?`,
    unsure: (words: string) =>
      `There is a behaviour in this${words ? ` (${words})` : ''}, but I am not sure which. Which one fits best?`,
    noBehaviour:
      'Thank you for saying that! I see no particular behaviour in it, so it carries no indicator. What did they do that helped?',
    unread:
      'I read English and Chinese only, so I cannot tell which behaviour this is about. Your words stand as they are; you can choose one yourself.',
    decided: (indicators: string) => `Noted as ${indicators}. Thank you.`,
    declined: 'Noted: no indicator. The kudos stands as it is.',
    alreadyWithdrawn: 'You have withdrawn this kudos.',
    addWhatTheyDid: 'Add what they did…',
    correct: 'Correct',
    change: 'Change…',
    noIndicator: 'No indicator',
    undelivered: (channel: string, reason: string) =>
      `Your kudos is safe, but it could not be posted in ${channel} (${reason}). If I am not in that channel, invite me with \`/invite @Laurel\`, then try again.`,
    tryAgain: 'Try again',
    reported: (giver: string, recipients: string) =>
      `A colleague reported this kudos from ${giver} to ${recipients}.`,
    reportWhatNow: 'Have a look: let it stand, or take it down. A word with the giver may be enough.',
    reportStands: 'It can stand',
    reportTakeDown: 'Take it down',
    takeDownTitle: 'Take this kudos down?',
    takeDownQuestion:
      'It will no longer count for anybody, and its card will say that an admin took it down. Its giver and whoever reported it are told. It cannot be put back.',
    takenDown: (recipients: string) =>
      `A colleague reported your kudos to ${recipients}. An admin looked at it and took it down: it no longer counts, and its card says so. If you see that otherwise, talk to one of the admins.`,
    reportOutcome: {
      stands: 'An admin has looked at it: it stands.',
      withdrawn: 'Its giver has withdrawn it.',
      'taken-down': 'An admin has taken it down.',
    },
    reportNews: {
      stands: (giver: string, recipients: string) =>
        `The admins have looked at the kudos from ${giver} to ${recipients} that you reported, and let it stand. If you see that otherwise, talk to one of them.`,
      withdrawn: (giver: string, recipients: string) =>
        `The kudos from ${giver} to ${recipients} that you reported has been withdrawn by its giver.`,
      'taken-down': (giver: string, recipients: string) =>
        `The admins have looked at the kudos from ${giver} to ${recipients} that you reported, and taken it down.`,
    },
    reportTitle: 'Report this kudos?',
    reportQuestion: 'The admins get its words and have a look. They are not told who reported it.',
    reportThanks:
      'Thank you. The admins have been told, but not who reported it. You will hear what comes of it.',
    withdrawn: 'Withdrawn. It no longer counts, and the card says so.',
    modalTitle: 'Give kudos',
    modalSubmit: 'Give kudos',
    modalTo: 'To',
    modalToHint: 'One or several colleagues.',
    modalText: 'What did they do, and what came of it?',
    modalTextPlaceholder:
      'Found out the outage came from his own patch, told everyone before anyone noticed, and wrote the fix that night.',
    modalIndicator: 'Indicator',
    modalIndicatorPlaceholder: 'Leave empty and I will suggest one',
    modalChannel: 'Post in',
    editTitle: 'Edit kudos',
    changeTitle: 'Change the indicator',
    changeLabel: 'Which behaviour was it?',
    changePlaceholder: 'Search all indicators',
    mostLikely: 'Most likely',
    about: (text: string) => `About: ${text}`,
    withdrawTitle: 'Withdraw this kudos?',
    withdrawQuestion: 'It will no longer count for anybody, and its card will say that it was withdrawn.',
  },
  feedback: feedbackEn,
  refusals: {
    ...feedbackRefusalsEn,
    ...identityRefusalsEn,
    'empty-text': () =>
      'Say what they did: the text is empty. For example: `/kudos @ana took the late shift so that we could ship`.',
    'text-too-long': ({ limit }: Detail) =>
      `That is longer than ${limit} characters. Please shorten it a little; nothing was posted.`,
    'no-recipient': () => 'Whom is it for? Mention at least one colleague: `/kudos @ana thanks for …`.',
    self: () => 'Kudos to oneself is not possible. Let others see it, and they will say it!',
    bot: ({ people = [] }: Detail) =>
      `${mentions(people, 'en')} ${people.length > 1 ? 'are apps' : 'is an app'}. Kudos and feedback go to people.`,
    stranger: ({ people = [] }: Detail) =>
      `${mentions(people, 'en')} ${people.length > 1 ? 'belong' : 'belongs'} to another organisation. Kudos and feedback stay among colleagues of this workspace.`,
    inactive: ({ people = [] }: Detail) =>
      `${mentions(people, 'en')} ${people.length > 1 ? 'are' : 'is'} no longer active in this workspace.`,
    'unknown-person': ({ people = [] }: Detail) =>
      `I cannot find ${mentions(people, 'en')} in this workspace.`,
    'too-many-recipients': ({ limit }: Detail) =>
      `At most ${limit} people at once, so that it stays personal.`,
    'over-limit': ({ limit }: Detail) =>
      `You have given ${limit} kudos today, which is the limit. Keep this one for tomorrow!`,
    'same-text': () =>
      'You have already said exactly this to the same people today. It was not posted twice.',
    'unknown-indicator': ({ word }: Detail) => `There is no indicator "${word}" in the dictionary in use.`,
    'no-channel': () =>
      'I do not know where to post it: use `/kudos` in a channel, or ask an admin to choose a kudos channel in `/laurel setup`.',
    'not-in-channel': () =>
      'You are not in the conversation that it would go to, or I am not. Choose another one: nothing was posted.',
    'not-the-giver': () => 'Only the person who gave this kudos can change it.',
    'own-kudos': () => 'You are part of this kudos already; +1 is for the others.',
    'own-report': () => 'You gave this kudos yourself: choose Withdraw instead if it should not stand.',
    'no-judge': ({ people = [] }: Detail) =>
      `${people.length > 0 ? `Only ${mentions(people, 'en')} could look at a report, and this kudos is their own` : 'Laurel has no admin who could look at a report'}. Nobody was told. Talk to somebody you trust, or ask for another admin to be named.`,
    'own-judgement': () => 'You gave or received this kudos yourself: another admin has to look at it.',
    'report-settled': () => 'An admin has looked at this report already.',
    withdrawn: () => 'This kudos has been withdrawn.',
    'taken-down': () => 'An admin took this kudos down.',
    'not-found': () => 'I cannot find that any more; it may have been removed.',
    'not-invited': () => 'This question was not asked of you.',
    'round-closed': () => 'This check-in has closed, so the answer was not counted.',
    'already-answered': () =>
      'You have already answered. Since no name is stored with an answer, it cannot be changed.',
    'empty-comment': () => 'Nothing is written yet. Write a word or two, or skip the question.',
    'round-open': ({ until }: Detail) =>
      `A check-in of this team is still open${until ? ` until ${when(until, 'en')}` : ''}. Close it first, or wait.`,
    'colleague-is-private': ({ people = [] }: Detail) =>
      `What was seen of ${mentions(people, 'en')} is for them and their managers. What you can do: say what you saw with \`/kudos\` or, in private, with \`/feedback\`. \`/competency me\` shows your own.`,
    'not-a-manager': () => 'Only a manager of this team can do that.',
    'organisation-is-for-admins': ({ people = [] }: Detail) =>
      `Only admins see the organisation.${people.length > 0 ? ` Ask ${mentions(people, 'en')}.` : ''} \`/competency me\` shows your own summary.`,
    'not-an-admin': ({ people = [] }: Detail) =>
      `Only admins can do that.${people.length > 0 ? ` Ask ${mentions(people, 'en')}.` : ''}`,
    'not-a-keeper': ({ people = [] }: Detail) =>
      `Only admins and managers keep the questions.${people.length > 0 ? ` Ask ${mentions(people, 'en')}.` : ''}`,
    'no-team': ({ word }: Detail) =>
      word
        ? `There is no team called "${word}" that you manage.`
        : 'You do not manage a team yet. An admin can set one up with `/laurel setup`.',
    'no-teams': () => 'There is no team yet, so there is nothing to show. `/laurel setup` sets one up.',
    'no-members': ({ word }: Detail) =>
      `Nobody is in "${word}" now, so there is nothing to sum up. An admin can add members with \`/laurel setup\`.`,
    'empty-team': () =>
      'Nobody counts as a member of this team: apps, people of other organisations and people who left do not.',
    'bad-schedule': ({ word }: Detail) => `This schedule cannot be read: ${word}`,
    'channel-has-others': () =>
      'A team summary is for the managers of the team alone. Choose a private channel that only they and Laurel are in, or leave it empty for a direct message.',
    'name-taken': ({ word }: Detail) => `There is already a team called "${word}".`,
    'bad-days': () => 'The last day must not be before the first.',
    'too-many-days-off': () => `You have ${mostDaysOff} entries, which is the most. Remove one first.`,
    'nobody-to-ask': () =>
      'Nobody of this team can be asked now: they are out of office, have a day off, or want no check-ins.',
    'snooze-too-late': ({ until }: Detail) =>
      `This check-in closes before that${until ? `, ${when(until, 'en')}` : ''}. Choose a shorter time.`,
    'no-schedule': ({ word }: Detail) => `${word || 'This team'} has no such schedule yet.`,
    'nothing-next': () => 'Nothing is to come that could be left out: the schedule is off or paused.',
    'until-is-past': () => 'That moment is over already. Choose a later one.',
    'unknown-country': ({ word }: Detail) => `I do not know the public holidays of “${word}”.`,
  },
  hours: hoursEn,
  unclear: unclearEn,
  undelivered: undeliveredEn,
  pulse: pulseEn,
  questions: questionsEn,
  summary: {
    teamTitle: (team: string) => `${team}: the week in kudos`,
    nothing: (team: string, period: string) =>
      `*${team}*, ${period}: no kudos this week, and nothing else to tell. A word to somebody today makes a good start.`,
    kudos: (count: string, average: string) =>
      `*${count} kudos* · ${average} a week on average in the four weeks before`,
    recognised: (people: number, members: number, givers: number) =>
      `${recognisedOf(people, members)}${givers === 0 ? '' : `, by ${givers === 1 ? 'one colleague' : `${givers} colleagues`}`}`,
    recognisedSome: recognisedOf,
    uncounted:
      'No counts here, since they would come close to one person’s own: this team, or what sets it apart from another that you can read, is fewer than five people, or only one person besides you was recognised this week or in the weeks before.',
    seenThisWeek: (names: string) => `Seen this week: ${names}`,
    seenBefore: (names: string) => `Seen the week before, not this week: ${names}`,
    seenSuggested: (names: string) => `Suggested, and confirmed by nobody yet: ${names}`,
    competencies: 'Competencies',
    competenciesKey: 'kudos with a confirmed behaviour this week (and the week before)',
    before: (count: number) => `(${count})`,
    suggestedToo: (count: number) => `+ ${count} suggested`,
    suggestedBesides: (count: number) =>
      `And ${count} kudos whose suggested behaviour nobody has confirmed: they are not counted above.`,
    stronger: 'Getting stronger',
    strongerLine: (indicator: string, now: number, average: string) =>
      `${indicator}: ${now} this week, ${average} a week on average before`,
    strongerNew: (indicator: string, now: number) =>
      `${indicator}: ${now} this week, none in the four weeks before`,
    quiet: 'Gone quiet',
    quietLine: (indicator: string, day: string) => `${indicator}: last seen on ${day}`,
    highlights: 'Highlights',
    suggested: (indicator: string) => `${indicator}? (suggested)`,
    see: 'see it',
    more: (count: number) => `${count} more`,
    morePeople: (count: number) => (count === 1 ? 'one more colleague' : `${count} more colleagues`),
    unseenByAnyone: (days: number) =>
      `*No evidence yet*: nobody has put into words what these colleagues did in the last ${days} days. That tells what we noticed, not how they work.`,
    unseenByReader: (days: number) => `*Recognised by others, not by you yet* in the last ${days} days`,
    giveKudos: 'Give kudos',
    profileTitle: 'What colleagues have seen you do',
    profileOnlyYou: (period: string) => `${period} · only you can see this`,
    profileCounts: (received: number, given: number) => `*${received} kudos received* · ${given} given`,
    profileNothing:
      'No kudos to you in this time yet. When a colleague puts into words what you did, you will find it here.',
    fromPeople: (count: number) => (count === 1 ? 'from one colleague' : `from ${count} colleagues`),
    profileSuggested:
      '*Suggested only*: the giver has not confirmed these, so they do not count as evidence.',
    suggestedLine: (indicator: string, count: number, day: string) =>
      `${indicator}: ${count} kudos, last on ${day}`,
    latest: 'Latest',
    noEvidenceYet: (names: string) =>
      `*No evidence yet* (not a weakness; it has just not been written down): ${names}`,
    whichTeam: 'Which team?',
    /** What is typed for the summary of one team. */
    ofTeam: (name: string) => `/competency team ${name}`,
    help: '`/competency me`: what colleagues have seen you do. `/competency team [name]`: the summary of a team that you manage. `/competency @colleague`: somebody of your team. `/competency org` (admins): the whole organisation, in groups.',
    colleagueTitle: (person: string) => `*What colleagues have seen ${person} do*`,
    colleagueNote: (period: string) => `${period} · they see all of this, too`,
  },
  setup: {
    title: 'Set up Laurel',
    close: 'Close',
    back: 'Back',
    teams: 'Teams',
    noTeams: 'No team yet. A team has members, a manager, check-ins and a weekly summary.',
    newTeam: 'New team',
    edit: 'Edit',
    editLabel: (team: string) => `Edit ${team}`,
    moreTeams: (shown: number, all: number) => `${shown} of ${all} teams are shown. Find another one:`,
    findTeam: 'Search teams',
    teamLine: (members: number, managers: string) =>
      `${members} ${members === 1 ? 'member' : 'members'} · managed by ${managers}`,
    scheduleLine: {
      pulse: (words: string) => `Check-in: ${words}`,
      summary: (words: string) => `Summary: ${words}`,
      personal: (words: string) => `Personal summaries: ${words}`,
      digest: (words: string) => `Digest: ${words}`,
    },
    next: (words: string, time: string, timeZone: string) => `${words} (next ${time}, ${timeZone})`,
    off: 'off',
    workspace: 'For everybody',
    admins: 'Laurel admins',
    adminsHint: 'They may do everything on this page. Owners and admins of the workspace always may.',
    kudosChannel: 'Kudos channel',
    kudosChannelHint: 'Where kudos go that are given outside a channel. Invite Laurel there.',
    dailyLimit: 'Kudos per person per day, and as much feedback',
    dailyLimitProblem: 'A whole number from 1 to 1000, please.',
    defaultLanguage: 'Language of new teams',
    defaultTimeZone: 'Time zone of new teams',
    adminsProblem: 'Only colleagues of this workspace can be admins: no apps, no outsiders, nobody who left.',
    settingsSaved: 'The settings are saved.',
    teamTitle: 'Edit team',
    newTeamTitle: 'New team',
    name: 'Name',
    sourceKind: 'Members come from',
    sources: { channel: 'A channel', usergroup: 'A user group', people: 'A list of people' },
    sourceChannel: 'Channel',
    sourceChannelHint:
      'Everybody in it when you save. Managers, apps and outsiders are not counted as members.',
    sourceGroup: 'User group',
    sourceGroupHint:
      'Everybody in it when you save. Managers, apps and outsiders are not counted as members.',
    sourcePeople: 'People',
    managers: 'Managers',
    managersHint: 'They get the summary and the results of check-ins, and may start a check-in.',
    managersProblem: 'Managers must be colleagues of this workspace: no apps, no outsiders, nobody who left.',
    language: 'Language',
    languages: { en: 'English', 'zh-CN': '中文 (Chinese)' },
    timeZone: 'Time zone',
    timeZonePlaceholder: 'Search by city or name',
    channel: 'Team channel',
    channelHint: 'Optional. Invite Laurel there.',
    threshold: 'Fewest answers for a result',
    thresholdHint: 'With fewer answers than this, no figure is shown to anybody. 3 or more.',
    pulse: {
      mode: 'Answers are',
      modes: {
        anonymous: 'Anonymous: no name is stored',
        confidential: 'Confidential: names are stored, shown to nobody',
      },
      modeHint: 'Holds from the next check-in on. Each question tells people which it is.',
      questions: 'Questions per check-in',
      commentThreshold: 'Fewest comments to show any',
      commentThresholdHint: 'A comment tells more than a number, by its style. 5 or more.',
      commentThresholdProblem: 'A whole number from 5 to 100, please.',
      report: 'Results',
      reportToChannel: 'Post results in the team channel, too',
    },
    thresholdProblem:
      'A whole number from 3 to 100, please: with fewer, an answer could be traced to a person.',
    schedules: {
      pulse: 'Check-in',
      summary: 'Team summary',
      personal: 'Personal summaries',
      digest: 'Digest in the team channel',
    },
    digestChannel: 'A digest needs a team channel to be posted in: choose one above.',
    modes: { off: 'Off', days: 'On days of the week', cron: 'By cron expression' },
    days: 'Days',
    daysProblem: 'Choose at least one day.',
    time: 'Time',
    timeProblem: 'Choose a time.',
    cron: 'Cron expression',
    cronHint: 'Minute, hour, day of the month, month, weekday. “0 9 * * 1” is Monday at 09:00.',
    fires: (words: string, expression: string, times: string, timeZone: string) =>
      `*${words}* · \`${expression}\`\nNext: ${times} (${timeZone})`,
    firesNever: 'This never comes round.',
    refresh: 'Refresh members',
    archive: 'Archive team',
    archiveAsk: (team: string) => `Archive ${team}?`,
    archiveWarning: 'Its check-ins and summaries stop. What was recorded stays.',
    archiveYes: 'Archive',
    archiveNo: 'Keep',
    saving: 'Saving: reading the members from Slack…',
    teamSaved: (team: string, members: number) =>
      `*${team}* is saved: ${members} ${members === 1 ? 'member' : 'members'}.`,
    teamArchived: (team: string) => `*${team}* is archived.`,
    refreshed: (members: number, joined: string, left: string) =>
      [
        `${members} ${members === 1 ? 'member' : 'members'} now.`,
        joined && `Joined: ${joined}.`,
        left && `Left: ${left}.`,
        !joined && !left && 'Nothing has changed.',
      ]
        .filter(Boolean)
        .join(' '),
    emptySource:
      'Nobody there can be a member: apps, outsiders, people who left and the managers are not counted.',
    channelUnseen:
      'Laurel cannot see this channel. Invite it there first (/invite @Laurel), then save again.',
    groupUnseen:
      'Laurel cannot read this user group. Reinstall the app with the scope usergroups:read, or list the people.',
    slackBusy: 'Slack asks Laurel to wait a moment. Nothing was changed: please save again in a minute.',
    required: 'Please fill this in.',
  },
  pictures: picturesEn,
  disputes: disputesEn,
  home: homeEn,
  identity: identityEn,
  privacy: privacyEn,
  dataTables: dataTablesEn,
  report: reportEn,
  teams: teamsEn,
  moreSummaries: moreSummariesEn,
  teamSummary: teamSummaryEn,
}
