import type { BaseLogger } from 'pino'
import { forgetPictureFiles } from '../app/forget-picture-files.ts'
import { forgetReceipts } from '../app/forget-receipts.ts'
import { forgetReportLinks } from '../app/forget-report-links.ts'
import type { Laurel } from '../app/laurel.ts'
import { offerIdentities } from '../app/offer-identities.ts'

const everyMs = 6 * 3600 * 1000

/** How soon somebody is asked who is found in both chats. */
const lookEveryMs = 10 * 60 * 1000

/** Tidies up now and again. Any number of replicas may do so. */
export function startHousekeeping(laurel: Laurel, log: BaseLogger): { stop(): void } {
  const tidy = () => {
    forgetReceipts(laurel).then(
      count => log.debug({ count }, 'old receipts were forgotten'),
      error => log.warn({ err: error }, 'old receipts could not be forgotten'),
    )
    forgetReportLinks(laurel).catch(error => log.warn({ err: error }, 'old links could not be forgotten'))
    forgetPictureFiles(laurel).catch(error => log.warn({ err: error }, 'old pictures could not be forgotten'))
  }
  const look = () => {
    offerIdentities(laurel).then(
      found => log.debug(found, 'people were looked for in both chats'),
      error => log.warn({ err: error }, 'people could not be looked for in both chats'),
    )
  }
  const timers = [setInterval(tidy, everyMs), setInterval(look, lookEveryMs)]
  tidy()
  look()
  return {
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
