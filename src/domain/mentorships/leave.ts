import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { By } from './pair.ts'
import { mentorDeputies, mentorships } from './schema.ts'

/**
 * 离开：whoever has left answers for nobody, and nobody answers for them, from this moment on. For the commit that lets
 * them leave. Who is without a mentor now is found by the gaps of the day.
 */
export const leaverWrites = (to: Writer, { clock }: Pick<World, 'clock'>, id: MemberId, by: By): Write[] => {
  const ended = { until: clock.now(), endedBy: by }
  const now = clock.now()
  const today = localDateOf(now)
  const yesterday = localDateOf(new Date(now.getTime() - 24 * 3_600_000))
  return [
    to
      .update(mentorships)
      .set({ ...ended, endedWhy: 'mentee-left' })
      .where(and(eq(mentorships.memberId, id), isNull(mentorships.until))),
    to
      .update(mentorships)
      .set({ ...ended, endedWhy: 'mentor-left' })
      .where(and(eq(mentorships.mentorId, id), isNull(mentorships.until))),
    to
      .update(mentorDeputies)
      .set({ endedOn: yesterday, endedBy: by })
      .where(
        and(
          or(eq(mentorDeputies.mentorId, id), eq(mentorDeputies.deputyId, id)),
          isNull(mentorDeputies.endedOn),
          gte(mentorDeputies.until, today),
        ),
      ),
  ]
}
