import { sql } from 'drizzle-orm'
import { attempts } from '../../domain/attempts/schema.ts'
import { paperAnswers, papers } from '../../domain/papers/schema.ts'
import { paperOfLetter } from '../../domain/papers/store.ts'
import type { QuestionFollower } from '../../domain/questions/followers.ts'
import { judgeAnew } from '../../domain/questions/judge-anew.ts'

/** Settled answers to the question, on whatever paper it stands: an attempt names the paper. */
const rejudged: QuestionFollower['rejudged'] = (world, { from, judge }) => {
  const of = sql`${paperAnswers.settledAt} is not null
    and ${paperAnswers.paperId} in (select ref from ${attempts} where question_id = ${from.id})
    and exists (select 1 from ${papers} p, json_each(p.items) i where p.id = ${paperAnswers.paperId}
      and i.key = ${paperAnswers.item} and json_extract(i.value, '$.questionId') = ${from.id})`
  return judgeAnew(world, paperAnswers, of, judge)
}

/** 卷子 follow what becomes of their questions. One that is out of use is void on every paper by itself. */
export const papersFollower: QuestionFollower = {
  name: 'papers',
  rejudged,
  shown: async ({ db }, { key, member }) => {
    const paper = await paperOfLetter(db, key)
    return paper?.memberId === member ? paper.items[paper.at]?.question.id : undefined
  },
}
