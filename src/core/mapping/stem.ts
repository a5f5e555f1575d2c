/** FNV-1a over 32-bit units, the hash of everything the classifier counts. */
export const hashSeed = 0x811c9dc5 | 0

export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function hashWord(word: string): number {
  let hash = hashSeed
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  return hash
}

/** Forms that no suffix rule reaches, as "stem form form …" so that told, telling and tell count as one word. */
const irregular = `
be am is are was were been being|have has had having|do does did done doing|go goes went gone going|get gets got gotten getting
take took taken|give gave given|tell told|know knew known|think thought|bring brought|find found|write wrote written writing|keep kept
make made making|say said|see saw seen|build built|hold held|lead led|teach taught|catch caught|speak spoke spoken|choose chose chosen
buy bought|sell sold|meet met|leave left leaving|feel felt|hear heard|run ran running|come came coming|become became|begin began begun
break broke broken|draw drew drawn|drive drove driven driving|fall fell fallen|fight fought|forget forgot forgotten|grow grew grown
lose lost losing|mean meant|pay paid|read reading|ride rode|rise rose risen|seek sought|send sent|shake shook|show showed shown
sit sat|sleep slept|spend spent|stand stood|steal stole|stick stuck|strike struck|swear swore|understand understood|wake woke
win won|throw threw thrown|tear tore torn|wear wore|freeze froze frozen|fly flew flown|eat ate eaten|blow blew blown|lend lent
man men|woman women|child children|person people|customer customers client clients|good better best|bad worse worst|many more most
admit admitted admitting|own owned owning owns|plan planned planning plans|ask asked asking asks|use used using uses
`

const canonical = new Map<number, number>()
for (const group of irregular.trim().split(/[|\n]/)) {
  const [stem, ...forms] = group.trim().split(' ')
  for (const form of [stem!, ...forms]) canonical.set(hashWord(form), hashWord(`=${stem}`))
}

/** Hash of the stem of the word codes[from, to): irregular forms by table, the rest by cutting English endings. */
export function hashStem(codes: Int32Array, from: number, to: number): number {
  let whole = hashSeed
  for (let i = from; i < to; i++) whole = hashStep(whole, codes[i]!)
  const known = canonical.get(whole)
  if (known !== undefined) return known

  const end = stemEnd(codes, from, to)
  if (end === to && codes[to - 1] !== y) return whole
  let hash = hashSeed
  for (let i = from; i < end; i++) hash = hashStep(hash, i === end - 1 && codes[i] === y ? 0x69 : codes[i]!)
  return canonical.get(hash) ?? hash
}

const d = 0x64
const e = 0x65
const g = 0x67
const i_ = 0x69
const l = 0x6c
const n = 0x6e
const r = 0x72
const s = 0x73
const y = 0x79
const apostrophe = 0x27

function stemEnd(codes: Int32Array, from: number, to: number): number {
  let end = to
  if (end - from > 2 && codes[end - 1] === s && codes[end - 2] === apostrophe) end -= 2
  while (end - from > 1 && codes[end - 1] === apostrophe) end--
  if (
    end - from > 3 &&
    codes[end - 1] === s &&
    codes[end - 2] !== s &&
    codes[end - 2] !== 0x75 &&
    codes[end - 2] !== i_
  ) {
    end--
    if (end - from > 3 && codes[end - 1] === e && codes[end - 2] === i_) end--
  }
  if (end - from > 4 && codes[end - 1] === y && codes[end - 2] === l) end -= 2
  if (end - from > 5 && codes[end - 1] === g && codes[end - 2] === n && codes[end - 3] === i_)
    end = undoubled(codes, from, end - 3)
  else if (end - from > 4 && codes[end - 1] === d && codes[end - 2] === e) {
    end -= 2
    if (codes[end - 1] !== i_) end = undoubled(codes, from, end)
  } else if (end - from > 5 && codes[end - 1] === r && codes[end - 2] === e)
    end = undoubled(codes, from, end - 2)
  if (end - from > 3 && codes[end - 1] === e) end--
  return end
}

/** "stopp" to "stop", but "tell" and "pass" stay. */
function undoubled(codes: Int32Array, from: number, end: number): number {
  const last = codes[end - 1]!
  if (end - from < 4 || last !== codes[end - 2]) return end
  return last === l || last === s || last === e ? end : end - 1
}
