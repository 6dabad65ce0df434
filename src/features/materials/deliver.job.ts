import { and, asc, eq, isNotNull, isNull, lte, type SQL } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { materialSendings, materialVersions } from './schema.ts'
import { deliverSending, remindOnce, tellPeople } from './send.ts'
import { learnedBefore, obstacle, storedById } from './store.ts'

const toSend = (now?: Date): SQL | undefined =>
  and(isNull(materialSendings.sentAt), isNull(materialSendings.cancelledAt), now && lte(materialSendings.dueAt, now))

const toRemind = (now?: Date): SQL | undefined =>
  and(
    isNotNull(materialSendings.sentAt),
    isNotNull(materialSendings.remindAt),
    isNull(materialSendings.remindedAt),
    isNull(materialSendings.cancelledAt),
    now && lte(materialSendings.remindAt, now),
  )

const toRenew = (now?: Date): SQL | undefined =>
  and(
    isNotNull(materialVersions.renewAt),
    isNull(materialVersions.renewedAt),
    now && lte(materialVersions.renewAt, now),
  )

const sendings = (db: Db, where: SQL | undefined) =>
  db.read.select().from(materialSendings).where(where).orderBy(asc(materialSendings.dueAt), asc(materialSendings.id))

/** 新版请再看一眼：once, to those who learned an earlier version. */
const renew = async (world: World, { materialId, version }: typeof materialVersions.$inferSelect): Promise<void> => {
  const stored = await storedById(world.db, materialId)
  const why = stored && obstacle(stored, localDateOf(world.clock.now()))
  // One that does not hold yet waits for its day.
  if (why === 'early') return
  if (stored && !why && stored.version.version === version)
    await tellPeople(world, stored, await learnedBefore(world.db, materialId, version), 'renewed')
  await world.db.commit((to) => [
    to
      .update(materialVersions)
      .set({ renewedAt: world.clock.now() })
      .where(and(eq(materialVersions.materialId, materialId), eq(materialVersions.version, version))),
  ])
}

/** 到点发资料：what is due to be sent, to be looked at again, or to be reminded of. */
export const deliverJob = defineJob({
  id: 'materials.deliver',
  schedule: { cron: '4-59/10 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) =>
    (await db.read.$count(materialSendings, toSend())) +
      (await db.read.$count(materialSendings, toRemind())) +
      (await db.read.$count(materialVersions, toRenew())) ===
    0,
  run: async (world) => {
    const now = world.clock.now()
    for (const sending of await sendings(world.db, toSend(now))) await deliverSending(world, sending)
    const renewing = await world.db.read.select().from(materialVersions).where(toRenew(now))
    for (const version of renewing) await renew(world, version)
    for (const sending of await sendings(world.db, toRemind(now))) await remindOnce(world, sending)
  },
})
