import { sql } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { attempts } from '../../domain/attempts/schema.ts'
import { openGap } from '../../domain/gaps/open.ts'
import { gaps } from '../../domain/gaps/schema.ts'
import { members } from '../../domain/people/schema.ts'
import type { Write } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

/** Two misses of one point within so long are no slip any more. Milliseconds. */
const within = 30 * 24 * 3_600_000
const needed = 2
/** So long after it was closed one miss is enough: what was thought to be mastered was not. Milliseconds. */
const remembered = 90 * 24 * 3_600_000
/** So many that were opened here stand open for one person: nobody learns five things at a time, and a mentor has several people. */
const atATime = 2
const atOnce = 100

type Missed = { memberId: MemberId; point: string; questionId: QuestionId }

const missed = async ({ db }: World, now: Date): Promise<Missed[]> => {
  const closed = sql`(select max(g.closed_at) from ${gaps} g where g.member_id = a.member_id and g.point = a.point and g.closed_why = 'shown')`
  const standing = sql`(select count(*) from ${gaps} s where s.member_id = a.member_id and s.closed_at is null and s.because = 'misses')`
  return db.read.all<Missed>(sql`
    select "memberId", point, "questionId" from (
    select a.member_id as "memberId", a.point as point,
      (select l.question_id from ${attempts} l where l.member_id = a.member_id and l.point = a.point and not l.correct
        and l.voided_at is null and l.source not in ('preshift', 'practice') order by l.answered_at desc limit 1) as "questionId",
      ${standing} + row_number() over (partition by a.member_id order by count(*) desc, max(a.answered_at) desc, a.point) as place
    from ${attempts} a join ${members} m on m.id = a.member_id and m.left_at is null
    where not a.correct and a.voided_at is null and a.source not in ('preshift', 'practice')
      and a.answered_at > ${now.getTime() - within} and a.answered_at > coalesce(${closed}, 0)
      and not exists (select 1 from ${gaps} o where o.member_id = a.member_id and o.point = a.point and o.closed_at is null)
    group by a.member_id, a.point
    having count(*) >= case when coalesce(${closed}, 0) > ${now.getTime() - remembered} then 1 else ${needed} end
    ) where place <= ${atATime} order by "memberId", point`)
}

/**
 * 答错两次：opens what nobody is helped with yet, the most missed first; what finds no place waits until one is closed, and
 * comes up in the reviews meanwhile. It is help and nothing else: no count of it is kept, and nobody is told
 * but those who help.
 *
 * @returns how many
 */
export const openMissed = async (world: World): Promise<number> => {
  const found = await missed(world, world.clock.now())
  for (let i = 0; i < found.length; i += atOnce)
    await world.db.commit(
      (to) =>
        found.slice(i, i + atOnce).map((gap) => openGap(to, world, { ...gap, because: 'misses' })) as [
          Write,
          ...Write[],
        ],
    )
  return found.length
}
