/** ISO 3166 codes, large countries first: asking Intl for the zones of one takes a moment. */
const countries =
  'CN US GB DE IN FR JP CA AU BR ES IT NL PL SE CH PT SG HK TW KR MX IE AT BE DK FI NO NZ ZA CZ RO HU GR TR UA IL AE SA EG NG KE ID MY TH VN PH PK BD AR CL CO PE RU KZ ' +
  'AD AF AG AI AL AM AO AQ AS AW AX AZ BA BB BF BG BH BI BJ BL BM BN BO BQ BS BT BW BY BZ CC CD CF CG CI CK CM CR CU CV CW CX CY DJ DM DO DZ EC EE EH ER ET FJ FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GT GU GW GY HN HR HT IM IO IQ IR IS JE JM JO KG KH KI KM KN KP KW KY LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MZ NA NC NE NF NI NP NR NU OM PA PF PG PM PN PR PS PW PY QA RE RS RW SB SC SD SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TJ TK TL TM TN TO TT TV TZ UG UM UY UZ VA VC VE VG VI VU WF WS YE YT ZM ZW'

const left = countries.split(' ')
const found = new Map<string, string>()
/** By the zone's name as it is written. */
const known = new Map<string, string | null>()

/** ISO 3166 code of the country that a time zone is in; null for zones of none, such as UTC. */
export function countryOfZone(timeZone: string): string | null {
  const before = known.get(timeZone)
  if (before !== undefined) return before
  const country = lookUp(timeZone)
  known.set(timeZone, country)
  return country
}

function lookUp(timeZone: string): string | null {
  // "Asia/Kolkata" and "Asia/Calcutta" are one.
  const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  if (!zone.includes('/') || zone.startsWith('Etc/')) return null
  while (!found.has(zone)) {
    const country = left.shift()
    if (country === undefined) return null
    for (const theirs of zonesOf(country)) if (!found.has(theirs)) found.set(theirs, country)
  }
  return found.get(zone) ?? null
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[]
    getTimeZones?: () => string[]
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}
