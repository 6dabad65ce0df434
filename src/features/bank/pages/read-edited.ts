import { letters, type Question, type QuestionKind } from '../../../domain/questions/question.ts'
import type { Form } from '../../../platform/pages/form.ts'
import { checkQuestions } from '../doctor/check.ts'
import { texts } from './texts.ts'

/** What somebody has typed, judged like a row of a file; the problems in words when it is none. */
export const readEdited = (
  kind: QuestionKind,
  form: Form,
): { ok: true; question: Question } | { ok: false; problems: string[] } => {
  const options = form
    .text('options')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (options.length > letters.length) return { ok: false, problems: [texts.edit.tooMany] }
  const row = [
    ...[texts.kinds[kind], form.text('stem'), ...[...letters].map((_, i) => options[i] ?? '')],
    ...['answer', 'explanation', 'basis', 'subject', 'point', 'post', 'difficulty'].map((name) => form.text(name)),
  ]
  const { questions, issues } = checkQuestions([{ name: '', rows: [texts.file.head, row] }])
  const [question] = questions
  if (question && question.kind === kind) return { ok: true, question }
  const said = issues.filter(({ level }) => level === 'rejected' || level === 'doubtful').map(({ message }) => message)
  return { ok: false, problems: said.length > 0 ? said : [texts.edit.unclear] }
}
