import { desc, eq, or } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { mentorships } from '../../domain/mentorships/schema.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './pages/texts.ts'
import { peopleById } from './store.ts'

/** Who answered for this person and for whom this person answered. The others' names only: nothing more of them. */
export const pairingRecords = async ({ db }: World, id: MemberId): Promise<RecordSection[]> => {
  const rows = await db.read
    .select()
    .from(mentorships)
    .where(or(eq(mentorships.memberId, id), eq(mentorships.mentorId, id)))
    .orderBy(desc(mentorships.since))
  const known = await peopleById(
    db,
    rows.flatMap((r) => [r.memberId, r.mentorId]),
  )
  return [
    {
      id: 'pairings',
      title: texts.record.title,
      purpose: texts.record.purpose,
      basis: texts.record.basis,
      columns: texts.record.columns,
      rows: rows.map((r) => {
        const mine = r.memberId === id
        return [
          mine ? texts.record.asMember : texts.record.asMentor,
          known.get(mine ? r.mentorId : r.memberId)?.name ?? '',
          r.since,
          r.until,
          r.reason,
        ]
      }),
    },
  ]
}
