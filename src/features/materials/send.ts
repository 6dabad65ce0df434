import { and, eq, isNull, sql } from 'drizzle-orm'
import { sentCard } from '../../../cards/materials/sent.card.ts'
import { texts } from '../../../cards/materials/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { MaterialId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { branchById } from '../../domain/people/store.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { meantBy, type Sending } from './audience.ts'
import { checkOf, faceOf } from './faces.ts'
import { groupLetterKey, pushKey } from './keys.ts'
import { isDone, standingOf } from './progress.ts'
import { type Audience, materialReadings, materialSendings } from './schema.ts'
import { obstacle, readingIs, readingsOf, type Stored, stillCounts, storedById } from './store.ts'

const day = 86_400_000
/** A push that found no good moment by then is let go. Milliseconds. */
const worthwhile = 5 * day

export type NewSending = {
  once: string
  audience: Audience
  target: string
  by: MemberId
  /** At once when it is past. */
  dueAt: Date
  /** Days after which those who have not learned it are reminded, once; 0 for never. */
  remindDays: number
}

/** 安排发出：once for a drawn form. @returns the sending, as it stands now */
export const planSending = async (
  world: World,
  { material }: Stored,
  { remindDays, ...wish }: NewSending,
): Promise<Sending | undefined> => {
  const now = world.clock.now()
  const id = world.ids.next()
  const dueAt = new Date(Math.max(wish.dueAt.getTime(), now.getTime()))
  const row = {
    ...{ ...wish, id, materialId: material.id, at: now, dueAt },
    remindAt: remindDays > 0 ? new Date(dueAt.getTime() + remindDays * day) : null,
  }
  await world.db.commit((to) => [
    insertIf(to, materialSendings, row, sql`true`),
    audit(
      to,
      world,
      {
        ...{ actor: wish.by, action: 'materials.sent', object: `material/${material.id}` },
        detail: { audience: wish.audience },
      },
      sql`exists (select 1 from ${materialSendings} where ${materialSendings.id} = ${id})`,
    ),
  ])
  const [found] = await world.db.read.select().from(materialSendings).where(eq(materialSendings.once, wish.once))
  return found
}

const ended = (world: World, { id }: Sending, what: 'sentAt' | 'cancelledAt' | 'remindedAt') =>
  world.db.commit((to) => [
    to
      .update(materialSendings)
      .set({ [what]: world.clock.now() })
      .where(and(eq(materialSendings.id, id), isNull(materialSendings[what]))),
  ])

/** What there is to be said about it today; 'early' when its day is still to come, nothing when it is past. */
const learnable = async (world: World, id: MaterialId): Promise<Stored | 'early' | undefined> => {
  const stored = await storedById(world.db, id)
  const why = stored ? obstacle(stored, localDateOf(world.clock.now())) : 'gone'
  return why === 'early' ? why : why ? undefined : stored
}

const toGroup = async (world: World, stored: Stored, sending: Sending): Promise<void> => {
  const { material, version } = stored
  const chat = (await branchById(world.db, material.branchId))?.chatId
  if (!chat) return
  const card = sentCard({ face: await faceOf(world, stored), place: 'group', because: 'sent' })
  await world.db.commit((to) => [
    enqueue(
      to,
      world,
      { key: groupLetterKey(sending.id), lane: 'broadcast', to: { chat }, card },
      stillCounts(material.id, version.version),
    ),
  ])
}

type Why = 'sent' | 'renewed' | 'remind'

/** To each in 单聊, at a moment that is good for them; once for a version, and not when they know it by then. */
export const tellPeople = async (world: World, stored: Stored, people: readonly MemberId[], why: Why) => {
  const { material, version } = stored
  const { id } = material
  const because = why === 'remind' ? 'reminded' : why
  const card = sentCard({ face: await faceOf(world, stored), place: 'own', because })
  const hasCheck = (await checkOf(world, version)) !== undefined
  const readings = await readingsOf(world.db, id, version.version)
  const toTell = people.filter((member) => !isDone(standingOf(readings.get(member)), hasCheck))
  const done = (member: MemberId) =>
    sql`exists (select 1 from ${materialReadings} where ${readingIs(id, version.version, member)}
      and (${materialReadings.understoodAt} is not null or ${!hasCheck}))`
  await pushAll(
    world,
    toTell.map((member) => ({
      ...{ key: pushKey(why, id, version.version, member), member, kind: 'study' as const, card },
      line: texts.line[why](version.title),
      expiresAt: new Date(world.clock.now().getTime() + worthwhile),
      provided: sql`${stillCounts(id, version.version)} and not ${done(member)}`,
    })),
  )
}

/** 发出：may be done again after a crash; what was said is said once. One that has nothing to say any more is dropped. */
export const deliverSending = async (world: World, sending: Sending): Promise<void> => {
  const stored = await learnable(world, sending.materialId)
  if (stored === 'early') return
  if (!stored) return void (await ended(world, sending, 'cancelledAt'))
  if (sending.audience === 'branch') await toGroup(world, stored, sending)
  else {
    const people = await meantBy(world.db, stored, sending)
    const ids = people.map((m) => m.id)
    await tellPeople(world, stored, ids, 'sent')
  }
  await ended(world, sending, 'sentAt')
}

/** 善意提醒一次：those of this sending who have not learned it. Nothing about them goes anywhere else. */
export const remindOnce = async (world: World, sending: Sending): Promise<void> => {
  const stored = await learnable(world, sending.materialId)
  if (stored === 'early') return
  if (stored) {
    const { post } = stored.version
    const people = (await meantBy(world.db, stored, sending)).filter(
      (m) => sending.audience !== 'branch' || post === '' || m.post === post,
    )
    await tellPeople(
      world,
      stored,
      people.map((m) => m.id),
      'remind',
    )
  }
  await ended(world, sending, 'remindedAt')
}
