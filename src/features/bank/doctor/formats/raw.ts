import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { PlaceUnit, Sheet } from '../../../../core/sheet.ts'
import { letters } from '../../../../domain/questions/question.ts'

/** A question as its notation gives it, not judged yet. `line` is where a person finds it: see `Sheet.lines`. */
export type RawQuestion = {
  line: number
  /** As it stands before the stem, e.g. '12'. */
  number?: string
  kind?: string
  stem: string
  options: string[]
  answer: string
  explanation?: string
  basis?: string
  subject?: string
  point?: string
  post?: string
  difficulty?: string
  source?: string
}

/** Of one file, as a workbook has rows. */
export const mostQuestions = 20_000

const fields = ['explanation', 'basis', 'subject', 'point', 'post', 'difficulty', 'source'] as const

/**
 * Questions of any notation as the table that the one checker judges, and that goes back as a workbook. More options than
 * there are letters stand in one cell, so that the checker sees that there are too many.
 */
export const sheetOf = (name: string, questions: readonly RawQuestion[], unit: PlaceUnit): Sheet => {
  const many = Math.min(
    letters.length,
    questions.reduce((most, q) => Math.max(most, q.options.length), 0),
  )
  const columns = words.columns
  const head = [columns.number, columns.kind, columns.stem]
  const lettered = [...letters].slice(0, many).map(columns.option)
  const crowded = questions.some((q) => q.options.length > letters.length)
  const rows = questions.map((q) => {
    const fits = q.options.length <= letters.length
    const cells = Array.from({ length: many }, (_, i) => (fits ? (q.options[i] ?? '') : ''))
    const rest = crowded ? [fits ? '' : q.options.join('##')] : []
    return [
      ...[q.number ?? '', q.kind ?? '', q.stem, ...cells, ...rest, q.answer],
      ...fields.map((field) => q[field] ?? ''),
    ]
  })
  return {
    name,
    unit,
    rows: [
      [
        ...head,
        ...lettered,
        ...(crowded ? [columns.options] : []),
        columns.answer,
        ...fields.map((field) => columns[field]),
      ],
      ...rows,
    ],
    lines: [questions[0]?.line ?? 1, ...questions.map((q) => q.line)],
  }
}
