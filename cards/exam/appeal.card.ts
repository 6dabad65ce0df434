import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { asked } from '../kit/question.ts'
import { texts } from './texts.ts'

type Item = { stem: string; options: readonly string[] }

/** 有争议：to those who may decide; who said so stays out of it. */
export const appealCard = ({ words, url, ...item }: Item & { words: string; url: string }): Card =>
  card(texts.appeal.title, { template: 'orange' }, [
    ...asked(item),
    divider,
    markdown(`${texts.appeal.says(plain(words))}\n${texts.appeal.look(url)}`),
    note(texts.appeal.note),
  ])

export type Decision = 'kept' | 'void' | 'rekeyed'

/** 答复：to whoever said so. */
export const decidedCard = ({ decision, because, ...item }: Item & { decision: Decision; because: string }): Card =>
  card(texts.appeal.decided, { template: decision === 'kept' ? 'blue' : 'green' }, [
    ...asked(item),
    divider,
    markdown([texts.appeal[decision], ...(because ? [texts.appeal.because(plain(because))] : [])].join('\n')),
  ])

/** 改判：to those whose mark changed. */
export const changedCard = ({
  month,
  from,
  to,
  passed,
}: {
  month: string
  from: number
  to: number
  passed: boolean
}): Card =>
  card(texts.changed.title(month), { template: 'green' }, [
    markdown([texts.changed.body(from, to), ...(passed ? [texts.changed.passed] : [])].join('\n')),
    note(texts.changed.note),
  ])
