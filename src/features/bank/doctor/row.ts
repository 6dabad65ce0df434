import { type Counted, lintWords } from '../../../../cards/import/texts.lints.ts'
import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import { cleanCell, wordOf } from '../../../core/cells.ts'
import type { OddCell } from '../../../core/sheet.ts'
import type { Question } from '../../../domain/questions/question.ts'
import { answerOf, isMissing } from './answer.ts'
import { splitLabelled } from './formats/labels.ts'
import { readKind } from './kind.ts'
import { lintCells, lintQuestion } from './lints.ts'
import { readOptions } from './options.ts'
import { type Raw, type Say, same, tidied } from './say.ts'
import { answerInside, gluedTail, readStem, type Stem } from './stem.ts'

export type RowOf = {
  raw: Raw
  /** What the spreadsheet did to the cell of this column. */
  odd(column: string): OddCell['kind'] | undefined
  /** The stem begins with a number that really counts up. */
  numbered: boolean
  kindCodes: ReadonlyMap<string, string>
}

const titles = words.titles

const difficultyOf = (raw: string, say: Say): number => {
  const given = cleanCell(raw).normalize('NFKC')
  if (/^[1-5]$/.test(given)) return Number(given)
  if (given !== '') say('fixed', titles.difficulty, 'difficulty', texts.difficulty(given.slice(0, 20)))
  return 3
}

const sameAnswer = (a: string, b: string, options: readonly string[]) => {
  const shape = { kind: options.length > 0 ? 'multiple' : 'judge', options } as const
  const [one, other] = [readAnswer(a, shape), readAnswer(b, shape)]
  return one?.fits === true && other?.fits === true && one.choice === other.choice
}

/** The answer's own cell, or what the stem had of it; an answer that stands in both must be one. */
const answerGiven = (
  cell: string,
  stem: Stem,
  options: readonly string[],
  say: Say,
): { answer: string; stem: string } => {
  const empty = cleanCell(cell) === ''
  const inside = answerInside(stem.text, options)
  if (inside && empty) {
    say('fixed', titles.answer, 'answer-moved', texts.answerMoved(inside.answer))
    return inside
  }
  const glued = stem.answer !== ''
  if (glued && !empty && !sameAnswer(stem.answer, cell, options))
    say('doubtful', titles.answer, 'stem-differs', texts.stemDiffers(stem.answer))
  if (inside && sameAnswer(inside.answer, cell, options)) {
    say('fixed', titles.stem, 'answer-hidden', texts.answerHidden)
    return { answer: cell, stem: inside.stem }
  }
  if (inside) say('doubtful', titles.answer, 'stem-differs', texts.stemDiffers(inside.answer))
  if (glued && empty) say('fixed', titles.answer, 'answer-moved', texts.answerMoved(stem.answer))
  return { answer: empty ? stem.answer : cell, stem: stem.text }
}

const explanationOf = (cell: string, stem: Stem, answer: string, options: readonly string[], say: Say): string => {
  const own = tidied(cell).text
  const tail = gluedTail(own)
  if (tail.answer !== '' && !sameAnswer(tail.answer, answer, options))
    say('doubtful', titles.explanation, 'explanation-differs', texts.explanationDiffers(tail.answer))
  const text = (tail.answer === '' ? own : tail.explanation) || stem.explanation
  if (text.length > 1_000) say('doubtful', titles.explanation, 'explanation-long', texts.explanationLong)
  return text
}

/** Options behind the sentence in the stem's own cell, when the answer names one of them. */
const optionsInside = (stem: Stem, raw: Raw): { stem: string; options: string[] } | undefined => {
  const found = splitLabelled(stem.text)
  if (!found || found.head === '' || found.options.includes('')) return undefined
  const options = found.options.map((option) => tidied(option).text)
  const given = cleanCell(raw('answer')) || stem.answer || (answerInside(found.head, options)?.answer ?? '')
  const read = readAnswer(given, { kind: 'multiple', options })
  return read?.fits ? { stem: found.head, options } : undefined
}

/** A fill-in whose answer stands in its sentence: no machine can say where it begins. */
const isFilledIn = (stem: string, options: readonly string[], kind: string) =>
  options.length === 0 && lintWords.leftInside.test(stem) && !Object.hasOwn(words.judges, wordOf(kind))

/**
 * One row as a question; what is wrong, doubtful or repaired is said, what concerns many rows tallied.
 *
 * @returns nothing when no question can be made of it
 */
export const readRow = (row: RowOf, say: Say, tally: (code: Counted) => void): Question | undefined => {
  const { raw } = row
  lintCells(raw, row.odd, say)
  const whole = readStem(raw('stem'), row.numbered, say)
  const apart = readOptions(raw, say)
  const inside = apart.options.length === 0 ? optionsInside(whole, raw) : undefined
  if (inside) say('fixed', titles.options, 'options-moved', texts.optionsMoved)
  const stem = inside ? { ...whole, text: inside.stem } : whole
  const read = inside ? { options: inside.options, splitAgain: undefined } : apart
  const again = read.splitAgain && isMissing(raw('answer'), read.options) ? read.splitAgain : undefined
  if (again) say('fixed', titles.options, 'resplit', texts.resplit)
  const options = again ?? read.options
  const kindCell = raw('kind') || stem.kind
  if (isFilledIn(stem.text, options, kindCell)) {
    say('doubtful', titles.stem, 'fill-inside', texts.fillInside)
    return undefined
  }
  const given = answerGiven(raw('answer'), stem, options, say)
  const kind = readKind(kindCell, { options, answer: given.answer, codes: row.kindCodes }, say)
  if (kind !== undefined && kind !== 'judge' && options.length < 2 && raw('options') === '')
    say('rejected', words.option('A'), 'few-options', texts.fewOptions)
  const answer = kind && answerOf(given.answer, kind, options, say)
  const explanation = explanationOf(raw('explanation'), stem, given.answer, options, say)
  const difficulty = difficultyOf(raw('difficulty'), say)
  if (!kind || !answer) return undefined
  const text = (column: string) => tidied(raw(column)).text
  const source = text('source') || stem.source
  const question: Question = {
    ...{ kind, stem: given.stem, options: kind === 'judge' ? [] : options, answer, explanation, difficulty },
    ...{ basis: text('basis'), subject: text('subject'), point: text('point'), post: text('post') },
    ...(source === '' ? {} : { source }),
  }
  if (same(question.stem) === '') {
    if (cleanCell(raw('stem')) !== '') say('rejected', titles.stem, 'no-stem', texts.noStem)
    return undefined
  }
  lintQuestion(question, raw, say, tally)
  return question
}
