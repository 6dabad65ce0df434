import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { readAnswer } from '../../../../core/answer-text.ts'
import { letters } from '../../../../domain/questions/question.ts'
import { textOf, walk } from './markup.ts'
import type { RawQuestion } from './raw.ts'
import { TextRefusal } from './refusal.ts'

type Answer = { fraction: number; text: string }
type Item = { type: string; single: string; stem: string; feedback: string; category: string; answers: Answer[] }

const isTrue = (text: string) => /^(?:true|1|yes)$/i.test(text.trim())

/** What is right, in whatever words; where there are none that we know the answer stays open. */
const verdictOf = ([said]: readonly Answer[]): string => {
  const read = said && readAnswer(textOf(said.text), { kind: 'judge', options: [] })
  return read?.fits ? words.judged[read.choice === 'T' ? 'T' : 'F'] : ''
}

const rawOf = (item: Item, line: number, subject: string): RawQuestion => {
  const base = {
    ...{ line, stem: textOf(item.stem), explanation: textOf(item.feedback), subject },
    ...{ options: [] as string[], answer: '', kind: '' },
  }
  const right = item.answers.filter(({ fraction }) => fraction > 0)
  if (item.type === 'truefalse') return { ...base, kind: words.kinds.judge, answer: verdictOf(right) }
  if (item.type !== 'multichoice')
    return {
      ...base,
      kind: words.moodle[item.type] ?? item.type,
      answer: right.map(({ text }) => textOf(text)).join('；'),
    }
  const whole = item.answers.some(({ fraction }) => fraction === 100)
  const several = item.single === '' ? !whole && right.length > 1 : !isTrue(item.single)
  // Of one that has a single answer, a share of the marks is for what is not quite it.
  const isRight = ({ fraction }: Answer) => (several || !whole ? fraction > 0 : fraction === 100)
  return {
    ...base,
    kind: several ? words.kinds.multiple : words.kinds.single,
    options: item.answers.map(({ text }) => textOf(text)),
    answer: item.answers.map((answer, i) => (isRight(answer) ? (letters[i] ?? '?') : '')).join(''),
  }
}

/**
 * Moodle XML: the questions of a quiz; places count questions.
 *
 * @throws TextRefusal when there are none, or for declarations and depth
 */
export const readMoodle = (xml: string): RawQuestion[] => {
  const found: RawQuestion[] = []
  const path: string[] = []
  let [item, answer, subject, count]: [Item | undefined, Answer | undefined, string, number] = [
    undefined,
    undefined,
    '',
    0,
  ]
  walk(xml, 'xml', {
    open: (name, attributes) => {
      path.push(name)
      if (name === 'question')
        item = { type: attributes.type ?? '', single: '', stem: '', feedback: '', category: '', answers: [] }
      if (name === 'answer' && item) {
        answer = { fraction: Number(attributes.fraction ?? Number.NaN), text: '' }
        item.answers.push(answer)
      }
    },
    text: (text) => {
      if (!item) return
      const [parent = '', own = ''] = path.slice(-2)
      if (own === 'single') item.single += text.trim()
      if (own !== 'text') return
      if (parent === 'questiontext') item.stem += text
      else if (parent === 'generalfeedback') item.feedback += text
      else if (parent === 'category') item.category += text
      else if (parent === 'answer' && answer) answer.text += text
    },
    close: (name) => {
      path.pop()
      if (name === 'answer') answer = undefined
      if (name !== 'question' || !item) return
      if (item.type === 'category') subject = item.category.split('/').at(-1)?.trim() ?? ''
      else found.push(rawOf(item, ++count, subject))
      item = undefined
    },
  })
  if (found.length === 0) throw new TextRefusal(texts.xmlShape)
  return found
}
