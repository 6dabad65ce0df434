import { button, type Card, card, divider, markdown, note, plain, row } from '../kit/card.ts'
import { asked, type Key, keyed } from '../kit/question.ts'
import { askedAction, keyAction, listAction, lookAction, type Result, results } from './actions.ts'
import { texts } from './texts.ts'

export type ToAsk = { gap: string; name: string; team: string; point: string; result?: Result }

/** 班前抽问：whom to ask, for the shift's chair alone. */
export const askListCard = (of: { ask: string; shift: string; day: string; people: readonly ToAsk[] }): Card => {
  const open = of.people.filter((p) => !p.result)
  const line = ({ name, point, result }: ToAsk): string =>
    result
      ? texts.ask.done(plain(name), plain(point), texts.question.results[result])
      : texts.ask.item(plain(name), plain(point))
  return card(
    texts.ask.title,
    { template: open.length > 0 ? 'blue' : 'green', subtitle: texts.ask.when(of.shift, of.day) },
    [
      markdown(open.length > 0 ? texts.ask.body(of.people.length) : texts.ask.finished),
      markdown(of.people.map(line).join('\n')),
      ...open.map(({ gap, name }) => button(name, lookAction, { ask: of.ask, gap }, 'primary')),
      note(texts.ask.note),
    ],
  )
}

/** What is asked: the words of the question, or nothing when it is not used any more. */
export type Words = { stem: string; options: readonly string[] }

/**
 * 一个人的一题。`key` is drawn only for whoever asks and only when that person wants to see it; the worker never holds
 * this card.
 */
export const askOneCard = (of: { ask: string; who: ToAsk; words?: Words; key?: Key }): Card => {
  const { ask, who, words, key } = of
  const payload = { ask, gap: who.gap }
  return card(texts.ask.title, { template: who.result ? 'green' : 'blue' }, [
    markdown(texts.question.about(plain(texts.who(who.name, who.team)), plain(who.point))),
    ...(words ? asked(words) : [markdown(texts.question.gone)]),
    ...(key ? [divider, ...keyed(key), note(texts.question.keyNote)] : []),
    words !== undefined && !key && !who.result && button(texts.question.key, keyAction, payload),
    who.result
      ? markdown(texts.question.results[who.result])
      : row(results.map((result) => button(texts.question.results[result], askedAction, { ...payload, result }))),
    ask !== '' && button(texts.question.back, listAction, { ask }),
    note(texts.question.note),
  ])
}
