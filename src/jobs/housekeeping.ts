import type { BaseLogger } from 'pino'
import { forgetPictureFiles } from '../app/forget-picture-files.ts'
import { forgetReceipts } from '../app/forget-receipts.ts'
import { forgetReportLinks } from '../app/forget-report-links.ts'
import type { Laurel } from '../app/laurel.ts'

const everyMs = 6 * 3600 * 1000

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
  const timer = setInterval(tidy, everyMs)
  tidy()
  return { stop: () => clearInterval(timer) }
}
