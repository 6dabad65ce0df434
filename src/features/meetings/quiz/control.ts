import { type SQL, sql } from 'drizzle-orm'
import type { QuizId } from '../../../core/ids.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { controlFace, type Drawn } from './faces.ts'
import { nextOf } from './next-question.ts'
import { quizRounds, quizzes } from './schema.ts'
import { type Quiz, quizById, roundsOf } from './store.ts'

type Led = Pick<Quiz, 'id' | 'control'>

/** Whether this is still the chair's card. */
export const isControl = ({ id, control }: Led): SQL =>
  sql`exists (select 1 from ${quizzes} where id = ${id} and control = ${control})`

/**
 * The chair's card from now on, while this round is the one on the table; a card that was handed over meanwhile is left as
 * it is.
 */
export const redrawControl = (
  to: Writer,
  world: Pick<World, 'clock'>,
  { quiz, round }: { quiz: Led; round: { n: number } },
  drawn: Drawn & { gentlyMs?: number },
  provided: SQL,
): Write => {
  const isPast = sql`exists (select 1 from ${quizRounds} where quiz_id = ${quiz.id} and n > ${round.n})`
  return redraw(
    to,
    world,
    { letterKey: quiz.control, ...drawn },
    sql`${provided} and ${isControl(quiz)} and not ${isPast}`,
  )
}

/** Another change that comes in between is met a few times at most. */
const tries = 4

/**
 * 主持卡片重画：as things stand now, on whatever card is the chair's now. For a change that met a hand-over on its way, and for
 * a chair whose card shows what is past.
 *
 * @param known the card that was drawn already; nothing is done while it is the chair's
 */
export const refreshControl = async (world: World, quizId: QuizId, known?: string): Promise<void> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const quiz = await quizById(world.db, quizId)
    if (!quiz || quiz.live === null || quiz.control === known) return
    const rounds = await roundsOf(world.db, quizId)
    const asked = rounds.at(-1)
    if (!asked) return
    const { id, state } = asked.round
    const more = (await nextOf(world, quiz, rounds)) !== undefined
    const asRead = sql`${isControl(quiz)} and exists (select 1 from ${quizRounds} where id = ${id} and state = ${state})
      and (select count(*) from ${quizRounds} where quiz_id = ${quizId}) = ${rounds.length}`
    const drawn = controlFace(asked, state === 'closing' ? 'open' : state, state === 'open' || more)
    const [still] = await world.db.commit((to) => [
      to.all<{ held: number }>(sql`select ${asRead} as held`),
      redraw(to, world, { letterKey: quiz.control, ...drawn }, asRead),
    ])
    if (still[0]?.held === 1) return
  }
}
