import {
  insults,
  insultsOfAnything,
  mannersOnOccasion,
  outsiders,
  praiseNames,
  scoldings,
  states,
  traitsOfAnything,
  traitsOfPeople,
  verdicts,
  vices,
  virtues,
} from './coach-en-words.ts'

const anyOf = (words: readonly string[]) => `(?:${words.join('|').replaceAll('_', '[ -]')})`

const degree =
  '(?:so|very|really|too|just|simply|such|quite|rather|pretty|a bit|a little|not|never|both|all|also|still|now|bit|more|most|less|one|one of|nothing but|no more than|my|our|this|some|kind of|sort of|bloody|damn|lousy|complete|total|real|absolute|big|huge|little|old|mere|of|a|an|the|\\w+ly|at all|being)'
const degrees = `(?:${degree} ){0,4}`

const auxiliary = `(?:(?:have|has|had)(?: \\w+ly| always| never)? (?:been|become|grown)|(?:can|could|may|might|must|will|would)(?: \\w+ly| always| never| just)* be|keep being|kept being)`
const copula = `(?:are|is|was|were|am)(?: always| never| just| really| simply)*(?: being)?|seem(?:s|ed)?(?: to be)?|sound(?:s|ed)?|look(?:s|ed)?(?! (?:so |really |very )?(?:good|great|nice|bad))|appear(?:s|ed)?(?: to be)?|(?:act(?:s|ed)?|behave[sd]?|look(?:s|ed)?|sound(?:s|ed)?) like|(?:come|comes|came) (?:across|over|off) as|(?:are|is|was|were)? ?(?:acts?|acted|acting|behaving)(?: like)?|(?:become|becomes|became|turned into|remain|remains|remained)|(?:got|gets?|getting)(?= (?:so|very|really|too|all|quite)\\b)`
const be = `(?:(?:['’]?re\\b|['’](?:re|s|ve been|s been|ve become|s become|re becoming|re getting|ve gotten|ve turned into))|(?: (?:always|never|really|just|simply|clearly|all|both|often|still|sometimes))*(?: ${auxiliary}| (?:${copula}|aren['’]t|isn['’]t|wasn['’]t|weren['’]t)))`

const you = `(?:(?:you|u)(?: guys| all| both| lot| people| two)?|you and (?:your|the|his|her) \\w+|you and [A-Za-z]+)`
const people = `(?:(?:your|my|our|his|her|their|the|this|that)(?: (?:new|whole|entire|own|other|old|young))? (?:team|group|crew|squad|department|people|manager|boss|lead|colleagues?|guys?|girls?|man|woman|intern|trainee|assistant|engineers?|developers?|designers?)|they|everyone|everybody|all of (?:you|them))`

const folk = anyOf(traitsOfPeople)
const names = `${anyOf(insults)}(?:e?s)?`
const softNames = `(?:(?<=\\ban? )(?:[\\w-]+ ){1,2})?${anyOf(insultsOfAnything)}s?`
const calling = `(?:[a-z]+ and )?${folk}|(?:(?<=\\ban? )(?:[\\w-]+ ){1,2})?${names}`

/** No word that a sentence begins with and that is nobody's name. */
const someone = `(?<!\\b(?:[Ww]hen|[Ww]hile|[Ii]f|[Bb]efore) )(?:<@\\w+>|(?<![\\w'’])(?!(?:It|This|That|These|Those|There|Here|What|Who|Which|Everything|Nothing|Something|Code|Where|How|Why|When|If|The|A|An|One|Life|Work|Not|Being|Customer|Client|\\w+day|January|February|March|April|June|July|August|\\w+ember|October)\\b)@?\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)`

const judging = (words: string) => `${degrees}(?:${words})\\b(?![-’'](?!s\\b))`

/** The same in any case; a name is known by its capital alone. */
const inAnyCase = (source: string) => new RegExp(`\\b(?:${source})`, 'iu')

/** More or less of it; an article would make it a part that somebody has. */
const strength =
  '(?:so|very|really|too|just|simply|quite|rather|pretty|a bit|a little|not|never|all|also|still|(?!only\\b)\\w+ly)'

const untold = `(?!${anyOf(states)}\\b)(?![\\w-]*(?:ing|ed|ly|er|or|ist|ian|en)\\b)(?!\\p{Lu})(?!${strength} )`
const unmannered = `(?!${anyOf(mannersOnOccasion)}\\b)`

export const judgementEn: readonly RegExp[] = [
  inAnyCase(
    `(?:${you}|he|she|s/he)${be} ${judging(`${calling}|${softNames}|${anyOf(traitsOfAnything)}|${anyOf(praiseNames)}`)}`,
  ),
  inAnyCase(
    `(?<!\\b(?:when|while|because|as|since|though|although|after|how) )${people}${be} ${judging(calling)}`,
  ),
  inAnyCase(
    `(?:find|found|consider|think|thought) (?:you|him|her) (?:to be )?${judging(`${calling}|${anyOf(traitsOfAnything)}`)}`,
  ),
  inAnyCase(anyOf(verdicts)),
  // "Ben's mess" is his, "Ben's a mess" is he.
  new RegExp(
    `${someone}${be}(?<!['’]s(?! (?:an?|so|such|too|just|really|very|not|the|${folk})\\b)) ${judging(calling)}`,
    'u',
  ),
  new RegExp(
    `(?:^|[.!?;:\\n]\\s*)(?!it|this|that|there|what|\\w+(?:ing|ion)\\b)[a-z]+ (?:is|was) ${judging(calling)}`,
    'u',
  ),
  // Whatever else is said of "you" as a quality, though no list has the word.
  new RegExp(
    `(?<!\\b(?:who|where|what|how \\w+|as \\w+ as) )\\b[Yy]ou(?: are|['’]re) (?:${strength} ){0,4}${untold}[a-z]+(?:-[a-z]+)*\\b(?!['’])`,
    'u',
  ),
  /\b[Yy]ou(?: are|['’]re| were) such (?:an? )?[a-z]+/u,
  new RegExp(
    `\\b[Yy]ou (?:were|have been|can be|seem|seemed|look|sound|sounded) (?:${strength} ){0,4}${untold}${unmannered}[a-z-]*(?:ous|less|ish|ful|ive|ble|ent|ant|ic|al|some)\\b`,
    'u',
  ),
  inAnyCase(`(?:stop|quit|don['’]t|do not|by|keep|kept) (?:be|being) ${judging(`${calling}|${softNames}`)}`),
  inAnyCase(`(?:${folk}|mean) (?:thing )?of (?:you|him|her|them)\\b`),
  inAnyCase(`such an? (?:${calling})\\b|your (?:so|too|very|such|just|really) ${folk}\\b`),
  inAnyCase(
    `(?<=(?:^|[.!?;:]\\s*))(?:(?:so|too|very|really|just|totally|simply) )?${folk}(?:(?:,| and|, and) \\w+){0,2}(?=[.!?;]|$)`,
  ),
  inAnyCase(`(?:your|his|her) (?:own |usual |typical |constant )?${folk} `),
  inAnyCase(
    `(?:you|he|she)(?: really| simply| just| clearly| still)*(?: completely| totally)? (?:lacks?|(?:have|has|had|show|shows|showed)(?: absolutely)? (?:no|zero|poor|terrible|bad|awful|little)) (?:any )?(?:sense of )?${anyOf(virtues)}\\b`,
  ),
  inAnyCase(
    '(?:only|what|being) an? (?:\\w+ )?(?:idiot|moron|imbecile|fool|jerk|clown|coward|liar|bully|loser|hypocrite|disgrace)\\b',
  ),
  inAnyCase(`(?:are|were|is|was) (?:you|he|she) ${judging(calling)}`),
  inAnyCase(`why (?:are|were|is|was) (?:you|he|she) (?:always |all )?(?:so|such|this|that) (?:an? )?\\w+`),
  inAnyCase(
    `how (?:can|could) (?:anyone|anybody|somebody|someone|a person|you|one) be (?:so|this|that|such)\\b`,
  ),
  inAnyCase(
    `you(?: are|['’]re| were)(?: an?| the)?(?: much| far| way| such)*(?: an?)? (?:better|worse|weaker|poor|weak|useless) (?:\\w+(?:er|or|ist|ian|ee)|colleague|boss|lead|person|human|nurse|host)\\b`,
  ),
  inAnyCase(
    `you(?: are|['’]re| were)(?: just| simply| really)? (?:not|no) (?:\\w+ )?(?:material|genius|leader|expert|saint|angel|professional)\\b`,
  ),
  inAnyCase(
    `(?:don['’]t|doesn['’]t|do not|never) take (?:anything|things|your (?:work|job)|us|people) serious`,
  ),
  inAnyCase(`you(?: are|['’]re) (?:\\w+ )?surprisingly\\b`),
  inAnyCase(
    `(?:your|his|her) (?:(?:bad|poor|negative|whole|big|huge|awful) )?(?:${anyOf(vices)}|lack of ${anyOf(virtues)})\\b`,
  ),
  inAnyCase(
    `(?:have|has|had|with) (?:such )?an? (?:\\w+ )?(?:personality|attitude|character(?! set| class| limit| encoding)|ego|temper|fuse(?! box))\\b`,
  ),
  inAnyCase(
    `you(?: are|['’]re| were) (?:the|one of the) (?:\\w+ )?\\w{2,}est\\b(?<!latest|test|guest|request|rest|interest)`,
  ),
  inAnyCase(
    `(?:you|he|she|they) (?:(?:really|just|clearly|obviously|simply) )?(?:(?:don['’]t|doesn['’]t|do not|does not|never|only) (?:care\\b(?! (?:whether|if|which|who))|belong here|deserve)|can['’]t do anything|have no idea what you|only (?:think|thinks|care|cares) (?:of|about) (?:your|him|her|them)sel)`,
  ),
  inAnyCase(
    `(?:you(?: are|['’]re| were)|he is|she is) not (?:fit|suited|made|cut out|good enough|smart enough|up to)\\b`,
  ),
]

const aboutThem = `(?! (?:and \\w+ )?${outsiders}\\b)(?<!${outsiders}['’]s? \\S*)(?<!\\bI (?:had |have )?(?:was|am|been|sounded|seemed|felt|looked|acted) (?:so |too |very |a bit )?\\S*)(?<!\\b(?:${outsiders}|(?:when|while|because|as|since|though|although) they) (?:who )?(?:is|was|were|got|became|grew|turned) (?:so |very |really |too |and |\\w+ and )*\\S*)`

/** These wound in themselves; those that things have too (a toxic gas, an aggressive deadline) only of a person or of words. */
export const loadedEn: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?<!\\bno |\\b(?:nobody|no one|none of us) is (?:too )?)stupid(?! (?:\\w+ )?(?:typo|bug|form|rule|error|printer|machine|ticket|password|slip|bottleneck|workaround)s?\\b)|idiots?|idiotic|morons?|moronic|imbeciles?|pathetic|absurd(?! values?)|hysterical|tantrums?|drama queen|bossy|bitch(?:y|es|ing)?|arrogant|rude(?! awakening)|selfish|childish|incompetent|clueless|worthless|unprofessional|disgusting|shameful|lazy ass|crap(?:py)?|bullshit|feisty|whin(?:y|ing)(?! (?:noise|sound|motor|fan|pump))|assholes?|arseholes?|bastards?|cunts?|twats?|wankers?|retard(?:ed|s)?|scumbags?|shit\\w*|fuck\\w*|wtf|stfu|goddamn|dumbass|jackass|dimwit)\\b${aboutThem}`,
    'i',
  ),
  /\b(?:ridiculous|insane)\b(?! (?:amount|number|load|traffic|hours?|deadline|price|speed|volume|throughput|pace)s?\b)/i,
  /\bcrazy\b(?= (?:person|man|woman|idea of yours|remarks?|talk)\b)|\b(?:you|he|she)(?: are|['’]re| is|['’]s| were| was)(?: so| really| just| totally| completely| just)* crazy\b(?! busy)/i,
  /\bdumb\b(?! (?:terminal|pipe|waiter|bell|switch|phone|client|load)s?\b)/i,
  /\byour (?:useless|garbage|rubbish|trash)\b(?! (?:collect|can|bin|bag|index))|\b(?:your|this) [^.!?;,]{0,30}\b(?:is|are|was|were)\b[^.!?;,]{0,15}\b(?:garbage|rubbish|trash|useless)\b(?! \w)|\b(?:talk\w*|utter|complete|absolute|such) (?:garbage|rubbish|trash)\b/i,
  /\btoxic\b(?! (?:\w+ )?(?:gas(?:es)?|waste|materials?|substances?|chemicals?|fumes?|smoke|assets?|loans?|debts?|leaks?|spills?|paints?|vapou?rs?|dust|alarms?|agents?|dose|effects?|combinations?|fluids?|liquids?)\b)/i,
  new RegExp(
    `\\b(?:(?:you|he|she)${be} ${degrees}aggressive(?:ly)?|your aggressive|passive[- ]aggressive|(?:so|too|very) aggressive(?:ly)?|aggressive (?:tone|manner|way|behaviou?r|person|attitude|voice|language|remarks?|comments?|questions?|e?mails?))\\b(?! (?:deadlines?|dates?|targets?|goals?|timelines?|schedules?|plans?|growth|pric\\w+|discounts?|limits?|timeouts?|budgets?|bids?|offers?)\\b)${aboutThem}`,
    'i',
  ),
  /\bemotional(?:ly)?\b(?<=\b(?:you|you're|you’re|he|she|so|too|very|overly)(?: are| is| were| was| got| get| became)?(?: so| too| very| really| such| always| quite| a bit)* emotional(?:ly)?)(?! (?:support|intelligence|impact|moment|speech|story|well-?being|connection|load|cost|design|appeal|topic)s?\b)/i,
  /\b(?:abrasive|immature|shrill|nagging)\b(?<=\b(?:you|your|you're|you’re|he|she|his|her|voice|tone)\b[^.!?;,]{0,20})(?! (?:wheels?|discs?|paper|belts?|blast\w+|tools?|alarms?|beeps?|markets?|technolog\w+|librar\w+|process\w*|products?|questions?|doubts?|issues?|bugs?|problems?|pain))/i,
  /\b(?:a|such a|special|you|little) (?:snowflake|loser)s?\b|\byou(?:['’]re| are| two are| all are)? (?:all )?losers\b/i,
  // "Dick" is a name, too.
  /\b(?:dick|dicks|dickhead|prick|pricks|ass|arse)\b/,
  /\b(?:you|she|he)(?: have| has|['’]ve|['’]s)? sabotag\w+|\bsabotag\w+ (?:me|us|our|the team|everyone)\b/i,
  inAnyCase(anyOf(scoldings)),
  /(?<=(?:^|[.!?,;:]\s*|\b(?:just|you|please|you (?:need|have) to) ))(?:shut up(?! shop)|get lost|grow up)\b/i,
  /(?<=(?:^|[.!?,;]\s*)|\b(?:good|well|fast|smart|technical|strong|impressive|bad|old|young|quick|capable|confident|tough|clever|great|decent|much|emotional) )for (?:a|your) (?:woman|girl|man|guy|foreigner|age|junior|mother|blonde)\b/i,
  /\b(?:you|he|she|you['’]re|you’re)\b[^.!?;,]{0,12}\b(?:too old|too young)\b|\battitude problem\b|(?<=(?:^|[.!?,;:]\s*|\b(?:you|please|just) (?:(?:should|need to|must|have to) )?))calm down\b/i,
]
