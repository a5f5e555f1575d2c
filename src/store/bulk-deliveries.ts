import type { BulkDeliveries, ClaimedDelivery, SettledDelivery, Wait } from '../core/delivery/bulk.ts'
import type { Client } from './client.ts'
import { toDelivery } from './deliveries.ts'
import type { Delivery as Row } from './generated/client.ts'

type ClaimedRow = Row & { attempt: number; wasUnclear: boolean }

export class PostgresBulkDeliveries implements BulkDeliveries {
  constructor(private readonly client: Client) {}

  async waiting(): Promise<string[]> {
    const rows = await this.client.$queryRaw<{ id: string }[]>`
      select w."id" from "Workspace" w
      where exists (
        select from "BulkDelivery" b
        where b."workspaceId" = w."id" and b."claimedBy" is null and b."dueAt" <= now()
      )
      order by w."id"`
    return rows.map(({ id }) => id)
  }

  async claim(workspaceId: string, lane: string, count: number): Promise<ClaimedDelivery[]> {
    // A message waits while an earlier one to its conversation is in the line, whoever has that in hand.
    const rows = await this.client.$queryRaw<ClaimedRow[]>`
      with due as (
        select b."workspaceId", b."deliveryId", b."isUnclear"
        from "BulkDelivery" b
        where b."workspaceId" = ${workspaceId} and b."claimedBy" is null and b."dueAt" <= now()
          and not exists (
            select from "BulkDelivery" e
            where e."workspaceId" = b."workspaceId" and e."conversation" = b."conversation"
              and e."position" < b."position" and not e."isPostponed"
          )
        order by b."position" limit ${count}
        for update of b skip locked
      ), taken as (
        update "BulkDelivery" b
        set "claimedBy" = ${lane}, "isPostponed" = false, "isUnclear" = true, "attempts" = b."attempts" + 1
        from due where b."workspaceId" = due."workspaceId" and b."deliveryId" = due."deliveryId"
        returning b."workspaceId", b."deliveryId", b."position", b."attempts", due."isUnclear"
      )
      select d.*, taken."attempts" as "attempt", taken."isUnclear" as "wasUnclear"
      from taken join "Delivery" d on d."workspaceId" = taken."workspaceId" and d."id" = taken."deliveryId"
      order by taken."position"`
    return rows.map(({ attempt, wasUnclear, ...row }) => ({
      workspaceId,
      claimedBy: lane,
      delivery: toDelivery(row),
      mayHaveArrived: wasUnclear || row.state === 'sending',
      attempt,
    }))
  }

  async settle(outcomes: readonly SettledDelivery[], now: Date): Promise<void> {
    const column = <Key extends keyof SettledDelivery>(key: Key) => outcomes.map(outcome => outcome[key])
    await this.client.$executeRaw`
      with outcome as (
        select * from unnest(
          ${column('workspaceId')}::text[], ${column('deliveryId')}::text[], ${column('state')}::text[],
          ${column('channel')}::text[], ${column('messageId')}::text[]
        ) as o("workspaceId", "id", "state", "channel", "messageId")
      ), settled as (
        update "Delivery" d
        set "state" = o."state"::"DeliveryState", "channel" = o."channel", "messageId" = o."messageId",
          "attempts" = d."attempts" + 1, "error" = null, "finishedAt" = ${now}
        from outcome o
        where d."workspaceId" = o."workspaceId" and d."id" = o."id" and d."state" in ('queued', 'sending')
      )
      delete from "BulkDelivery" b using outcome o
      where b."workspaceId" = o."workspaceId" and b."deliveryId" = o."id"`
  }

  async putBack(
    { workspaceId, claimedBy, delivery: { id } }: ClaimedDelivery,
    { seconds, why, untouched, error }: Wait,
  ): Promise<void> {
    // What a lane lost to another, it has no say about. What only waited its turn was no attempt.
    await this.client.$executeRaw`
      with back as (
        update "BulkDelivery"
        set "claimedBy" = null, "dueAt" = now() + ${seconds}::float8 * interval '1 second',
          "isPostponed" = ${why === 'postponed'}::boolean, "isUnclear" = ${!untouched}::boolean,
          "attempts" = "attempts" - ${why === 'failed' ? 0 : 1}::int
        where "workspaceId" = ${workspaceId} and "deliveryId" = ${id} and "claimedBy" = ${claimedBy}
        returning "workspaceId", "deliveryId"
      )
      update "Delivery" d
      set "error" = ${error}, "state" = ${untouched ? 'queued' : 'sending'}::"DeliveryState",
        "attempts" = d."attempts" + ${untouched ? 0 : 1}::int
      from back
      where d."workspaceId" = back."workspaceId" and d."id" = back."deliveryId" and d."state" in ('queued', 'sending')`
  }

  async remove(workspaceId: string, deliveryId: string): Promise<void> {
    await this.client.bulkDelivery.deleteMany({ where: { workspaceId, deliveryId } })
  }
}
