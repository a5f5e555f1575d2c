/** Parts of a Slack profile that say what somebody is up to. */
interface Status {
  status_text?: string | undefined
  status_emoji?: string | undefined
  /** Seconds since 1970; 0 where it stays. */
  status_expiration?: number | undefined
}

/** Those that Slack itself offers for being on vacation and ill, and their like. */
const emojis = new Set([
  ':palm_tree:',
  ':face_with_thermometer:',
  ':desert_island:',
  ':beach_with_umbrella:',
  ':no_entry:',
  ':baby_bottle:',
])

const words =
  /\b(ooo|out of (the )?office|on leave|annual leave|parental leave|sick leave|off sick|out sick|vacation(ing)?|on holiday|pto)\b|休假|年假|病假|产假|陪产假|请假|不在岗|外出中/i

/** Out of office by the status that a person shows; null where they are not. */
export function awayOf(status: Status | undefined): { until: Date | null } | null {
  const { status_text: text = '', status_emoji: emoji = '', status_expiration: seconds = 0 } = status ?? {}
  // "Working from the beach" with a palm tree is at work.
  const isAway = words.test(text) || (emojis.has(emoji) && !/\b(work|wfh|remote)|办公|工作/i.test(text))
  if (!isAway) return null
  return { until: seconds > 0 ? new Date(seconds * 1000) : null }
}
