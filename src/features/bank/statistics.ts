import { and, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { QuestionId } from '../../core/ids.ts'
import { attempts } from '../../domain/attempts/schema.ts'
import type { Db } from '../../platform/db/db.ts'

/** One person's first answer to a question. `rest`: the share that the same person got right of all else, when that is enough to tell. */
export type FirstAnswer = { correct: boolean; latencyMs: number | null; rest: number | undefined }

export type Statistics = {
  /** People who have answered. */
  people: number
  /** The share of them that was right the first time: 0 … 1. */
  rate: number
  /** Point-biserial with the rest: 0.2 and more tells who knows, below 0 something is wrong with it. */
  discrimination: number | undefined
  /** Milliseconds, of those that are known. */
  medianMs: number | undefined
}

/** Fewer say nothing, and would say too much about each. */
export const fewest = 3
/** A correlation over fewer is noise. */
const enoughToCorrelate = 10
/** So many other answers, and a person's share of right ones means something. */
const enoughElse = 5

const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length

const correlation = (answers: readonly FirstAnswer[]): number | undefined => {
  const known = answers.flatMap(({ correct, rest }) => (rest === undefined ? [] : [{ x: correct ? 1 : 0, y: rest }]))
  if (known.length < enoughToCorrelate) return undefined
  const [mx, my] = [mean(known.map((k) => k.x)), mean(known.map((k) => k.y))]
  const [vx, vy] = [mean(known.map((k) => (k.x - mx) ** 2)), mean(known.map((k) => (k.y - my) ** 2))]
  if (vx === 0 || vy === 0) return undefined
  return mean(known.map((k) => (k.x - mx) * (k.y - my))) / Math.sqrt(vx * vy)
}

const median = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return undefined
  return sorted.length % 2 === 1 ? sorted[middle] : mean(sorted.slice(middle - 1, middle + 1))
}

/** 题目的数字. Pure; nothing when so few have answered that it would be about persons. */
export const statisticsOf = (answers: readonly FirstAnswer[]): Statistics | undefined =>
  answers.length < fewest
    ? undefined
    : {
        people: answers.length,
        rate: mean(answers.map(({ correct }) => (correct ? 1 : 0))),
        discrimination: correlation(answers),
        medianMs: median(answers.flatMap(({ latencyMs }) => latencyMs ?? [])),
      }

/** What counts of a person is the first time: afterwards the key is known. What was said aloud chose nothing. */
const firsts = (where: SQL | undefined) => sql`(
  select question_id, member_id, correct, latency_ms,
    row_number() over (partition by question_id, member_id order by answered_at, ref) as turn
  from ${attempts} where ${and(isNull(attempts.voidedAt), ne(attempts.choice, ''), where)})`

export const firstAnswersTo = async ({ read }: Db, id: QuestionId): Promise<FirstAnswer[]> => {
  const rows = await read.all<{ correct: number; latency: number | null; rest: number | null }>(sql`
    select f.correct as correct, f.latency_ms as latency,
      (select case when count(*) >= ${enoughElse} then avg(o.correct) end from ${attempts} o
        where o.member_id = f.member_id and o.question_id <> ${id} and o.voided_at is null) as rest
    from ${firsts(sql`question_id = ${id}`)} f where f.turn = 1`)
  return rows.map(({ correct, latency, rest }) => ({
    correct: correct === 1,
    latencyMs: latency,
    rest: rest ?? undefined,
  }))
}

export type Rate = { people: number; rate: number }

/** How many have answered each, and what share was right; those that too few have answered are absent. */
export const ratesOf = async ({ read }: Db, ids: readonly QuestionId[]): Promise<ReadonlyMap<string, Rate>> => {
  if (ids.length === 0) return new Map()
  const rows = await read.all<{ id: string; people: number; rate: number }>(sql`
    select question_id as id, count(*) as people, avg(correct) as rate
    from ${firsts(inArray(attempts.questionId, [...ids]))} f where f.turn = 1
    group by question_id having count(*) >= ${fewest}`)
  return new Map(rows.map(({ id, people, rate }) => [id, { people, rate }]))
}

/** So few right of so many: the key may be wrong. */
export const doubtful = { people: 30, rate: 0.3 }

/** Questions in use whose figures say that somebody should look, and that nobody was told of yet. */
export const doubtfulOnes = async ({
  read,
}: Db): Promise<{ id: QuestionId; branchId: string; people: number; rate: number }[]> =>
  read.all(sql`
    select q.id as id, q.branch_id as branchId, r.people as people, r.rate as rate
    from (select question_id, count(*) as people, avg(correct) as rate
      from ${firsts(undefined)} f where f.turn = 1
      group by question_id having count(*) >= ${doubtful.people} and avg(correct) < ${doubtful.rate}) r
    join questions q on q.id = r.question_id
    where q.withdrawn_at is null and q.quarantined_at is null and q.recheck_at is null
      and not exists (select 1 from question_doubts d where d.question_id = q.id)`)
