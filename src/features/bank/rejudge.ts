import { and, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/bank/texts.ts'
import { rejudgedCard } from '../../../cards/bank/told.card.ts'
import { optionWords } from '../../../cards/kit/question.ts'
import type { Attempt } from '../../domain/attempts/attempts.ts'
import { attempts } from '../../domain/attempts/schema.ts'
import type { PushPlan } from '../../domain/disturbance/plan.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import type { Rejudging } from '../../domain/questions/followers.ts'
import { keyIn } from '../../domain/questions/same.ts'
import type { Db, Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { correcting, type LedgerLines, ledgerLinesOf } from './ledger.ts'
import { rejudgements } from './schema.ts'
import { shortly } from './tell.ts'

/** So many attempts a commit: nobody's tap waits long behind it. */
const atOnce = 50

/** Those whose result is not what the new key says; after they were changed they are not among them any more. */
const toChange = async (db: Db, { from, judge }: Rejudging): Promise<Attempt[]> => {
  // What was said aloud has no letters: whoever asked has judged it.
  const ofQuestion = and(eq(attempts.questionId, from.id), isNull(attempts.voidedAt), ne(attempts.choice, ''))
  const made = await db.read.selectDistinct({ choice: attempts.choice }).from(attempts).where(ofQuestion)
  const by = (result: boolean | undefined) => made.flatMap((m) => (judge(m.choice) === result ? [m.choice] : []))
  const wrongly = (choices: string[], further?: SQL) =>
    choices.length > 0 ? [and(inArray(attempts.choice, choices), further)] : []
  const differs = [
    ...wrongly(by(true), eq(attempts.correct, false)),
    ...wrongly(by(false), eq(attempts.correct, true)),
    ...wrongly(by(undefined)),
  ]
  if (differs.length === 0) return []
  return db.read
    .select()
    .from(attempts)
    .where(and(ofQuestion, or(...differs)))
    .limit(atOnce)
}

const notice = (
  to: Writer,
  world: World,
  plan: PushPlan,
  { from, to: next }: Rejudging,
  { memberId, choice, source }: Attempt,
  now: boolean | undefined,
  provided: SQL,
): Write[] => {
  // An exam speaks for itself, when it is over for everyone.
  if (source === 'exam') return []
  const became = now === undefined ? 'void' : now ? 'right' : 'wrong'
  const answer = keyIn(from, next)
  const { line } = texts.rejudged
  const card = rejudgedCard({ stem: from.stem, options: from.options, chosen: choice, answer, became })
  const words =
    became === 'wrong' && answer
      ? line.wrong(shortly(optionWords(from, answer)))
      : line[became === 'right' ? became : 'void']
  const key = `bank/rejudged/${from.id}/${next.id}/${memberId}`
  return push(to, world, plan, { key, member: memberId, kind: 'result', card, line: words }, provided)
}

const changeOne = (
  to: Writer,
  world: World,
  plan: PushPlan,
  lines: LedgerLines,
  change: Rejudging,
  attempt: Attempt,
): Write[] => {
  const { source, ref, memberId, questionId, correct: was } = attempt
  const now = change.judge(attempt.choice)
  const at = world.clock.now()
  const key = { fromId: change.from.id, toId: change.to.id, memberId, source, ref }
  const noted = sql`exists (select 1 from ${rejudgements} where from_id = ${key.fromId} and to_id = ${key.toId}
    and member_id = ${memberId} and source = ${source} and ref = ${ref})`
  const row = and(
    eq(attempts.source, source),
    eq(attempts.ref, ref),
    eq(attempts.memberId, memberId),
    eq(attempts.questionId, questionId),
  )
  return [
    insertIf(
      to,
      rejudgements,
      { ...key, was, now: now ?? null, at },
      sql`exists (select 1 from ${attempts} where ${row})`,
    ),
    to
      .update(attempts)
      .set(now === undefined ? { voidedAt: at } : { correct: now })
      .where(and(row, noted)),
    ...correcting(to, world, lines, change, attempt, now, noted),
    ...notice(to, world, plan, change, attempt, now, noted),
  ]
}

/**
 * 改判：every attempt at the old version, by the new key; the ledger gets a line that corrects the old one, and whoever's
 * result has changed is told, once. In small commits: what breaks off half way is finished by doing it again.
 *
 * @returns how many were changed now
 */
export const rejudgeAttempts = async (world: World, change: Rejudging): Promise<number> => {
  for (let changed = 0; ; ) {
    const some = await toChange(world.db, change)
    if (some.length === 0) return changed
    const people = [...new Set(some.map((a) => a.memberId))]
    const [plan, lines] = await Promise.all([planPushes(world, people), ledgerLinesOf(world.db, change, people)])
    await world.db.commit(
      (to) => some.flatMap((attempt) => changeOne(to, world, plan, lines, change, attempt)) as unknown as Writes,
    )
    changed += some.length
  }
}
