import { localDateOf } from '../../src/core/clock.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { gapStepsTaken, gaps } from '../../src/domain/gaps/schema.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { quizAnswers, quizRounds, quizzes } from '../../src/features/meetings/quiz/schema.ts'
import { lessonReviewers, lessonReviews } from '../../src/features/meetings/reviews/schema.ts'
import { meetingAttendance, meetings } from '../../src/features/meetings/schema.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import { jobSlots } from '../../src/platform/jobs/schema.ts'
import type { Stage } from '../study/stage.ts'
import type { Person } from '../year/mine.ts'
import type { Told } from './learner.ts'

const minute = 60_000
const grouped = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return found
}

/** Every job's every slot was finished, and what is over is closed. */
export const overdue = async (b: Stage): Promise<string[]> => {
  const { read } = b.world.db
  const now = b.world.clock.now().getTime()
  const ago = (at: Date, minutes: number) => now - at.getTime() > minutes * minute
  const [slots, open, rounds, quiz, lessons] = await Promise.all([
    read.select().from(jobSlots),
    read.select().from(papers),
    read.select().from(dailyRounds),
    read.select().from(quizRounds),
    read.select().from(lessonReviews),
  ])
  return [
    ...slots.filter((s) => s.state === 'failed' || (s.state === 'open' && ago(s.at, 120))).map((s) => `slot ${s.job}`),
    ...open.filter((p) => p.state === 'open' && ago(p.deadline ?? p.closesAt, 15)).map((p) => `paper ${p.key}`),
    ...rounds
      .filter((r) => r.state === 'open')
      .slice(1)
      .map((r) => `round of ${r.day}`),
    ...quiz.filter((r) => ['open', 'closing'].includes(r.state) && ago(r.closesAt, 15)).map((r) => `quiz ${r.id}`),
    ...lessons.filter((l) => l.closedAt === null && ago(l.closesAt, 120)).map((l) => `lesson ${l.lesson}`),
  ]
}

/** The study jobs of which not one slot was run. */
export const idle = async (b: Stage, wanted: readonly string[]): Promise<string[]> => {
  const done = (await b.world.db.read.select().from(jobSlots)).filter((s) => s.state === 'done').map((s) => s.job)
  return wanted.filter((job) => !done.includes(job))
}

/** What people were told stands in the books, once each; and every right answer has its line in the ledger. */
export const books = async (
  b: Stage,
  { lives, told, questionOf }: { lives: readonly Person[]; told: readonly Told[]; questionOf: (n: number) => string },
): Promise<string[]> => {
  const { read } = b.world.db
  const [all, lines, rounds, sheets] = await Promise.all([
    read.select().from(attempts),
    read.select().from(confirmations),
    read.select().from(quizRounds),
    read.select().from(papers),
  ])
  const member = new Map(lives.map((l) => [l.account, l.memberId as string]))
  const meetingOf = new Map<string, string>(sheets.map((p) => [p.id, p.ref]))
  const inQuiz = new Set<string>(rounds.map((r) => r.id))
  const atOnce = all.filter((a) => a.source !== 'exam' && !inQuiz.has(a.ref))
  const stands = grouped(atOnce, (a) => `${a.memberId} ${a.questionId} ${a.correct}`)
  const toldOf = grouped(told, (t) => `${member.get(t.account)} ${questionOf(t.n)} ${t.right}`)
  const wrong = [...toldOf].filter(([key, said]) => (stands.get(key)?.length ?? 0) < said.length)

  const lineOf = new Set(lines.filter((l) => l.stage === 'understood').map((l) => `${l.memberId} ${l.subject}`))
  const ofQuestion = grouped(
    lines.filter((l) => l.stage === 'understood' && l.subject.startsWith('question/')),
    (l) => `${l.memberId} ${l.subject.split('/')[1]}`,
  )
  const right = all.filter((a) => a.correct && a.voidedAt === null && a.source !== 'exam')
  const isOf = (a: (typeof all)[number]): boolean => {
    if (a.source === 'review') return lineOf.has(`${a.memberId} question/${a.questionId}/${localDateOf(a.answeredAt)}`)
    if (a.source === 'daily' || a.source === 'weekly') return ofQuestion.has(`${a.memberId} ${a.questionId}`)
    if (a.source === 'meeting' && inQuiz.has(a.ref)) return ofQuestion.has(`${a.memberId} ${a.questionId}`)
    if (a.source === 'meeting') return lineOf.has(`${a.memberId} meeting/${meetingOf.get(a.ref)}`)
    if (a.source === 'material') return [...lineOf].some((l) => l.startsWith(`${a.memberId} material/`))
    return true
  }
  const known = grouped(right, (a) => `${a.memberId} ${a.questionId}`)
  return [
    ...wrong.map(([key, said]) => `told ${said.length} times, not in the books: ${key}`),
    ...right.filter((a) => !isOf(a)).map((a) => `no line: ${a.source} ${a.ref} ${a.memberId} ${a.questionId}`),
    ...[...ofQuestion]
      .filter(([key, of]) => of.length > (known.get(key)?.length ?? 0))
      .map(([key]) => `a line without a right answer: ${key}`),
  ]
}

/** At most three questions to review for one person and day. */
export const mostReviews = async (b: Stage): Promise<number> => {
  const rows = (await b.world.db.read.select().from(papers)).filter((p) => p.kind.startsWith('study.review'))
  const days = grouped(rows, (p) => `${p.memberId} ${localDateOf(p.openedAt)}`)
  return Math.max(0, ...[...days.values()].map((some) => some.reduce((n, p) => n + p.items.length, 0)))
}

/** 出勤：nobody is left uncalled, whoever was missing has been asked to make up for it, and only they. */
export const attendance = async (b: Stage): Promise<string[]> => {
  const { read } = b.world.db
  const [held, roll] = await Promise.all([read.select().from(meetings), read.select().from(meetingAttendance)])
  const byMeeting = grouped(roll, (r) => r.meetingId)
  return held.flatMap((m) => {
    const lines = byMeeting.get(m.id) ?? []
    if (m.state === 'planned' || m.state === 'cancelled')
      return lines.length > 0 ? [`a roll before it began: ${m.key}`] : []
    const there = lines.filter((r) => r.state === 'present' || r.state === 'late')
    const missing = lines.filter((r) => r.expected && !there.includes(r))
    const justCame = there.filter((r) => r.makeUpDue !== null && r.before === null && r.claim !== 'granted')
    return [
      ...(m.state === 'ended' && lines.some((r) => r.state === 'due') ? [`uncalled at ${m.key}`] : []),
      ...(m.state === 'ended' && m.followedUpAt && missing.some((r) => r.makeUpDue === null)
        ? [`nobody asked those missing at ${m.key}`]
        : []),
      ...(justCame.length > 0 ? [`asked though there: ${m.key}`] : []),
      ...(lines.some((r) => r.madeUpAt && r.makeUpDue === null) ? [`made up for nothing: ${m.key}`] : []),
      ...(m.endedAt && m.startedAt && m.endedAt < m.startedAt ? [`ended before it began: ${m.key}`] : []),
    ]
  })
}

/** 短板：one open for a person and a point; closed by somebody else, after it was shown. */
export const help = async (b: Stage): Promise<string[]> => {
  const [all, steps] = [
    await b.world.db.read.select().from(gaps),
    grouped(await b.world.db.read.select().from(gapStepsTaken), (s) => s.gapId),
  ]
  const open = grouped(
    all.filter((g) => g.closedAt === null),
    (g) => `${g.memberId} ${g.point}`,
  )
  return [
    ...[...open].filter(([, some]) => some.length > 1).map(([key]) => `twice open: ${key}`),
    ...all
      .filter((g) => g.closedWhy === 'shown' && !(steps.get(g.id) ?? []).some((s) => s.step === 'shown'))
      .map((g) => `closed, never shown: ${g.id}`),
    ...all.filter((g) => g.closedBy === g.memberId).map((g) => `closed by its own: ${g.id}`),
    ...all.flatMap((g) => (steps.get(g.id) ?? []).filter((s) => s.by === g.memberId).map(() => `own step: ${g.id}`)),
  ]
}

/** 知识问答 and 讲课评价: every answer became one attempt and no other; nobody's voice is counted who was not asked. */
export const rounds = async (b: Stage): Promise<string[]> => {
  const { read } = b.world.db
  const [all, given, tried, sessions, lessons, asked] = await Promise.all([
    read.select().from(quizRounds),
    read.select().from(quizAnswers),
    read.select().from(attempts),
    read.select().from(quizzes),
    read.select().from(lessonReviews),
    read.select().from(lessonReviewers),
  ])
  const answersOf = grouped(given, (a) => a.roundId)
  const triesOf = grouped(tried, (a) => a.ref)
  return [
    ...all
      .filter((r) => r.state === 'shown')
      .filter((r) => (answersOf.get(r.id)?.length ?? 0) !== (triesOf.get(r.id)?.length ?? 0))
      .map((r) => `answers and attempts differ in ${r.id}`),
    ...(sessions.filter((q) => q.live !== null).length > 1 ? ['two quizzes in one group'] : []),
    ...lessons
      .filter((l) => l.closedAt && asked.some((a) => a.lesson === l.lesson))
      .map((l) => `names kept: ${l.lesson}`),
  ]
}
