import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { RawQuestion } from './raw.ts'

export type Numbered = RawQuestion & { section: string }

type Keyed = { section: string; number: string; answer: string }

const pairsOf = (lines: readonly string[]): Keyed[] => {
  const found: Keyed[] = []
  let section = ''
  for (const line of lines) {
    const [, heading] = words.heading.exec(line) ?? []
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

/** Writes the answers at the end of a paper to its questions; where a number could be two questions', to neither. */
export const fillFromKey = (questions: readonly Numbered[], lines: readonly string[]): void => {
  const open = new Map<string, Numbered[]>()
  const put = (key: string, question: Numbered) => open.set(key, [...(open.get(key) ?? []), question])
  for (const question of questions)
    if (question.answer === '' && question.number !== undefined) {
      put(`/${question.number}`, question)
      put(`${question.section}/${question.number}`, question)
    }
  for (const { section, number, answer } of pairsOf(lines)) {
    const [question, other] = open.get(`${section}/${number}`) ?? []
    if (question && !other && question.answer === '') question.answer = answer
  }
}
