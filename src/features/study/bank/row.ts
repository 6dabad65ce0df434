import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { type ReadAnswer, readAnswer } from '../../../core/answer-text.ts'
import { cleanCell, wordOf } from '../../../core/cells.ts'
import type { IssueLevel } from '../../../core/sheet.ts'
import { letters, type Question, type QuestionKind } from '../../../domain/questions/question.ts'

export type Say = (level: IssueLevel, column: string, code: string, message: string) => void
/** A cell by the column's meaning, as it stands in the file. */
export type Raw = (column: string) => string

/** The text as it is kept; `changed` when somebody could see the difference. */
const tidied = (raw: string): { text: string; changed: boolean } => {
  const text = cleanCell(raw).replace(words.fullWidth, (wide) => wide.normalize('NFKC'))
  return { text, changed: text !== raw }
}

const kindOf = (raw: string, options: readonly string[], answer: string, say: Say): QuestionKind | undefined => {
  const given = wordOf(raw)
  const known = Object.hasOwn(words.kinds, given) ? words.kinds[given] : undefined
  if (given !== '' && known === undefined) say('rejected', words.titles.kind, 'kind', texts.kind(cleanCell(raw)))
  if (known !== undefined && given !== raw) say('fixed', words.titles.kind, 'tidied', texts.tidied)
  if (given !== '') return known
  const read = readAnswer(answer, { kind: options.length === 0 ? 'judge' : 'multiple', options })
  say('fixed', words.titles.kind, 'kind-guessed', texts.kindGuessed)
  if (options.length === 0) return 'judge'
  return read?.fits && read.choice.length > 1 ? 'multiple' : 'single'
}

/** Options in order; a hole, a repetition and a wrong number of them are said. */
const optionsOf = (raw: Raw, say: Say): string[] => {
  const cells = [...letters].map((letter) => tidied(raw(letter)))
  const count = cells.findLastIndex(({ text }) => text !== '') + 1
  const given = cells.slice(0, count)
  for (const [i, { text, changed }] of given.entries()) {
    const column = words.option(letters[i] ?? '')
    if (text === '') say('rejected', column, 'option-gap', texts.gap(letters[i] ?? ''))
    else if (changed) say('fixed', column, 'tidied', texts.tidied)
    if (text.length > 200) say('rejected', column, 'option-long', texts.optionLong)
  }
  const labelled =
    count > 1 && given.every(({ text }, i) => words.label.test(text) && text[0]?.toUpperCase() === letters[i])
  if (labelled) say('fixed', words.option('A'), 'labels', texts.labelsGone)
  const options = given.map(({ text }) => (labelled ? text.replace(words.label, '') : text))
  const seen = new Map<string, number>()
  for (const [i, option] of options.entries()) {
    const key = option.normalize('NFKC').replace(/\s+/g, '')
    const first = seen.get(key)
    if (first === undefined) seen.set(key, i)
    else if (key !== '')
      say(
        'rejected',
        words.option(letters[i] ?? ''),
        'same-options',
        texts.sameOptions(letters[first] ?? '', letters[i] ?? ''),
      )
  }
  return options
}

const verdictOf = (text: string) => {
  const read = readAnswer(text, { kind: 'judge', options: [] })
  return read?.fits ? read.choice : undefined
}

/** True/false by its own words, or by the letter of an option that says it. */
const judgeAnswer = (given: string, options: readonly string[], say: Say): string | undefined => {
  const verdicts = options.map(verdictOf)
  if (options.length > 0 && [...verdicts].sort().join('') !== 'FT') {
    say('rejected', words.titles.kind, 'judge-options', texts.judgeOptions)
    return undefined
  }
  const direct = verdictOf(given)
  if (direct) return direct
  const letter = readAnswer(given, { kind: 'single', options: options.length > 0 ? options : ['', ''] })
  if (letter?.fits && options.length > 0) return verdicts[letters.indexOf(letter.choice)]
  const ambiguous = letter?.fits === true || /^[01]$/.test(given)
  if (ambiguous) say('doubtful', words.titles.answer, 'judge-letters', texts.judgeLetters(given))
  else say('rejected', words.titles.answer, 'answer-unreadable', texts.answerUnreadable(given))
  return undefined
}

const because = (read: Exclude<ReadAnswer, { fits: true }>, given: string): [code: string, message: string] => {
  switch (read.because) {
    case 'several':
      return ['several', texts.several(given)]
    case 'no-such-option':
      return ['no-such-option', texts.noSuchOption(given)]
    default:
      return ['wants-letters', texts.wantsLetters]
  }
}

const answerOf = (raw: string, kind: QuestionKind, options: readonly string[], say: Say): string | undefined => {
  const given = cleanCell(raw)
  const column = words.titles.answer
  if (given === '') {
    say('rejected', column, 'no-answer', texts.noAnswer)
    return undefined
  }
  const short = given.slice(0, 20)
  if (kind === 'judge') {
    const answer = judgeAnswer(given, options, say)
    if (answer && words.judged[raw] !== answer)
      say('fixed', column, 'answer', texts.answerTidied(short, texts.answerNames[answer] ?? ''))
    return answer
  }
  const read = readAnswer(given, { kind, options })
  if (!read) say('rejected', column, 'answer-unreadable', texts.answerUnreadable(short))
  else if (!read.fits) say('rejected', column, ...because(read, short))
  if (!read?.fits) return undefined
  if (read.choice !== raw) say('fixed', column, 'answer', texts.answerTidied(short, read.choice))
  if (kind === 'multiple' && read.choice.length === 1) say('doubtful', column, 'one-letter', texts.oneLetter)
  return read.choice
}

const difficultyOf = (raw: string, say: Say): number => {
  const given = cleanCell(raw).normalize('NFKC')
  if (/^[1-5]$/.test(given)) return Number(given)
  if (given !== '') say('fixed', words.titles.difficulty, 'difficulty', texts.difficulty(given.slice(0, 20)))
  return 3
}

/**
 * One row as a question; what is wrong, doubtful or repaired is said.
 *
 * @param numbered the stem begins with a number that really counts up
 * @returns nothing when no question can be made of it
 */
export const readRow = (raw: Raw, numbered: boolean, say: Say): Question | undefined => {
  const cell = tidied(raw('stem'))
  const stem = numbered ? cell.text.replace(words.number, '') : cell.text
  if (stem === '') say('rejected', words.titles.stem, 'no-stem', texts.noStem)
  else if (cell.changed) say('fixed', words.titles.stem, 'tidied', texts.tidied)
  if (numbered) say('fixed', words.titles.stem, 'number', texts.numberGone)
  if (stem.length > 500) say('rejected', words.titles.stem, 'stem-long', texts.stemLong)

  const options = optionsOf(raw, say)
  const kind = kindOf(raw('kind'), options, raw('answer'), say)
  if (kind !== undefined && kind !== 'judge' && options.length < 2)
    say('rejected', words.option('A'), 'few-options', texts.fewOptions)
  const answer = kind && answerOf(raw('answer'), kind, options, say)
  const [explanation, basis] = [tidied(raw('explanation')).text, tidied(raw('basis')).text]
  if (explanation === '') say('ignored', words.titles.explanation, 'no-explanation', texts.noExplanation)
  if (basis === '') say('ignored', words.titles.basis, 'no-basis', texts.noBasis)
  const difficulty = difficultyOf(raw('difficulty'), say)
  if (!kind || !answer) return undefined
  const [subject, point, post] = [tidied(raw('subject')).text, tidied(raw('point')).text, tidied(raw('post')).text]
  const judge = kind === 'judge'
  return { kind, stem, options: judge ? [] : options, answer, explanation, basis, subject, point, post, difficulty }
}
