const list = (words: string) => words.trim().split(/\s*\n\s*|\s+/)

/** Said of people only: whoever the subject is, somebody is judged. `_` stands for a space or a hyphen. */
export const traitsOfPeople = list(`
  lazy laziest selfish arrogant rude dishonest insincere incompetent incapable superior(?!_(?:quality|performance|results?|to)) careless sloppy irresponsible untrustworthy
  disrespectful
  inconsiderate thoughtless unprofessional immature childish infantile bossy pushy nosy petty spiteful vindictive
  malicious
  manipulative deceitful devious conniving scheming sneaky sly two_faced hypocritical cowardly spineless gutless
  stupid dumb
  ignorant clueless brainless dim_witted slow_witted obtuse narrow_minded close_minded closed_minded small_minded
  stubborn
  pig_headed obstinate conceited cocky smug vain pompous snobbish stuck_up self_cent(?:red|ered) self_absorbed
  self_righteous
  ego(?:tis)?tic(?:al)? narcissistic condescending patroni[sz]ing disdainful contemptuous jealous stingy nasty
  cruel heartless callous cold_hearted unkind tactless abrasive obnoxious annoying irritating infuriating
  exasperating insufferable
  unbearable hopeless worthless useless pathetic needy clingy touchy over_?sensitive thin_skinned hysterical moody
  temperamental
  hot_headed short_tempered bad_tempered grumpy belligerent confrontational argumentative combative overbearing
  domineering
  controlling(?!_\\w) intimidating scatter_?brained unmotivated apathetic uncooperative undisciplined inept bumbling
  talentless gullible
  na[iï]ve work_?shy racist sexist homophobic bigoted creepy deranged unhinged delusional paranoid psychotic smelly
  brain_?dead thick_headed disloyal ungrateful shameless ruthless uncaring hateful bitchy whiny evil insolent
  impolite ill_mannered foul_mouthed
  power_hungry attention_seeking unlikeable unemployable dull_witted toxic feisty`)

/** Said of things as well: a judgement after "you", "he", "she" only. Praise of the person tells no more than blame. */
export const traitsOfAnything = list(`
  unreliable reliable disorgani[sz]ed organi[sz]ed smart clever brilliant intelligent bright sharp geni(?:us|al)
  talented gifted
  amazing awesome fantastic wonderful incredible great nice kind(?!_of) good best(?!_(?:mates|friends|placed|known))
  passive negative positive sensitive insensitive
  difficult slow weak strong shy quiet cold impatient insecure chaotic responsible(?!_for) dependable capable
  motivated dedicated pessimistic optimistic emotional aggressive technical crazy(?!_busy) insane mental nuts weird
  boring
  dense inflexible dismissive cynical bitter indifferent hostile unfriendly mean mediocre ridiculous absurd lame
  terrible
  awful horrible disgusting bad worst disappointing embarrassing demeaning exhausting impossible unstable timid
  forgetful
  inspiring outstanding hard_?working caring(?!_for) charming brave unfit unqualified absent_minded professional
  mature smartest nicest kindest
  entitled(?!_to) greedy fat ugly insulting hurtful predictable defensive lousy rotten horrible miserable
  thick(?!_with) rubbish fussy picky unhelpful unreasonable unacceptable unfair awkward sluggish clumsy
  loud_mouthed`)

/** What somebody is called. The plural is made below. */
export const insults = list(`
  jerk idiot moron imbecile fool clown joker buffoon loser liar cheat(?:er)? fraud phon(?:y|ie) hypocrite coward
  bull(?:y|ie) tyrant
  dictator control_freak micro_?manager know_it_all show_off drama_queen diva prima_donna brat snob bigot
  racist sexist pig snake rat weasel parasite leech slacker dead_?weight waste_of_(?:space|time|money|air) 
  traitor back_?stabber thief crook scumbag creep weirdo
  freak psycho narcissist ego_?maniac sociopath psychopath maniac lunatic nutcase doormat pushover amateur dunce
  dim_?wit
  half_?wit nitwit dummy airhead bimbo blockhead cretin oaf slob suck_up brown_noser bootlicker yes_man troublemaker
  whiner
  complainer monster witch ass(?:hole)? arsehole bastard prick twat wanker dick bitch slut retard scum parrot
  loose_cannon bad_apple wet_blanket lost_cause weakest_link
  one_man_show hot_head chatterbox cheapskate freeloader quitter crybaby tattletale busybody laughing_stock`)

/** Things are called so as well: of "you", "he", "she" only. */
export const insultsOfAnything = list(`
  fake disgrace embarrassment disaster mess joke nightmare failure disappointment nuisance pain burden liability baby babies child
  children trash garbage rubbish broken_record dinosaur menace pest`)

/** What somebody is called in praise, which says as little. */
export const praiseNames = list(`
  super(?:star|hero|man|woman) rock_?star star hero natural born leader team_player hard_worker great_person asset
  gem legend
  perfectionist pessimist optimist genius angel saint machine gift treasure diamond rock inspiration`)

/** What somebody is said to have too little of. */
export const virtues = list(`
  discipline empathy initiative drive ambition respect talent common_sense confidence patience commitment motivation
  manners
  structure responsibility humou?r leadership ownership accountability urgency vision focus professionalism maturity
  curiosity passion rigou?r
  courage backbone spine guts brains? integrity morals shame decency tact class clue loyalty
  self_(?:awareness|discipline|control|respect) (?:people|social|communication|listening|leadership|soft|management)_skills`)

/** What somebody is told of as a thing that they own. */
export const vices = list(`
  laziness arrogance rudeness carelessness incompetence selfishness stupidity ignorance dishonesty stubbornness
  negativity immaturity
  childishness cowardice hypocrisy ego greed vanity sloppiness unreliability attitude personality character temper`)

/**
 * After "you are": where somebody is, what befell them, what they are about to do, which part they have. Any other word there
 * judges. Words in -ing, -ed, -ly, -er, -or, -ist and -ian are left out as well, for they mostly do the same.
 */
export const states = list(`
  the a an in into on onto at to of for from with without within by as about after before behind below above under
  over between
  among against off out up down away back here there where what why how who when which that this these those not
  never no none
  also still now then once twice again already yet even just only both all each every any some either neither if
  because since than
  like near nearby next inside outside upstairs downstairs halfway through across around along nowhere somewhere
  anywhere everywhere forward toward towards upward downward inward onward backward
  my your his her our their mine yours theirs hers me us them you it so too very more most less least such quite
  rather pretty
  part half first second third last one two three four five six seven eight nine ten many few enough
  able unable ready late early right wrong correct incorrect sure unsure certain uncertain aware unaware busy free
  available
  unavailable absent present sick ill unwell well better fine ok okay happy unhappy glad sad sorry angry upset nervous
  anxious afraid curious hungry thirsty asleep awake alone together home abroad online offline remote local new old
  young
  pregnant welcome safe close far due overdue done gone known seen set left stuck lost caught told given sent put
  kept held made
  paid taken chosen shown born bound cut hit hurt let shut read fed led met won taught brought bought built thrown drawn
  eligible responsible accountable liable keen eager willing unwilling reluctant proud grateful thankful supposed worth
  senior junior head chair chief lead human quiet silent visible invisible reachable unreachable deaf blind
  vegetarian vegan
  good great quick fast key central vital essential always often usually sometimes maybe perhaps
  and or but nor meant closest top lucky finance payroll sales marketing support legal ops operations projects
  engineering product
  design procurement logistics security crime control management backup night day staff team crew therefore however
  thus otherwise anyway today tomorrow tonight yesterday
  going being having ahead short part-time full-time full clear interested
  dependent independent representative active inactive nice kind fond used opposed against past unlikely likely neutral
  allergic qualified exempt subject prone party native fluent unbeatable alive familiar unfamiliar`)

/** Said of an occasion, these tell how somebody went about it. */
export const mannersOnOccasion = list(`
  calm patient polite friendly clear kind nice helpful careful thorough attentive open honest fair supportive quick
  fast prompt
  brief precise concise flexible gentle firm consistent confident creative generous transparent persistent diligent
  quiet silent great
  respectful considerate thoughtful resourceful observant vigilant cautious frank direct specific accurate punctual
  present good
  constructive welcoming inclusive responsive tactful tough serious concerned cheerful gracious hesitant independent
  hospitable
  understandable inventive protective receptive decisive sympathetic courteous realistic pragmatic enthusiastic
  instrumental`)

/** Whose mood is the work: to tell of an angry customer labels no colleague. */
export const outsiders =
  '(?:customer|client|caller|guest|patient|visitor|supplier|vendor|passenger|buyer|user|bidder|tenant|landlord|parent|inspector|auditor|lawyer|dog)s?'

const phrases = (lines: string) =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .map(line => line.replaceAll("'", "['’]"))

/** Said to somebody's face, these are no account of anything. Patterns, one a line. */
export const scoldings = phrases(`
  (?:nobody|no one|none of us) (?:can stand|likes|trusts|respects|listens to|wants to work with|wants) you\\b
  (?:everyone|everybody|we all|people|the (?:whole )?team|I) (?:hates?|dislikes?|despises?|(?:is|are|am) (?:sick|tired|ashamed|afraid) of|can't stand|laughs? at|(?:is|are|am) fed up with) you\\b
  (?:I(?:'m| am)|we(?:'re| are)) (?:so |very |really |deeply )?(?:disappointed|ashamed) (?:in|of|with|by) you\\b(?!r)
  (?:what is|what's|what the hell is) wrong with you
  who do you think you are
  (?:you )?call yourself an?\\b
  are you (?:deaf|blind|kidding|serious|out of your mind|even listening)\\b
  you must be (?:blind|deaf|joking|kidding|drunk|high|out of your mind)\\b
  shame on you
  you should be ashamed
  you (?:disgust|sicken) me
  you make me sick
  get a (?:life|grip)\\b
  use your (?:brain|head)s?\\b
  learn some manners
  a (?:child|monkey|trained monkey|toddler|five-year-old) could (?:have|do)
  (?:I|we) expected (?:better|more) (?:from|of) you
  (?:how|so) typical of you
  screw(?:ed|s|ing)? (?:me|us|everyone|everybody|him|her|them|the (?:whole )?team|people)(?: all)? over
  (?:throw|threw|throws|thrown) (?:\\w+ ){1,3}under the bus
  (?:stab|stabbed|stabs) (?:\\w+ ){1,3}in the back
  nothing but (?:excuses|trouble|drama|complaints|problems|lies)
  waste of (?:space|oxygen|air|a salary|my time)
  go to hell
  what the hell\\b
  screw you
  piss(?:ed)? off
  (?:give|gives|gave) a damn
  damn you
  hate you
  bloody (?:idiot|useless|hell|fool)
  your (?:work|code|report|plan|idea|design)s? (?:\\w+ )?sucks?\\b
  you suck\\b(?! (?:the|it|out|up|air|in))
  (?:don't|do not) (?:be|play) (?:dumb|stupid)`)

/** Turns of phrase that tell a character. Patterns, one a line. */
export const verdicts = phrases(`
  play(?:s|ed|ing)? (?:the victim|favou?rites|politics|the boss|mind games)
  (?:kiss|suck)(?:es|s|ed|ing)? up to
  brown-?nos(?:e|es|ed|ing)
  look(?:s|ed|ing)? down on (?:me|us|people|everyone|others|the)
  full of (?:yourself|himself|herself|shit|crap|hot air)
  (?:don't|doesn't|do not|does not) have (?:what it takes|it in (?:you|him|her)|a (?:brain|spine|heart|conscience))
  (?:have|has|had|got|with) a chip on (?:your|his|her) shoulder
  (?:you|he|she)\\b[^.!?;,]{0,12} high[- ]maintenance
  deserve (?:to be fired|the sack)
  your (?:behaviou?r|conduct|performance|manner|tone|work ethic|way of working|management|leadership|communication) (?:is|was|has been) (?:\\w+ly |so |very |really )?(?:unacceptable|appalling|shocking|disgraceful|awful|terrible|bad|poor|horrible|embarrassing|inexcusable|outrageous|lousy|rude|toxic|a disgrace|a joke)
  you(?: are|'re| were|'ve never been| aren't| weren't) (?:not |never |hardly |not exactly )?(?:an?|much of an?) (?:team player|people person|great|big|born)? ?(?:listener|communicator|planner|thinker|finisher|people person)\\b
  on (?:a|your|his|her) (?:power|ego) trip
  out of (?:your|his|her) (?:depth|mind|league)
  in over (?:your|his|her) head
  set in (?:your|his|her) ways
  (?:you|he|she)\\b[^.!?;,]{0,16} (?:hard|difficult|impossible|a pain|a nightmare|terrible|awful) to (?:work|deal|get along) with
  good for nothing
  (?:are|is|'re|'s) all talk\\b
  not the (?:sharpest|brightest)
  asleep at the wheel
  too big for (?:your|his|her) boots
  (?:think|thinks) (?:that )?(?:you(?:'re| are)|he is|he's|she is|she's) (?:better|smarter|cleverer|above|so |too |the (?:best|boss)|important|special|always right)
  (?:think|thinks) (?:you|he|she) (?:own|owns|know|knows) (?:everything|it all|the place|best|better)
  care about (?:nobody|no one|nothing) but
  (?:not|isn't|aren't|wasn't|weren't) (?:smart|good|clever|strong|mature|professional|bright|man) enough (?:for|to be|to do) (?:this|the|that|a|your)?
  never (?:be|was|were|been) (?:a leader|any good|good enough)`)
