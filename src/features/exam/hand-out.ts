import { eq, sql } from 'drizzle-orm'
import { texts } from '../../../cards/exam/texts.ts'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { isOpened, openPaper, preparePaper } from '../../domain/papers/open.ts'
import { papersOf } from '../../domain/papers/store.ts'
import type { Member } from '../../domain/people/store.ts'
import { holdQuestions } from '../../domain/questions/held.ts'
import { mixedItem } from '../../domain/questions/option-order.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { type AskedNow, apart } from './apart.ts'
import { examBank } from './bank.ts'
import { compose } from './compose.ts'
import { examPaper, paperKeyOf, refOf } from './paper.ts'
import { poolFor } from './pool.ts'
import { examSittings } from './schema.ts'
import { blueprintFor } from './shortage.ts'
import type { Exam, Round } from './store.ts'
import { momentOf } from './times.ts'

/** People a commit. */
const atOnce = 40

/**
 * 给一个人出卷：the same again for the same person and exam. With `seen` other questions than those; where the bank has not enough
 * of others, some come again.
 */
const itemsFor = (
  { id, blueprint }: Exam,
  round: Round,
  { id: member, post }: Pick<Member, 'id' | 'post'>,
  { pool, bank }: { pool: readonly StoredQuestion[]; bank: readonly StoredQuestion[] },
  seen: ReadonlySet<QuestionId>,
) => {
  const seed = paperKeyOf(id, round, member)
  const wanted = blueprintFor(blueprint, post)
  const fresh = (some: readonly StoredQuestion[]) => some.filter((question) => !seen.has(question.id))
  const made = (some: readonly StoredQuestion[]) => compose(wanted, some, { seed, post })
  const chosen = made(fresh(pool)) ?? made(fresh(bank)) ?? made(pool)
  const byId = new Map(bank.map((question) => [question.id, question]))
  return chosen?.flatMap((id) => {
    const question = byId.get(id)
    return question ? [mixedItem(question, seed)] : []
  })
}

/** What each of them has been asked in this exam before. */
const seenBefore = async ({ db }: World, exam: Exam, round: Round): Promise<Map<MemberId, Set<QuestionId>>> =>
  round === 'first'
    ? new Map()
    : new Map(
        (await papersOf(db, examPaper.kind, refOf(exam, 'first'))).map((paper) => [
          paper.memberId,
          new Set(paper.items.map((item) => item.question.id)),
        ]),
      )

const invited = async ({ db }: World, { id }: Exam, round: Round): Promise<Set<MemberId>> =>
  new Set(
    (
      await db.read
        .select({ member: examSittings.memberId })
        .from(examSittings)
        .where(sql`${eq(examSittings.examId, id)} and ${eq(examSittings.round, round)}`)
    ).map(({ member }) => member),
  )

type Handed = (to: Writer) => Write[]

/** 发卷：to each of these a paper of their own, once, brought when that person may be written to. */
export const handOut = async (
  world: World,
  exam: Exam,
  round: Round,
  people: readonly Member[],
  askedNow: AskedNow,
): Promise<void> => {
  const bank = await apart(world, exam, examBank(world.db, exam.branchId), askedNow)
  const seed = `${exam.id}/${round}`
  const pools = new Map<string, readonly StoredQuestion[]>()
  const seen = await seenBefore(world, exam, round)
  const before = await invited(world, exam, round)
  const closesAt = round === 'first' ? exam.closesAt : exam.resitClosesAt
  const waiting = people.filter(({ id }) => !before.has(id))
  for (let from = 0; from < waiting.length; from += atOnce) {
    const some = waiting.slice(from, from + atOnce)
    const plan = await planPushes(
      world,
      some.map(({ id }) => id),
    )
    const handed: Handed[] = []
    for (const person of some) {
      const base = { examId: exam.id, round, memberId: person.id }
      const { post } = person
      const pool =
        pools.get(post) ?? (await poolFor(bank, { blueprint: blueprintFor(exam.blueprint, post), post, seed }))
      pools.set(post, pool)
      const from = { pool, bank: await bank(post) }
      const items = itemsFor(exam, round, person, from, seen.get(person.id) ?? new Set())
      if (!items) {
        // The bank has shrunk since it was announced: nobody is to suffer from that.
        world.log.warn('exam.no-paper', { exam: exam.id, member: person.id })
        continue
      }
      if (!person.account) {
        const offline = { excuse: 'offline' as const, excusedBy: 'system' as const, excusedAt: world.clock.now() }
        handed.push((to) => [insertIf(to, examSittings, { ...base, ...offline }, sql`true`)])
        continue
      }
      const { row, card, letterKey } = await preparePaper(world, examPaper, {
        ...{ key: paperKeyOf(exam.id, round, person.id), memberId: person.id, branchId: exam.branchId },
        ...{ ref: refOf(exam, round), items, closesAt, minutes: exam.blueprint.minutes },
      })
      const line = texts.paper.line(exam.month, momentOf(closesAt))
      const asked = items.map(({ questionId }) => questionId)
      handed.push((to) => [
        openPaper(to, row),
        holdQuestions(to, asked, row.ref),
        insertIf(to, examSittings, { ...base, paperId: row.id }, isOpened(row)),
        ...push(
          to,
          world,
          plan,
          { key: letterKey, member: person.id, kind: 'exam', card, line, expiresAt: closesAt },
          isOpened(row),
        ),
      ])
    }
    if (handed.length > 0) await world.db.commit((to) => handed.flatMap((write) => write(to)) as unknown as Writes)
  }
}
