import { type Counted, lintWords, lintTexts as texts } from '../../../../cards/import/texts.lints.ts'
import { questionWords as words } from '../../../../cards/import/texts.questions.ts'
import type { OddCell } from '../../../core/sheet.ts'
import { letters, type Question } from '../../../domain/questions/question.ts'
import { isNegative, isUnshufflable } from '../../../domain/questions/shuffling.ts'
import { type Raw, type Say, same } from './say.ts'

const { titles } = words
const columnsOf = [...letters].map((letter) => [letter, words.option(letter)] as const)
const content = [['stem', titles.stem], ...columnsOf, ['options', titles.options], ['answer', titles.answer]] as const

const serialDate = (serial: number) => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)

/** What a spreadsheet did to numbers and ranges: cells that it says are dates, and options that look like one. */
export const lintCells = (raw: Raw, odd: (column: string) => OddCell['kind'] | undefined, say: Say): void => {
  for (const [column, title] of content) {
    const given = raw(column).trim().slice(0, 20)
    const kind = given === '' ? undefined : odd(column)
    if (kind === 'date') say('doubtful', title, 'excel-date', texts.excelDate(given))
    if (kind === 'scientific') say('doubtful', title, 'excel-scientific', texts.excelScientific(given))
    if (kind === 'error') say('doubtful', title, 'excel-error', texts.excelError(given))
    if (kind === 'percent') say('ignored', title, 'excel-percent', texts.percent)
  }
  const options = columnsOf.map(([letter, title]) => ({ title, text: raw(letter).trim(), odd: odd(letter) }))
  const [dates, ranges] = [lintWords.date, lintWords.range].map((shape) => options.some(({ text }) => shape.test(text)))
  for (const { title, text, odd: kind } of options) {
    if (kind === 'date') continue
    if (ranges && lintWords.date.test(text)) say('doubtful', title, 'excel-date', texts.excelDate(text))
    if (dates && lintWords.serial.test(text))
      say('doubtful', title, 'excel-date', texts.excelSerial(text, serialDate(Number(text))))
  }
}

/** Empty brackets after the sentence are the place of the answer, no gap of it. */
const blanksOf = (stem: string) => (stem.replace(lintWords.answerPlace, '').match(lintWords.blank) ?? []).length

const lintBlanks = ({ kind, stem, options, answer }: Question, say: Say) => {
  const blanks = kind === 'judge' ? 0 : blanksOf(stem)
  const paired = (option: string) => option.split(lintWords.partSeparators).filter(Boolean).length === blanks
  if (blanks > 1 && answer.length !== blanks && !options.every(paired))
    say('doubtful', titles.stem, 'blanks', texts.blanks(blanks))
}

/** Shorter words come up in a question without giving it away. */
const fewest = 6
const lintLeak = ({ stem, options, answer }: Question, say: Say) => {
  const words = same(stem)
  const inside = options.map((option) => same(option).length >= fewest && words.includes(same(option)))
  const leaked = inside.indexOf(true)
  if (inside.filter(Boolean).length === 1 && answer.includes(letters[leaked] ?? '-'))
    say('doubtful', titles.stem, 'answer-in-stem', texts.leaked(letters[leaked] ?? ''))
}

/** A version of a text that is no longer in force, as the basis names it. */
const oldVersion = (basis: string): { name: string; year: number; now: number } | undefined => {
  const books = basis.replace(/\s+/g, '').split(/(?=《)/)
  const parts = books.length === 2 && !books[0]?.includes('》') ? [books.join('')] : books
  for (const part of parts)
    for (const [name, now] of Object.entries(lintWords.inForce)) {
      const years = part.includes(name) ? (part.match(lintWords.year) ?? []).map(Number) : []
      const year = Math.max(...years)
      if (years.length > 0 && year < now) return { name, year, now }
    }
  return undefined
}

/** Another book than the rulebook, or the rulebook in its version of today. */
const isCurrent = (basis: string) =>
  basis !== '' && (!lintWords.rulebook.test(basis) || basis.includes(String(lintWords.rulebookYear)))

const lintBasis = (question: Question, say: Say, tally: (code: Counted) => void) => {
  const limits = [question.stem, ...question.options].some((text) => lintWords.limit.test(text))
  const old = oldVersion(question.basis)
  if (old) say('doubtful', titles.basis, 'old-regulation', texts.oldBasis(old.name, old.year, old.now))
  if (old && limits) say('ignored', titles.stem, 'old-numbers', texts.oldNumbers)
  else if (limits && !isCurrent(question.basis)) tally('recheck-numbers')
}

const name = new RegExp(`[${lintWords.surnames}][^\\P{Script=Han}${lintWords.noName}]{1,2}(?:${lintWords.titles})`, 'u')

const lintPeople = ({ stem, options, explanation }: Question, say: Say, tally: (code: Counted) => void) => {
  const text = [stem, ...options, explanation].join('\n')
  if (lintWords.mobile.test(text) || lintWords.identity.test(text))
    say('doubtful', titles.stem, 'personal', texts.personal)
  if (name.test(text) && !lintWords.famous.test(text)) tally('names')
}

/** What a careful reader would ask about a question that can be read. What concerns many rows is tallied, not said. */
export const lintQuestion = (question: Question, raw: Raw, say: Say, tally: (code: Counted) => void): void => {
  const { stem, options, explanation, basis } = question
  lintBlanks(question, say)
  lintLeak(question, say)
  lintBasis(question, say, tally)
  lintPeople(question, say, tally)
  if (!lintWords.noPicture.test(raw('picture').trim()) || [stem, ...options].some((t) => t.includes(words.picture)))
    say('doubtful', titles.picture, 'picture', texts.picture)
  if (explanation === '') tally('no-explanation')
  if (basis === '') tally('no-basis')
  if (isNegative(stem)) tally('negative')
  if (isUnshufflable(options)) tally('keep-order')
}
