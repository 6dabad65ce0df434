import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import { cleanCell, wordOf } from '../../../core/cells.ts'
import type { QuestionKind } from '../../../domain/questions/question.ts'
import type { Say } from './say.ts'

const known = (raw: string) => {
  const word = wordOf(raw).replace(/[()[\]【】:：]/g, '')
  return Object.hasOwn(words.kinds, word) ? words.kinds[word] : undefined
}

/** Words that name a kind of question, in any spelling. */
export const isKindWord = (raw: string): boolean => known(raw) !== undefined

const guess = (options: readonly string[], answer: string): QuestionKind => {
  if (options.length === 0) return 'judge'
  const shape = { kind: 'judge', options: [] } as const
  const verdicts = options.map((option) => readAnswer(option, shape))
  if (options.length === 2 && verdicts.every((verdict) => verdict?.fits)) return 'judge'
  const read = readAnswer(answer, { kind: 'multiple', options })
  return read?.fits && read.choice.length > 1 ? 'multiple' : 'single'
}

/** The kind as it is named, told from options and answer where it is not. Nothing when it is no kind that can be asked. */
export const readKind = (
  raw: string,
  { options, answer, codes }: { options: readonly string[]; answer: string; codes: ReadonlyMap<string, string> },
  say: Say,
): QuestionKind | undefined => {
  const given = wordOf(raw)
  const column = words.titles.kind
  if (given === '') {
    say('fixed', column, 'kind-guessed', texts.kindGuessed)
    return guess(options, answer)
  }
  const kind = known(codes.get(given) ?? raw)
  if (kind === undefined) say('rejected', column, 'kind', texts.kind(cleanCell(raw).slice(0, 20)))
  if (kind === 'fill' && options.length === 0) say('rejected', column, 'fill-in', texts.fillIn)
  if (kind === undefined || (kind === 'fill' && options.length === 0)) return undefined
  if (kind === 'choice' && options.length === 0) {
    say('rejected', words.option('A'), 'few-options', texts.fewOptions)
    return undefined
  }
  const read = kind === 'choice' || kind === 'fill' ? guess(options, answer) : kind
  if (codes.has(given) || read !== kind)
    say('fixed', column, 'kind-read', texts.kindRead(cleanCell(raw).slice(0, 20), texts.kindNames[read] ?? ''))
  else if (given !== raw) say('fixed', column, 'tidied', texts.tidied)
  return read
}
