import { sql } from 'drizzle-orm'
import { texts } from '../../../../cards/study/texts.weekly.ts'
import { instantAt, type LocalDate, localDateOf } from '../../../core/clock.ts'
import { addDays, weekdayOf } from '../../../core/days.ts'
import type { BranchId, WeekId } from '../../../core/ids.ts'
import { attemptsOf } from '../../../domain/attempts/attempts.ts'
import { planPushes } from '../../../domain/disturbance/plan.ts'
import { push } from '../../../domain/disturbance/push.ts'
import { isOpened, openPaper, preparePaper } from '../../../domain/papers/open.ts'
import { papersOf } from '../../../domain/papers/store.ts'
import { branchById, type Member, rosterOf } from '../../../domain/people/store.ts'
import { policyOf, revisionOf } from '../../../domain/policy/policy.ts'
import { mixedItem } from '../../../domain/questions/option-order.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import { candidates, type StoredQuestion } from '../../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import type { World } from '../../../platform/world.ts'
import { refOf, weeklyPaper } from './paper.ts'
import { nextTopic, openMisses, pickWeek } from './rules.ts'
import { weeklyRounds } from './schema.ts'
import { type Week, weekOf, weeksOf } from './store.ts'

export const opening = '07:43'
export const closing = '20:37'
/** What was missed longer ago than this is no miss any more, it is forgotten. Days. */
const lately = 120
/** Weeks that are remembered when topics take turns. */
const remembered = 60
/** People a commit. */
const atOnce = 40

const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekdayOf(day))

/** 这周的题：one round per branch and week. */
const openWeek = async (world: World, branchId: BranchId, week: LocalDate): Promise<Week | undefined> => {
  const { db, clock, ids } = world
  const before = await weekOf(db, branchId, week)
  if (before) return before
  const subjects = (await candidates(db, { branchId })).map(({ subject }) => subject).filter((s) => s !== '')
  const { weeklyTopic } = await policyOf(db, branchId)
  const topic = subjects.includes(weeklyTopic)
    ? weeklyTopic
    : nextTopic(subjects, await weeksOf(db, branchId, remembered), `${branchId}/${week}`)
  const row = {
    ...{ id: ids.next() as WeekId, branchId, week, topic, state: 'open' as const },
    ...{ openedAt: clock.now(), closesAt: instantAt(addDays(week, 6), closing) },
  }
  await db.commit((to) => [insertIf(to, weeklyRounds, { ...row, policyRevision: revisionOf(branchId) }, sql`true`)])
  return weekOf(db, branchId, week)
}

const itemsFor = async (
  { db, clock }: World,
  week: Week,
  { id, post }: Pick<Member, 'id' | 'post'>,
  bank: readonly StoredQuestion[],
) => {
  const since = new Date(clock.now().getTime() - lately * 86_400_000)
  const fitting = bank.filter((question) => question.post === '' || question.post === post)
  const seed = `${week.id}/${id}`
  const chosen = pickWeek(
    fitting.map((question) => ({ id: question.id, subject: question.subject, point: pointOf(question) })),
    openMisses(await attemptsOf(db, id, since)),
    week.topic,
    seed,
  )
  const byId = new Map(fitting.map((question) => [question.id, question]))
  return chosen.flatMap((id) => {
    const question = byId.get(id)
    return question ? [mixedItem(question, seed)] : []
  })
}

/** Of the branch's bank, with those for every post that somebody has. */
const bankFor = async ({ db }: World, branchId: BranchId, people: readonly Member[]): Promise<StoredQuestion[]> => {
  const found = new Map<string, StoredQuestion>()
  for (const post of new Set(people.map((p) => p.post)))
    for (const question of await candidates(db, { branchId, ...(post && { post }) })) found.set(question.id, question)
  return [...found.values()]
}

/**
 * 周一发题：to each a paper of their own, when that person may be written to. Whoever had theirs keeps it, so it may run again; who
 * does not answer hears nothing more of it.
 */
export const pushWeek = async (world: World, { branchId, at }: { branchId: BranchId; at: Date }): Promise<void> => {
  if (!(await branchById(world.db, branchId))?.chatId) return
  const week = await openWeek(world, branchId, mondayOf(localDateOf(at)))
  if (week?.state !== 'open' || week.closesAt <= world.clock.now()) return
  const had = new Set((await papersOf(world.db, weeklyPaper.kind, refOf(week))).map((paper) => paper.memberId))
  const people = (await rosterOf(world.db, branchId)).filter(({ id, account }) => account !== null && !had.has(id))
  const bank = await bankFor(world, branchId, people)
  for (let from = 0; from < people.length; from += atOnce) {
    const some = people.slice(from, from + atOnce)
    const plan = await planPushes(
      world,
      some.map(({ id }) => id),
    )
    const papers: ((to: Writer) => Write[])[] = []
    for (const person of some) {
      const items = await itemsFor(world, week, person, bank)
      if (items.length === 0) continue
      const { row, card, letterKey } = await preparePaper(world, weeklyPaper, {
        ...{ key: `${week.id}/${person.id}`, memberId: person.id, branchId, ref: refOf(week), items },
        closesAt: week.closesAt,
      })
      const said = { card, line: texts.line, expiresAt: week.closesAt }
      papers.push((to) => [
        openPaper(to, row),
        ...push(to, world, plan, { key: letterKey, member: person.id, kind: 'study', ...said }, isOpened(row)),
      ])
    }
    if (papers.length > 0) await world.db.commit((to) => papers.flatMap((write) => write(to)) as unknown as Writes)
  }
}
