import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { type ReadAnswer, readAnswer } from '../../../core/answer-text.ts'
import { cleanCell } from '../../../core/cells.ts'
import { letters, type QuestionKind } from '../../../domain/questions/question.ts'
import { type Say, same } from './say.ts'

const column = words.titles.answer

const verdictOf = (text: string) => {
  const read = readAnswer(text, { kind: 'judge', options: [] })
  return read?.fits ? read.choice : undefined
}

/** 'A' and 'B' where the words should stand: right and wrong, but nobody says which. */
const areLetters = (options: readonly string[]) =>
  options.length === 2 && options.every((option, i) => same(option).toUpperCase() === letters[i])

/** True/false by its own words, or by the letter of an option that says it. */
const judgeAnswer = (given: string, options: readonly string[], say: Say): string | undefined => {
  const worded = areLetters(options) ? [] : options
  const verdicts = worded.map(verdictOf)
  if (worded.length > 0 && (worded.length !== 2 || [...verdicts].sort().join('') !== 'FT')) {
    say('rejected', words.titles.kind, 'judge-options', texts.judgeOptions)
    return undefined
  }
  const direct = verdictOf(given)
  if (direct) return direct
  const letter = readAnswer(given, { kind: 'single', options: worded.length > 0 ? worded : ['', ''] })
  if (letter?.fits && worded.length > 0) return verdicts[letters.indexOf(letter.choice)]
  const ambiguous = letter?.fits === true || /^[01]$/.test(given)
  if (ambiguous) say('doubtful', column, 'judge-letters', texts.judgeLetters(given))
  else say('rejected', column, 'answer-unreadable', texts.answerUnreadable(given))
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

const labelled = /^([A-H])\s*[.．、:：)）]\s*(\S.*)$/is
/** 'B、合闸': a letter with the words of its own option says no more than the letter. */
const letterOf = (given: string, options: readonly string[]): string => {
  const [, letter = '', words = ''] = labelled.exec(given) ?? []
  const option = options[letters.indexOf(letter.toUpperCase())]
  return letter !== '' && option !== undefined && same(option) === same(words) ? letter.toUpperCase() : given
}

/** Several options in full: '甲；丙', 'A.甲；C.丙'. */
const byWords = (given: string, options: readonly string[]): ReadAnswer | undefined => {
  const parts = given
    .split(/[;；|\n]|\*\*|##/)
    .map(same)
    .filter((part) => part !== '')
  const found = parts.map((part) => {
    const letter = letterOf(part, options)
    return letter === part ? options.findIndex((option) => same(option) === part) : letters.indexOf(letter)
  })
  if (parts.length < 2 || found.some((i) => i < 0)) return undefined
  return {
    fits: true,
    choice: [...new Set(found)]
      .sort()
      .map((i) => letters[i])
      .join(''),
  }
}

/** 'ABB': a slip, or the answers of three questions. */
const isTwice = (given: string) => {
  const signs = given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return /^(?:[A-H]{2,}|[1-8]{2,})$/.test(signs) && new Set(signs).size < signs.length
}

/** '3' among 2, 3, 4, 5: the third, or the one that says 3? Nothing when both are the same one. */
const twoMeanings = (given: string, options: readonly string[]) => {
  const [sign = ''] = /^[1-8]$/.exec(given.normalize('NFKC')) ?? []
  const digit = Number(sign)
  const said = options.findIndex((option) => same(option) === sign)
  return sign !== '' && said >= 0 && digit <= options.length && said !== digit - 1
    ? (letters[digit - 1] ?? '') + letters[said]
    : ''
}

/** The right letters, or T / F, and what was done to read them; nothing when nobody could say. */
export const answerOf = (raw: string, kind: QuestionKind, options: readonly string[], say: Say): string | undefined => {
  const given = letterOf(cleanCell(raw), options)
  if (given === '') {
    say('rejected', column, 'no-answer', texts.noAnswer)
    return undefined
  }
  const short = cleanCell(raw).slice(0, 20)
  if (kind === 'judge') {
    const answer = judgeAnswer(given, options, say)
    if (answer && words.judged[raw] !== answer)
      say('fixed', column, 'answer', texts.answerTidied(short, texts.answerNames[answer] ?? ''))
    return answer
  }
  const read = (kind === 'multiple' ? byWords(given, options) : undefined) ?? readAnswer(given, { kind, options })
  if (!read) say('rejected', column, 'answer-unreadable', texts.answerUnreadable(short))
  else if (!read.fits) say('rejected', column, ...because(read, short))
  if (!read?.fits) return undefined
  const either = twoMeanings(given, options)
  if (either !== '') say('doubtful', column, 'two-meanings', texts.twoMeanings(short, either[0] ?? '', either[1] ?? ''))
  const isText = options.some((option) => same(option) === same(given))
  if (!isText && /[?\uff1f]/.test(given)) say('doubtful', column, 'unsure', texts.unsure(short))
  if (!isText && isTwice(given)) say('doubtful', column, 'letter-twice', texts.letterTwice(short))
  if (read.choice !== raw) say('fixed', column, 'answer', texts.answerTidied(short, read.choice))
  if (kind === 'multiple' && read.choice.length === 1) say('doubtful', column, 'one-letter', texts.oneLetter)
  return read.choice
}

/** Whether the letters are none of these options: they may not have been taken apart yet. */
export const isMissing = (raw: string, options: readonly string[]): boolean => {
  const read = readAnswer(cleanCell(raw), { kind: 'multiple', options })
  return read?.fits === false && read.because === 'no-such-option'
}
