import type { CoachRules } from './coach.ts'

/** Things that people are seen to do at work. Inflected forms are made below; irregular ones are listed after. */
const verbs = `
  accept accuse acknowledge act add admit adjust advise agree analyse analyze announce answer apologise apologize approach
  approve argue arrange arrive ask assign assist attend automate avoid blame block book brief call cancel check clarify clean
  close coach collect comment commit compare complain complete confirm contact coordinate copy correct count cover create
  criticise criticize debug decide decline defend delay delegate delete deliver demand demonstrate deploy describe design
  dismiss discuss document double-check draft duplicate edit email encourage escalate estimate exclude explain facilitate
  fetch file finish fix flag follow gather greet guide handle help identify ignore implement improve include inform insist
  inspect install insult interrupt introduce invite invoice join jump label laugh launch lecture list listen load log mail manage
  measure mention merge message mock monitor move name negotiate note notice notify offer open order organise organize
  outline pair paste pause phone pick plan point postpone prepare present print prioritise prioritize promise propose
  prototype publish pull push question raise react recommend record refactor refuse reject release remind remove rename
  repair repeat rephrase replace reply report request research resolve respond restart review revise roll ruin save scan
  schedule scream share ship shout show sign simplify skip slam solve sort start stay step stop structure submit suggest
  summarise summarize support swear test thank threaten track train translate trace try turn update upload use verify
  visit volunteer wait walk warn welcome whisper work write yell`
  .trim()
  .split(/\s+/)

const irregularPasts = `
  began bought broke brought built came caught chose cut dealt did drew drove fed fell fought found flew forgot gave got grew
  heard held hid hung kept knew laid led left lent let lit lost made met paid put quit ran rang read rewrote rose said sat saw
  sent set shot showed shown shut sang spoke spent split spread stood stole stuck swore taught took told thought threw
  understood woke won wrote withdrew written taken given spoken drawn redrew overrode misled undid redid`
  .trim()
  .split(/\s+/)

/** Pasts that tell of a state or an attitude, which nobody can see. */
const statesInPast = new Set(
  `liked loved enjoyed appreciated admired valued hated needed wanted seemed appeared looked felt lacked
  tended deserved impressed excited interested motivated committed dedicated talented gifted skilled experienced detailed
  organised organized disorganised disorganized tired bored stressed annoyed pleased delighted inspired involved engaged
  disengaged focused focussed respected trusted continued improved advanced used noted concerned related based supposed
  expected limited unprepared prepared relaxed measured balanced level-headed good-natured red need speed indeed feed
  hundred bed shed exceed proceed succeed`
    .trim()
    .split(/\s+/),
)

const pasts = new Set(
  [
    ...irregularPasts,
    ...verbs.flatMap(verb => [
      verb.endsWith('e') ? `${verb}d` : verb.endsWith('y') ? `${verb.slice(0, -1)}ied` : `${verb}ed`,
      `${verb}${verb.at(-1)}ed`,
    ]),
  ].filter(word => !statesInPast.has(word)),
)

const bases = new Set([
  ...verbs,
  ...`bring break buy come cut do draw drive find forget give hang hear hide hold keep leave let lose make meet
  pay put read ride ring run say send set show shut sit speak stand take teach tell throw wake walk disappear roll`
    .trim()
    .split(/\s+/),
])

const beforeBase =
  /^(?:you|he|she|they|who|and|or|then|also|even|only|just|often|always|never|constantly|usually|sometimes|not|n't|didn't|don't|doesn't|won't|can't|cannot|couldn't|wouldn't|did|do|does|to)$/

const beforeAdjective =
  /^(?:is|are|was|were|be|been|being|am|'re|'s|you're|you’re|he's|she's|they're|so|very|really|too|quite|more|most|seem|seems|seemed|your|his|her|their|the|a|an)$/

const wishful =
  /\b(?:you|we)\s+(?:really\s+|just\s+)?(?:should|need(?:s)? to|must|have to|ought to|could try to)\b|\bplease\b/i

/** Says that it was good, and not what it was. */
const praise =
  /\b(?:did|made|done|keep up|kept up) (?:such )?(?:an? |the )?(?:really |very |truly )?(?:great|good|fantastic|amazing|excellent|awesome|wonderful|nice|super|brilliant|incredible|outstanding|solid|fine|terrible|bad|poor) (?:job|work|effort)\b/gi

/** Whether something is told that somebody could have seen or heard, done or left undone. */
function hasBehaviour(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[a-z]+(?:[-'][a-z]+)*/g) ?? []
  return words.some((word, at) => {
    const before = words[at - 1] ?? ''
    if (pasts.has(word) && !beforeAdjective.test(before)) return true
    // "you did not send", "you never answer", "you interrupt": but "you should answer" tells of nothing that was.
    if (bases.has(word) && beforeBase.test(before) && !wished(words, at)) return true
    return /^(?:interrupts|ignores|blames|shouts|refuses|answers|checks|rolls)$/.test(word)
  })
}

function wished(words: readonly string[], at: number): boolean {
  const near = words.slice(Math.max(0, at - 5), at)
  // "Great to have you", "a pleasure to work with": no occasion on which somebody did it.
  if (words[at - 1] === 'to')
    return !near.some(word => /^(?:forgot|refused|failed|promised|offered|tried)$/.test(word))
  return near.some(word => /^(?:should|must|could|would|need|needs|please|might|ought)$/.test(word))
}

export const coachEn: CoachRules = {
  hasBehaviour: text => {
    const told = wishful.test(text)
      ? text.replace(/[^.!?]*\b(?:should|need to|must|ought to|please)\b[^.!?]*/gi, '')
      : text
    return hasBehaviour(told.replace(praise, ''))
  },
  isWish: text => text.split(/[.!?;,]+/).every(clause => clause.trim() === '' || wishful.test(clause)),
  moment: [
    /\b(?:yesterday|today|tonight|this (?:morning|afternoon|evening|week|month|quarter|sprint|spring|summer|autumn|fall|winter))\b/i,
    /\b(?:last|previous|past)\s+(?:\w+\s+)?(?:night|week|month|quarter|year|sprint|release|meeting|meetings|review|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i,
    /\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)\b/i,
    /\b(?:in|on|since|until|of)\s+(?:early\s+|late\s+|mid-?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
    /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[:.]\d{2}\b/i,
    /\b(?:in|at|during|after|before|on)\s+(?:the|our|your|a|an|that|this|each|every single|every|today's|yesterday's)\s+(?:[\w'’-]+\s+){0,3}?(?:meeting|call|review|retro|retrospective|stand-?up|planning|kick-?off|demo|workshop|interview|audit|incident|outage|release|launch|handover|hand-over|fair|conference|visit|presentation|training|sprint|shift|negotiation|1:1|one-on-one|off-?site|inspection|deployment|migration|project)s?\b/i,
    /\b(?:when|while|as soon as|the day|the moment)\s+(?:I|we|he|she|they|you|the|our|a|an|[A-Z]\w+|somebody|someone|something)\b/,
    /\b(?:When|While)\s+\w+/,
    // Only with a capital: "sat" and "wed" are words of their own.
    /\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri)\b/,
    /\b(?:the other day|two days ago|\w+ (?:days|weeks|months) ago|on leave|at the time)\b/i,
  ],
  impact: [
    /\b(?:so(?: that)?|and so)\s+(?:I|we|he|she|they|it|nobody|no one|everyone|everybody|the|our|two|three|that|[A-Z]\w+)\b/,
    /\b(?:as a result|because of (?:that|this|it)|thanks to (?:that|this)|therefore|hence|which (?:meant|means|cost|saved|helped|let|made|gave|led)|that way|since then|after that)\b/i,
    /\b(?:it|that|this|she|he|they|which)\s+(?:really\s+|then\s+)?(?:meant|helped|saved|cost|made|let|gave|led|allowed|confused|showed|kept|told me)\b/i,
    /\b(?:saved|cost|lost|gained)\s+(?:us|me|him|her|them|the team|tom|two|three|an?|about)\b/i,
    /\b(?:we|I|he|she|they|nobody|no one|new people|everyone|everybody|the customers?|the team|the \w+)\s+(?:could|couldn't|could not|can now|can|had to|were able|was able|did not have to|didn't have to|no longer|stopped|missed|lost|finished|agreed|stood idle|left|spent)\b/i,
    /\b(?:made|confused|upset|left|drove|helped)\s+(?:\w+\s+)?(?:leave|feel|stop|team|everyone|us|me|him|her|them)\b/i,
    /\b(?:said another word|felt|trusted|ran again|rolled back|went out on time|in half the time)\b/i,
    /\bfinished (?:it )?the same day\b/i,
    /\b(?:he|she|they|we|I|it|who|customers?|clients?|[A-Z][a-z]+)\s+(?:has |have |had |now |then |just )?(?:renewed|signed|stayed|shipped|came (?:un)?prepared|had nothing to do|runs? (?:now )?in|repeat(?:s|ed)? everything|waited|gave up|deleted?|apologi[sz]ed|relaxed|smiled)\b/,
    /\b(?:the |our )?(?:build|pipeline|page|site|system|line|server|database|report)s? (?:was|were|went|stayed|is|are) (?:red|down|broken|green|wrong|late|offline|slow|blocked|up|back)\b/i,
    /\b(?:the|our) (?:[\w'’-]+ ){1,3}?(?:failed|broke|crashed|stalled|slipped|passed|held|went (?:down|red|live|through|smoothly))\b/i,
    /\b(?:two|three|four|five|six|several|\d+) (?:of us|of them|people|colleagues|engineers|customers) (?:\w+ed|spent|had|lost|left|came|went)\b/i,
    /\bso (?:that )?[a-z]+s?(?: \w+)? (?:could|can|had|knew|did|was|were)\b/,
    /\bmade [A-Z]?\w+ (?:delete|stop|leave|redo|rewrite|cry|quit|doubt|wait|feel|give)\b/,
    /\bnow runs? in\b/i,
    // What somebody else did after it.
    /\byou(?:r|'\w+|’\w+)?\b[\s\S]*?(?:[.;,–-]|\band|\bso)\s+(?:and |so |then )?(?:we|he|she|they|nobody|no one|everyone|everybody|two of us|the (?!way|fact|point|moment|problem)\w+|(?!I\b)[A-Z][a-z]+)\s+(?:have to |had to )?(?:\w+ed|got|lost|won|found|left|knew|began|slept|work|unblocked|chose|took|went)\b/,
  ],
  judgement: [
    /\b(?:you|he|she|they)(?:\s+are|\s+is|'re|’re|'s|’s)\s+(?:(?:so|very|really|too|just|simply|such|quite|rather|a bit|a|an|always|truly|incredibly|extremely|one of the|not|not a|not an)\s+)*(?:lazy|careless|selfish|sloppy|unreliable|reliable|disorgani[sz]ed|organi[sz]ed|smart|clever|brilliant|geni(?:us|al)|talented|gifted|amazing|awesome|fantastic|wonderful|incredible|great|nice|kind|good|best|super(?:star|hero)?|rock ?star|star|hero|natural|leader|born|team player|hard worker|great person|passive|negative|positive|sensitive|difficult|stubborn|slow|weak|strong|shy|quiet|cold|impatient|insecure|moody|chaotic|irresponsible|responsible|dependable|capable|incapable|unmotivated|motivated|dedicated|smartest|asset|gem|legend|perfectionist|pessimist|optimist|arrogant|rude|emotional|bossy|childish|immature|incompetent|useless|technical)\b/i,
    /\b(?:you|he|she)\s+(?:really\s+|simply\s+|just\s+|clearly\s+)?(?:lack|lacks|have no|has no)\s+(?:any\s+)?(?:discipline|empathy|initiative|drive|ambition|respect|talent|common sense|confidence|patience|commitment|motivation|manners|structure|humou?r|leadership|ownership|accountability|urgency|vision|focus|professionalism|maturity|curiosity|passion|rigou?r|courage|backbone|self-(?:awareness|discipline))\b/i,
    /\byou(?:\s+are|'re|’re)\s+(?:\w+\s+)?surprisingly\b/i,
    /\b(?:your|his|her)\s+(?:(?:bad|poor|negative|whole)\s+)?(?:attitude|personality|character)\b/i,
    /\bhave a (?:great|good|bad|difficult|strong) (?:personality|attitude|character)\b/i,
    /\byou(?:\s+are|'re|’re) (?:the|one of the) (?:\w+ )?(?:smartest|best|nicest|laziest|worst|kindest)\b/i,
  ],
  hedging: [
    /\b(?:maybe|perhaps|possibly|presumably|somehow|somewhat)\b/i,
    /\b(?:kind of|kinda|sort of|sorta)\b/i,
    /\bI(?: would|'d)? (?:guess|suppose)\b/i,
    /\b(?:not (?:really )?sure|I may be wrong|might (?:just )?be (?:just )?me|it's just me|no offen[cs]e|don't take this|if that makes sense|for what it's worth)\b/i,
    /\ba (?:little )?bit (?!of\b)/i,
    /\bmight want to\b/i,
  ],
  absolute: [
    /(?<!\b(?:I|we|it|that|which|this|there|had|has|have|as|the (?:customer|client|vendor)) )\balways\b(?!-)/i,
    /(?<!\b(?:I|we|it|that|which|this|there|had|has|have|as|was|were) )\bnever\b(?! (?:before|mind))/i,
    /\b(?:every (?:single )?time|all the time|at all times|constantly|without exception|each and every|at every single|nobody ever|no one ever)\b/i,
  ],
  loaded: [
    /\b(?:stupid|idiot(?:ic)?|moron(?:ic)?|dumb|pathetic|ridiculous|absurd|insane|crazy|hysterical|tantrums?|drama queen|toxic|aggressive|abrasive|bossy|bitch(?:y)?|shrill|nagging|arrogant|rude|selfish|childish|immature|incompetent|clueless|useless|worthless|unprofessional|disgusting|shameful|lazy ass|crap|bullshit|garbage|loser|snowflake|feisty|emotional|whin(?:y|ing)|sabotag\w+)\b/i,
    /\bfor (?:a|your) (?:woman|girl|man|foreigner|age|junior)\b/i,
    /\b(?:calm down|too old|too young|attitude problem)\b/i,
  ],
}
