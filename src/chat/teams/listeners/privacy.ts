import { carryOutPrivacyRequest } from '../../../app/carry-out-privacy-request.ts'
import { requestPrivacy } from '../../../app/request-privacy.ts'
import { requireAdmin } from '../../../app/require-admin.ts'
import { takeBackPrivacyRequest } from '../../../app/take-back-privacy-request.ts'
import type { Person } from '../../../core/person.ts'
import type { CarriedOut } from '../../../core/privacy/carried-out.ts'
import type { PrivacyRequestKind } from '../../../core/privacy/privacy-requests.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type Catalogue, catalogueOf } from '../../../i18n/catalogue.ts'
import { describeCarriedOut } from '../../../i18n/describe-carried-out.ts'
import { renderConfirmPrivacy, renderDataReady, renderEraseQuestion } from '../cards/home-privacy.ts'
import type { TeamsContext } from '../context.ts'
import type { Act, ActHandler, Outcome } from './act.ts'
import { homeCard } from './home.ts'

/** What people ask about their own data in their home, and admins carrying it out. */
export const privacyActs: Record<string, ActHandler> = {
  async 'privacy:question'({ t }) {
    return { card: renderEraseQuestion(t) }
  },

  async 'privacy:ask'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const kind: PrivacyRequestKind = data.kind === 'erase' ? 'erase' : 'export'
    const adminIds = await requestPrivacy(laurel, { workspaceId, personId: person.id, kind })
    await tellAdmins(teams, adminIds, ({ privacy }) => privacy.newRequest[kind](`<@${person.id}>`))
    return { card: await homeCard(teams, person, 'settings', { said: t.privacy.requested[kind] }) }
  },

  async 'privacy:take-back'({ teams, person, t, data }) {
    const { laurel, workspaceId } = teams
    const wish = { workspaceId, personId: person.id, requestId: data.id ?? '' }
    const adminIds = await takeBackPrivacyRequest(laurel, wish)
    await tellAdmins(teams, adminIds, ({ privacy }) => privacy.requestTakenBack(`<@${person.id}>`))
    return { card: await homeCard(teams, person, 'settings', { said: t.privacy.takenBack }) }
  },

  async 'privacy:confirm'({ teams, person, t, data }) {
    const { database } = teams.laurel
    await requireAdmin(database, teams.workspaceId, person.id)
    const [request] = (await database.privacyRequests.open(teams.workspaceId)).filter(
      ({ id }) => id === data.id,
    )
    if (!request) throw new Refusal('not-found')
    return { card: renderConfirmPrivacy(request, t, teams.laurel.reportAddress !== undefined) }
  },

  'privacy:carry-out': act => carryOut(act, false),
  'privacy:handed-over': act => carryOut(act, true),
}

async function carryOut({ teams, person, data }: Act, handedOver: boolean): Promise<Outcome> {
  const { laurel, workspaceId } = teams
  const requestId = data.id ?? ''
  const subject = await subjectOf(teams, requestId)
  const wish = { workspaceId, actorId: person.id, requestId, handedOver }
  const done = await carryOutPrivacyRequest(laurel, wish)
  if (done.kind === 'erase') teams.directory.forget(done.personId)
  await tellSubject(teams, subject, done)
  // Admins who had themselves erased have no home any more.
  if (done.kind === 'erase' && done.personId === person.id)
    return { say: describeCarriedOut(done, person.language) }
  return { card: await homeCard(teams, person, 'admin', { said: describeCarriedOut(done, person.language) }) }
}

interface Subject {
  person: Person
  conversationId: string | null
}

/** Afterwards nobody would know which language they speak, and where. */
async function subjectOf({ laurel, workspaceId }: TeamsContext, requestId: string): Promise<Subject | null> {
  const { privacyRequests, people, addresses } = laurel.database
  const request = await privacyRequests.get(workspaceId, requestId)
  const person = request && (await people.get(workspaceId, request.personId))
  if (!person) return null
  const address = await addresses.ofPerson(workspaceId, person.id)
  return { person, conversationId: address?.conversationId ?? null }
}

async function tellSubject(teams: TeamsContext, subject: Subject | null, done: CarriedOut): Promise<void> {
  if (!subject || done.kind === 'no-address') return
  const { person, conversationId } = subject
  const t = catalogueOf(person.language)
  if (done.kind === 'handed-over') return teams.tell(person, t.privacy.youHaveYourData)
  if (done.kind === 'export') return teams.tell(person, renderDataReady(done.address, t))
  if (conversationId === null) return
  try {
    // Not to the person: that would store where they are reached anew.
    await teams.chat.say(conversationId, await teams.dressed(t.privacy.youWereErased, person))
  } catch (error) {
    teams.log.warn({ err: error }, 'somebody could not be told that their data were erased')
  }
}

/** They find it in their home, too, should this message not reach them. */
async function tellAdmins(
  teams: TeamsContext,
  adminIds: readonly string[],
  words: (t: Catalogue) => string,
): Promise<void> {
  for (const admin of await teams.directory.people([...adminIds])) {
    try {
      await teams.tell(admin, words(teams.t(admin)))
    } catch (error) {
      teams.log.warn({ err: error }, 'an admin could not be told of a privacy request')
    }
  }
}
