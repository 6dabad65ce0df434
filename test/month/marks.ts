import { paperAnswers, papers } from '../../src/domain/papers/schema.ts'
import { examRulings, examSittings, exams } from '../../src/features/exam/schema.ts'
import type { Stage } from '../study/stage.ts'
import type { Asked } from './learner.ts'

const pass = 80

/** The mark of one answer, in halves, told again in the story's own words: all of it, or part of a 多选 and nothing wrong. */
const halves = (asked: Asked, chosen: string): number => {
  const picked = new Set(chosen)
  const right = new Set(asked.answer)
  if (picked.size === right.size && [...picked].every((l) => right.has(l))) return 2
  return asked.kind === 'multiple' && picked.size > 0 && [...picked].every((l) => right.has(l)) ? 1 : 0
}

/**
 * 月考，重算一遍：everybody was graded once and by what they chose; who did not sit has no mark and has not failed; a second
 * try is for those who have not passed, with questions that they have not had.
 */
export const marks = async (b: Stage, asked: (questionId: string) => Asked | undefined) => {
  const { read } = b.world.db
  const [all, sittings, sheets, answers, rulings] = await Promise.all([
    read.select().from(exams),
    read.select().from(examSittings),
    read.select().from(papers),
    read.select().from(paperAnswers),
    read.select().from(examRulings),
  ])
  const sheet = new Map(sheets.map((p) => [p.id, p]))
  const wrong: string[] = []
  const count = { exams: all.filter((e) => e.openedAt).length, sat: 0, absent: 0, passed: 0, resit: 0 }
  for (const exam of all)
    for (const s of sittings.filter((row) => row.examId === exam.id)) {
      const over = s.round === 'first' ? exam.closedAt : exam.settledAt
      const where = `${exam.month} ${s.round} ${s.memberId}`
      const paper = s.paperId ? sheet.get(s.paperId) : undefined
      if (!over) {
        if (s.gradedAt) wrong.push(`graded before the end: ${where}`)
        continue
      }
      if (!s.gradedAt) wrong.push(`not graded: ${where}`)
      if (s.round === 'resit') count.resit++
      if (!paper?.startedAt) {
        count.absent++
        if (s.sat || s.earned !== null || s.passed !== null) wrong.push(`absent, and yet marked: ${where}`)
        continue
      }
      const own = answers.filter((a) => a.paperId === paper.id)
      const earned = paper.items.reduce((sum, { questionId }, i) => {
        const question = asked(questionId)
        if (!question) wrong.push(`a question from nowhere: ${questionId}`)
        return sum + (question ? halves(question, own.find((a) => a.item === i)?.choice ?? '') : 0)
      }, 0)
      count.sat++
      if (s.passed) count.passed++
      if (new Set(paper.items.map((i) => i.questionId)).size !== 20) wrong.push(`not twenty questions: ${where}`)
      if (s.earned !== earned || s.outOf !== 40) wrong.push(`${s.earned}/${s.outOf}, not ${earned}/40: ${where}`)
      if (s.passed !== earned * 100 >= pass * 40) wrong.push(`passed ${s.passed} with ${earned}/40: ${where}`)
    }
  for (const again of sittings.filter((s) => s.round === 'resit')) {
    const first = sittings.find(
      (s) => s.examId === again.examId && s.round === 'first' && s.memberId === again.memberId,
    )
    if (first?.passed) wrong.push(`again, though passed: ${again.memberId}`)
    const had = new Set(sheet.get(first?.paperId as never)?.items.map((i) => i.questionId))
    if (sheet.get(again.paperId as never)?.items.some((i) => had.has(i.questionId)))
      wrong.push(`the same question again: ${again.memberId}`)
  }
  for (const exam of all.filter((e) => e.resitOpenedAt))
    for (const s of sittings.filter((row) => row.examId === exam.id && row.round === 'first' && row.passed === false))
      if (!sittings.some((r) => r.round === 'resit' && r.examId === exam.id && r.memberId === s.memberId))
        wrong.push(`below the mark, no second try: ${s.memberId}`)
  if (rulings.length > 0) wrong.push('rulings that nobody made')
  return { wrong, count }
}
