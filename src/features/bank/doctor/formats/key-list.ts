import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { questionWords } from '../../../../../cards/import/texts.questions.ts'
import type { RawQuestion } from './raw.ts'

export type Numbered = RawQuestion & { section: string }

type Keyed = { section: string; number: string; answer: string }

const pairsOf = (lines: readonly string[]): Keyed[] => {
  const found: Keyed[] = []
  let section = ''
  for (const line of lines) {
    const [, heading] = words.heading.exec(line) ?? words.keySection.exec(line) ?? []
    if (heading) section = heading
    for (const [, first = '', last, run = '', answer] of line.matchAll(words.keyPair)) {
      if (answer !== undefined) found.push({ section, number: first, answer })
      const each = [...run.replace(/\s+/g, '')]
      if (last !== undefined && Number(last) - Number(first) + 1 === each.length)
        for (const [i, one] of each.entries()) found.push({ section, number: String(Number(first) + i), answer: one })
    }
  }
  return found
}

/** Whether these are the answers of several questions. */
export const areAnswers = (text: string): boolean => new Set(pairsOf([text]).map(({ number }) => number)).size > 1

/** The question that a line of the answers is, when another paper has begun. */
export const isQuestionLine = (line: string): boolean => words.number.test(line) && pairsOf([line]).length === 0

/** '单选题' here and '单项选择题' there are one section. */
const kindOf = (section: string) => questionWords.kinds[section] ?? section

/** Writes the answers at the end of a paper to its questions; where a number could be two questions', to neither. */
export const fillFromKey = (questions: readonly Numbered[], lines: readonly string[]): void => {
  const open = new Map<string, Numbered[]>()
  const put = (key: string, question: Numbered) => open.set(key, [...(open.get(key) ?? []), question])
  for (const question of questions)
    if (question.answer === '' && question.number !== undefined) {
      put(`/${question.number}`, question)
      if (question.section !== '') put(`${kindOf(question.section)}/${question.number}`, question)
    }
  for (const { section, number, answer } of pairsOf(lines)) {
    const [question, other] = open.get(`${kindOf(section)}/${number}`) ?? []
    if (question && !other && question.answer === '') question.answer = answer
  }
}
