import { sql } from 'drizzle-orm'
import type { ExamId } from '../../core/ids.ts'
import { papers } from '../../domain/papers/schema.ts'
import type { QuestionFollower, Rejudging } from '../../domain/questions/followers.ts'
import { keysOf } from '../../domain/questions/question.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { World } from '../../platform/world.ts'
import type { Ruling } from './grade.ts'
import { examPaper, isGraded } from './paper.ts'
import { regrade, ruleOn } from './regrade.ts'
import { examById } from './store.ts'

const choicesOf = ({ kind, options }: StoredQuestion): string[] => {
  const keys = keysOf({ kind, options })
  if (kind !== 'multiple') return keys
  return Array.from({ length: 2 ** keys.length - 1 }, (_, bits) =>
    keys.filter((_key, i) => ((bits + 1) >> i) % 2 === 1).join(''),
  )
}

/** The new key in the old question's letters; void when it has none there any more. */
const rulingOf = ({ from, judge }: Rejudging): Ruling => {
  const answer = choicesOf(from).find((choice) => judge(choice) === true)
  return answer === undefined ? { ruling: 'void' } : { ruling: 'rekeyed', answer }
}

/**
 * 题库改了答案：every exam on whose papers the question stood. One that is still being written is marked by it when it closes;
 * the others are marked anew at once.
 */
const rejudged = async (world: World, change: Rejudging): Promise<void> => {
  const questionId = change.from.id
  const rows = await world.db.read.all<{ ref: string }>(sql`
    select distinct p.ref as ref from ${papers} p, json_each(p.items) i
    where p.kind = ${examPaper.kind} and json_extract(i.value, '$.questionId') = ${questionId}`)
  const ruling = rulingOf(change)
  for (const id of new Set(rows.map(({ ref }) => ref.split('/').at(-1) as ExamId))) {
    const exam = await examById(world.db, id)
    if (!exam) continue
    await world.db.commit((to) => [ruleOn(to, world, { examId: id, questionId, ruling, by: 'system' }, sql`true`)])
    if (isGraded(exam, 'first')) await regrade(world, id, questionId)
  }
}

/** 月考 follows what becomes of its questions. */
export const examFollower: QuestionFollower = { name: 'exam', rejudged }
