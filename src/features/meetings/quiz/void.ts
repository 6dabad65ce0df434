import { and, eq, inArray, sql } from 'drizzle-orm'
import { attempts } from '../../../domain/attempts/schema.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { redrawControl, refreshControl } from './control.ts'
import { controlFace, voidFace } from './faces.ts'
import { roundLetterKey } from './keys.ts'
import { openNext } from './next.ts'
import { nextOf } from './next-question.ts'
import { quizRounds } from './schema.ts'
import { type Asked, roundsOf } from './store.ts'

/** 撤回一题：its answers count for nobody, and another one stands in for it at once. */
export const replaceRound = async (world: World, asked: Asked): Promise<void> => {
  const { quiz, round } = asked
  const isVoid = sql`exists (select 1 from ${quizRounds} where id = ${round.id} and state = 'void')`
  const now = world.clock.now()
  const asVoid = { ...round, state: 'void' as const }
  const rounds = (await roundsOf(world.db, quiz.id)).map((r) => (r.round.id === round.id ? { ...r, round: asVoid } : r))
  const more = (await nextOf(world, quiz, rounds)) !== undefined
  await world.db.commit((to) => [
    to
      .update(quizRounds)
      .set({ state: 'void', closedAt: now, closedBy: 'system' })
      .where(and(eq(quizRounds.id, round.id), inArray(quizRounds.state, ['open', 'closing']))),
    // A closing that was under way may have written some of them down already.
    to
      .update(attempts)
      .set({ voidedAt: now })
      .where(and(eq(attempts.source, 'meeting'), eq(attempts.ref, round.id), isVoid)),
    redraw(to, world, { letterKey: roundLetterKey(round.id), card: voidFace(asked) }, isVoid),
    redrawControl(to, world, asked, controlFace(asked, 'void', more), isVoid),
    audit(
      to,
      world,
      { actor: 'system', action: 'quiz.round-voided', object: round.id },
      sql`exists (select 1 from ${quizRounds} where id = ${round.id} and state = 'void' and closed_at = ${now.getTime()})`,
    ),
  ])
  await refreshControl(world, quiz.id, quiz.control)
  await openNext(world, { quizId: quiz.id, after: round.n, chair: 'system' })
}
