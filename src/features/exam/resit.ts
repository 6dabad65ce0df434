import { and, eq, isNull, sql } from 'drizzle-orm'
import { movedResitCard } from '../../../cards/exam/result.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { type Member, stillHere } from '../../domain/people/store.ts'
import type { Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { AskedNow } from './apart.ts'
import { handOut } from './hand-out.ts'
import { exams } from './schema.ts'
import { type Exam, sittingsOf, unsettled } from './store.ts'
import { laterResit, momentOf } from './times.ts'

/** Those below the mark and those who did not come, whatever the reason; whoever has passed by a new judgement is through. */
const forResit = async ({ db }: World, exam: Exam): Promise<Member[]> => {
  const again = (await sittingsOf(db, exam.id)).filter((s) => s.round === 'first' && !s.passed)
  // Whoever works in another branch by now was promised a second try all the same.
  return stillHere(
    db,
    again.map((s) => s.memberId),
  )
}

/** 补考改期：nobody could take it while we were away; those who wait for it hear when it is now. */
const moveResit = async (world: World, exam: Exam): Promise<void> => {
  const { resitOpensAt, resitClosesAt } = laterResit(world.clock.now())
  const waiting = await forResit(world, exam)
  const plan = await planPushes(
    world,
    waiting.map(({ id }) => id),
  )
  const times = { opens: momentOf(resitOpensAt), closes: momentOf(resitClosesAt) }
  const card = movedResitCard({ month: exam.month, ...times })
  const line = texts.moved.line(exam.month, times.opens)
  const moved = sql`exists (select 1 from ${exams} where id = ${exam.id} and resit_opens_at = ${resitOpensAt.getTime()})`
  const keyOf = (id: MemberId) => `exam/resit-moved/${exam.id}/${resitOpensAt.getTime()}/${id}`
  await world.db.commit(
    (to) =>
      [
        to
          .update(exams)
          .set({ resitOpensAt, resitClosesAt })
          .where(and(eq(exams.id, exam.id), isNull(exams.resitOpenedAt), eq(exams.resitClosesAt, exam.resitClosesAt))),
        ...waiting.flatMap(({ id }) =>
          push(
            to,
            world,
            plan,
            { key: keyOf(id), member: id, kind: 'result', card, line, expiresAt: resitOpensAt },
            moved,
          ),
        ),
      ] as unknown as Writes,
  )
}

/** 补考：once, with other questions. */
export const openResits = async (world: World, branchId: BranchId, at: Date, askedNow: AskedNow): Promise<void> => {
  const now = world.clock.now()
  for (const exam of await unsettled(world.db, branchId)) {
    if (exam.state !== 'closed' || exam.resitOpenedAt !== null || exam.resitOpensAt > at) continue
    if (exam.resitClosesAt <= now) {
      await moveResit(world, exam)
      continue
    }
    await handOut(world, exam, 'resit', await forResit(world, exam), askedNow)
    await world.db.commit((to) => [
      to
        .update(exams)
        .set({ resitOpenedAt: now })
        .where(and(eq(exams.id, exam.id), isNull(exams.resitOpenedAt))),
    ])
  }
}
