import { button, type Card, card, markdown, note, plain, row } from '../kit/card.ts'
import { dateField, form, submitButton } from '../kit/form.ts'
import { coachedAction, results, shownAction } from './actions.ts'
import { texts } from './texts.ts'

export type Chain = readonly { name: string; done: boolean }[]
export type HelpFace = {
  gap: string
  name: string
  team: string
  point: string
  because: keyof typeof texts.help.because
  chain: Chain
  coached: boolean
  /** 'YYYY-MM-DD': what the form begins with. */
  today: string
  ended?: 'shown' | 'left'
}

/** 请和他一起做：for the mentor, or whoever stands in. */
export const helpCard = (of: HelpFace): Card => {
  const who = plain(texts.who(of.name, of.team))
  const point = plain(of.point)
  if (of.ended)
    return card(texts.help.title, { template: 'green' }, [
      markdown(of.ended === 'left' ? texts.help.left : texts.help.closed(who, point)),
      markdown(texts.chain(of.chain)),
    ])
  return card(texts.help.title, { template: 'blue' }, [
    markdown([texts.help.body(who, point), texts.help.because[of.because]].join('\n')),
    markdown(texts.chain(of.chain)),
    !of.coached && button(texts.help.coached, coachedAction, { gap: of.gap }),
    form('shown', [
      markdown(texts.help.day),
      dateField('day', of.today),
      row(
        results.map((result) =>
          submitButton(`shown_${result.replace('-', '_')}`, texts.help.results[result], shownAction, {
            gap: of.gap,
            result,
          }),
        ),
      ),
    ]),
    note(texts.help.note),
  ])
}

/** 过关了：a warm line for whoever has made it. */
export const closedCard = (point: string): Card =>
  card(texts.closed.title, { template: 'green' }, [markdown(texts.closed.body(plain(point)))])
