import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { letters, type Question } from '../../../domain/questions/question.ts'
import { type Row, remark } from './rows.ts'
import { same } from './say.ts'

const punctuation =
  /[\uff0c\u3002\uff01\uff1f\uff1b\uff1a\u3001\u201c\u201d\u2018\u2019\uff08\uff09()\u300a\u300b\u3010\u3011[\],!?;:'"_\u2026]|\.(?!\d)/g
/** Signs between words make no other question; signs of numbers do. */
const sameStem = (stem: string) => same(stem).replace(punctuation, '')

const answerTexts = ({ kind, options, answer }: Question) =>
  kind === 'judge'
    ? answer
    : [...answer]
        .map((letter) => same(options[letters.indexOf(letter)] ?? ''))
        .sort()
        .join('\n')

/** Rows named in a remark: a file that repeats one question ten thousand times must not become a report of gigabytes. */
const named = 5

/** How `row` is called in a remark about `other`, which may stand in another file or sheet. */
const called = (row: Row, other: Row): string => {
  const place = texts.place(row.unit, row.row)
  const file = row.file !== other.file ? row.file : row.sheet !== other.sheet ? row.sheet : undefined
  return file === undefined ? place : texts.placeIn(file, place)
}

type Known = { row: Row; question: Question }

const groupsOf = (rows: readonly Row[]): Iterable<Known[]> => {
  const groups = new Map<string, Known[]>()
  for (const row of rows) {
    const { question } = row
    if (!question || row.issues.some(({ level }) => level === 'rejected')) continue
    const key = JSON.stringify([question.kind === 'judge', sameStem(question.stem), question.options.map(same).sort()])
    const group = groups.get(key)
    if (group) group.push({ row, question })
    else groups.set(key, [{ row, question }])
  }
  return groups.values()
}

/** The same words may stand there twice; the same words with another answer need a person. Over all files that are given. */
export const compare = (rows: readonly Row[]): void => {
  for (const group of groupsOf(rows)) {
    const first = group[0]
    const contradict = new Set(group.map(({ question }) => answerTexts(question))).size > 1
    for (const { row } of group) {
      const near = group.slice(0, named + 1).filter((other) => other.row !== row)
      const others = near.slice(0, named).map((other) => called(other.row, row))
      if (contradict)
        row.issues.push(remark(row, 'doubtful', words.titles.answer, 'contradiction', texts.contradiction(others)))
      else if (first && row !== first.row)
        row.issues.push(remark(row, 'ignored', words.titles.stem, 'duplicate', texts.duplicate(called(first.row, row))))
    }
  }
}
