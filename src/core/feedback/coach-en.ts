import type { CoachRules } from './coach.ts'
import { judgementEn, loadedEn } from './coach-en-person.ts'

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

/** Somebody: what a pump or a backup always does is no reproach. */
const who =
  "(?:[Yy]ou(?: guys| all| both| people| two)?|[Hh]e|[Ss]he|[Tt]hey|people like you|[Yy]our (?:team|people|mails?|reports?|reviews?|work|code|answers?|meetings?))(?:['’](?:re|s|ve|d|ll))?(?: (?:are|were|is|was|have|has|do|did|does|will|would|can|could|seems?|seemed|to|just|really|simply|almost|nearly|also|then|still|so|and|together|basically|literally|clearly))*"
const named = '(?!(?:I|It|We|This|That|There|The|Which|Had|Has|As|Customers?|Clients?)\\b)[A-Z][a-z]+(?: is)?'

export const coachEn: CoachRules = {
  hasBehaviour: text => {
    const told = wishful.test(text)
      ? text.replace(/[^.!?]*\b(?:should|need to|must|ought to|please)\b[^.!?]*/gi, '')
      : text
    return hasBehaviour(told.replace(praise, ''))
  },
  isWish: text => text.split(/[.!?;,]+/).every(clause => clause.trim() === '' || wishful.test(clause)),
  reported:
    /(?<=\b(?:said|says?|saying|told|tells?|telling|called|calls?|calling|wrote|writes?|shouted|yelled|whispered|replied|answered|asked|texted|commented|muttered|named|titled|labell?ed|words?|that)\b[^.!?"“”]{0,30})(?:"[^"\n]*"|“[^”\n]*”)|(?<=\b(?:called|calls|calling) (?!yourself\b)(?:(?!(?:you|I|was|were|is|are|it)\b)\w+ ){1,3})(?:an? )?(?:(?:\w+ ){0,2}(?:idiots?|morons?|jerks?|fools?|clowns?|liars?|losers?|stupid|lazy|dumb|useless|incompetent|pathetic|worthless|rude|arrogant|clueless|crazy|ridiculous|hysterical|bossy|unprofessional)\b)/gi,
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
  judgement: judgementEn,
  hedging: [
    /\b(?:maybe|perhaps|(?<!you |he |she |they |we |I )possibly|presumably|somehow|somewhat)\b/i,
    // "What kind of data", "a new sort of valve": there it sorts, it does not hedge.
    /(?<!\b(?:what|whatever|which|the|a|an|this|that|these|those|any|some|every|each|same|another|other|no|new|one|two|three|four|many|only|different|right|wrong|first|second|last|best|common|rare|special|certain|specific|particular|similar|own|all|several|either|of) )\b(?:kind of|sort of)\b|\b(?:kinda|sorta)\b|\b(?:was|were|is|are|felt|feels|seems|seemed) (?:a )?(?:kind|sort) of (?!thing|person|people|work|problem)[a-z]+\b(?= (?:of|that|as|if|you|and)\b|[.,;!])(?<!\b(?:the|a) (?:kind|sort) of \w+)/i,
    /\bI(?: would|'d)? (?:guess|suppose)\b/i,
    /\b(?:I(?:['’]m| am) (?:really |quite |honestly )?not (?:really |quite |entirely |totally )?sure|(?:^|[.!?;]\s*)not (?:really |quite |entirely )?sure|(?<!where )I (?:may|might|could) be wrong|might (?:just )?be (?:just )?me|it['’]s just me|no (?:offen[cs]e|disrespect)|with all due respect|(?:correct|stop) me if I|just (?:a thought|my two cents)|I (?:may|might|could) be mistaken|don['’]t take this|if that makes sense|for what it['’]s worth)\b/i,
    /\ba (?:little )?bit (?!of\b|rate\b|(?:and|then|until|before|after|longer|later|earlier|further)\b)/i,
    /\b(?:you|one) might want to\b/i,
  ],
  absolute: [
    new RegExp(
      `(?<=\\b(?:${who}|${named}) )(?:always|never(?! (?:late|wrong)\\b)|forever|perpetually|eternally|invariably)\\b(?!-)(?! (?:before|mind|been))`,
    ),
    /(?<=(?:^|[.!?;:—]\s*|\b[Yy]ou [^.!?;:,]{1,40}, (?:and |but |or )?)(?:and |but |or )?)(?:[Aa]lways|[Nn]ever)\b(?!-)(?! (?:before|mind))/m,
    /\b(?:every (?:single )?time|(?<!have |had |took |take |need )all the time(?! (?:we|you|I|they|he|she|in|that|to)\b)|at all times|constantly|without exception(?! hand)|each and every|at every single|nobody ever|no one ever|(?:everything|nothing) you (?:do|say|touch|ever)|day in,? day out)\b/i,
  ],
  loaded: loadedEn,
}
