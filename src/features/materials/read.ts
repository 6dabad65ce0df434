import type { Card } from '../../../cards/kit/card.ts'
import { readCard } from '../../../cards/materials/read.card.ts'
import type { FileKey, MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { checkOf, faceOf } from './faces.ts'
import { ledgerSubject, pushKey } from './keys.ts'
import { materialReadings } from './schema.ts'
import { readingOf, type Stored, wasWritten } from './store.ts'

/** 学了：somebody has it before them; said for the first time it stands in the ledger. */
export const learned = (
  to: Writer,
  world: Pick<World, 'clock'>,
  { material, version: { version } }: Stored,
  memberId: MemberId,
  hasCheck: boolean,
): Write[] => {
  const now = world.clock.now()
  return [
    to
      .insert(materialReadings)
      .values({ materialId: material.id, version, memberId, readAt: now, lastReadAt: now })
      .onConflictDoUpdate({
        target: [materialReadings.materialId, materialReadings.version, materialReadings.memberId],
        set: { lastReadAt: now },
      }),
    confirm(to, world, {
      ...{ memberId, kind: 'study', subject: ledgerSubject(material.id, version), stage: 'learned' },
      ...{ confirmedBy: 'system', evidence: `material-reading/${material.id}/${version}/${memberId}`, occurredAt: now },
    }),
    // Whoever has it open is not asked to open it; with a question, what is still to be done is the question.
    ...(['sent', 'renewed', ...(hasCheck ? [] : (['remind'] as const))] as const).map((why) =>
      retractPushes(to, pushKey(why, material.id, version, memberId)),
    ),
  ]
}

/** Two taps within this are one. Milliseconds. */
const together = 10 * 60_000

/** 阅读：the whole text for one person, what must be sent as files beside it. */
export const readMaterial = async (
  world: World,
  stored: Stored,
  actor: Actor,
  /** Whether the card on which the button stood becomes the text, or a letter brings it. */
  where: 'here' | 'letter',
): Promise<{ card: Card; again: boolean }> => {
  const { material, version } = stored
  const [face, check, reading] = await Promise.all([
    faceOf(world, stored),
    checkOf(world, version),
    readingOf(world.db, material.id, version.version, actor.id),
  ])
  const card = readCard(face, { understood: Boolean(reading?.understoodAt) })
  const now = world.clock.now()
  const turn = Math.floor(now.getTime() / together)
  const key = `materials/read/${material.id}/${version.version}/${actor.id}/${turn}`
  const { account } = actor
  const again = await wasWritten(world.db, key)
  await world.db.commit(
    (to) =>
      [
        ...learned(to, world, stored, actor.id, check !== undefined),
        ...(account && where === 'letter' ? [enqueue(to, world, { key, lane: 'reply', to: { account }, card })] : []),
        ...(account
          ? version.files
              .filter((file) => file.kind === 'file')
              .map((file, i) =>
                enqueue(to, world, {
                  key: `${key}/file/${i}`,
                  lane: 'reply',
                  to: { account },
                  file: file.key as FileKey,
                }),
              )
          : []),
      ] as unknown as Writes,
  )
  return { card, again }
}
