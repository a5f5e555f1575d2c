import type { App } from '@slack/bolt'
import { carryOutPrivacyRequest } from '../../../app/carry-out-privacy-request.ts'
import { requestPrivacy } from '../../../app/request-privacy.ts'
import { takeBackPrivacyRequest } from '../../../app/take-back-privacy-request.ts'
import type { Person } from '../../../core/person.ts'
import type { CarriedOut } from '../../../core/privacy/carried-out.ts'
import type { PrivacyRequestKind } from '../../../core/privacy/privacy-requests.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import { describeCarriedOut } from '../../../i18n/describe-carried-out.ts'
import { renderDataReady } from '../blocks/home-privacy.ts'
import type { SlackContext } from '../context.ts'
import { onHomePress } from './home.ts'
import { publishHome } from './show-home.ts'

/** What people ask about their own data in App Home, and admins carrying it out. */
export function privacyListeners(app: App, slack: SlackContext): void {
  const { laurel, workspaceId } = slack

  onHomePress(app, slack, /^privacy:ask:(export|erase)$/, async (person, t, { action }) => {
    const kind: PrivacyRequestKind = action.action_id.endsWith('erase') ? 'erase' : 'export'
    const adminIds = await requestPrivacy(laurel, { workspaceId, personId: person.id, kind })
    await publishHome(slack, person, 'settings', { notice: t.privacy.requested[kind] })
    await tellAdmins(slack, adminIds, ({ privacy }) => privacy.newRequest[kind](`<@${person.id}>`))
  })

  onHomePress(app, slack, 'privacy:take-back', async (person, t, { action }) => {
    const requestId = action.value ?? ''
    const adminIds = await takeBackPrivacyRequest(laurel, { workspaceId, personId: person.id, requestId })
    await publishHome(slack, person, 'settings', { notice: t.privacy.takenBack })
    await tellAdmins(slack, adminIds, ({ privacy }) => privacy.requestTakenBack(`<@${person.id}>`))
  })

  onHomePress(app, slack, /^privacy:(carry-out|handed-over)$/, async (person, _, { action }) => {
    const requestId = action.value ?? ''
    const subject = await subjectOf(slack, requestId)
    const handedOver = action.action_id === 'privacy:handed-over'
    const wish = { workspaceId, actorId: person.id, requestId, handedOver }
    const done = await carryOutPrivacyRequest(laurel, wish)
    if (done.kind === 'erase') slack.directory.forget(done.personId)
    await tellSubject(slack, subject, done)
    await publishHome(slack, person, 'admin', { notice: describeCarriedOut(done, person.language) })
  })
}

/** Afterwards nobody would know which language they speak. */
async function subjectOf({ laurel, workspaceId }: SlackContext, requestId: string): Promise<Person | null> {
  const request = await laurel.database.privacyRequests.get(workspaceId, requestId)
  return request && laurel.database.people.get(workspaceId, request.personId)
}

async function tellSubject(slack: SlackContext, subject: Person | null, done: CarriedOut): Promise<void> {
  if (!subject || done.kind === 'no-address') return
  const t = catalogueOf(subject.language)
  const said = {
    erase: t.privacy.youWereErased,
    'handed-over': t.privacy.youHaveYourData,
  }
  const message = done.kind === 'export' ? renderDataReady(done.address, t) : said[done.kind]
  await slack.tellPrivately(null, subject.id, message)
}

/** They find it in their Home, too, should this message not reach them. */
async function tellAdmins(
  slack: SlackContext,
  adminIds: readonly string[],
  words: (t: Catalogue) => string,
): Promise<void> {
  for (const id of adminIds) {
    try {
      const admin = await slack.personOf(id)
      await slack.tellPrivately(null, id, words(slack.t(admin)))
    } catch (error) {
      slack.log.warn({ err: error }, 'an admin could not be told of a privacy request')
    }
  }
}
