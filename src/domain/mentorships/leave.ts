import { and, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { By } from './pair.ts'
import { mentorDeputies, mentorships } from './schema.ts'

/**
 * 离开：whoever has left answers for nobody, and nobody answers for them, from that moment on. For the commit that lets
 * them leave. Who is without a mentor now is found by the gaps of the day.
 */
export const leaverWrites = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { id, at, by, provided = sql`true` }: { id: MemberId; at: Date; by: By; provided?: SQL },
): Write[] => {
  // Nothing ends before it began.
  const ended = { until: sql`max(since, ${at.getTime()})`, endedBy: by }
  const today = localDateOf(clock.now())
  const yesterday = localDateOf(new Date(at.getTime() - 24 * 3_600_000))
  return [
    to
      .update(mentorships)
      .set({ ...ended, endedWhy: 'mentee-left' })
      .where(and(eq(mentorships.memberId, id), isNull(mentorships.until), provided)),
    to
      .update(mentorships)
      .set({ ...ended, endedWhy: 'mentor-left' })
      .where(and(eq(mentorships.mentorId, id), isNull(mentorships.until), provided)),
    to
      .update(mentorDeputies)
      .set({ endedOn: yesterday, endedBy: by })
      .where(
        and(
          or(eq(mentorDeputies.mentorId, id), eq(mentorDeputies.deputyId, id)),
          isNull(mentorDeputies.endedOn),
          gte(mentorDeputies.until, today),
          provided,
        ),
      ),
  ]
}
