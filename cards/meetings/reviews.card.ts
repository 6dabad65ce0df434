import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { form, selectField, submitButton } from '../kit/form.ts'
import { type ReviewItem, reviewAction, reviewItems } from './reviews.actions.ts'
import { texts } from './texts.reviews.ts'

const values = [5, 4, 3, 2, 1] as const

/** 群众参评：three marks in one form, asked once of everybody who was there. */
export const reviewCard = ({ lesson, title }: { lesson: string; title: string }): Card =>
  card(texts.ask.title, { template: 'blue' }, [
    markdown(texts.ask.body(plain(title))),
    form('review', [
      ...reviewItems.flatMap((item) => [
        markdown(`**${texts.items[item]}**`),
        selectField(
          item,
          texts.ask.pick,
          values.map((value) => [String(value), texts.values[value]] as const),
        ),
      ]),
      submitButton('review_send', texts.ask.submit, reviewAction, { lesson }, 'primary_filled'),
    ]),
    note(texts.ask.note),
  ])

/** The same for everybody, whatever was said: what is drawn here is kept with the account for a while. */
export const thanksCard = (title: string): Card =>
  card(texts.thanks.title, { template: 'green' }, [markdown(texts.thanks.body(plain(title)))])

export type ReviewResult = { title: string; averages: Readonly<Record<ReviewItem, string>>; low: readonly ReviewItem[] }

/** 听课的人怎么说：to the lecturer and the secretary, when five and more have said something. */
export const resultCard = ({ title, averages, low }: ReviewResult): Card =>
  card(texts.result.title, { template: 'blue' }, [
    markdown(
      [
        texts.result.body(plain(title)),
        ...reviewItems.map((item) => texts.result.item(texts.items[item], averages[item])),
      ].join('\n'),
    ),
    ...low.map((item) => markdown(texts.low(texts.advice[item]))),
    note(`${texts.result.voices}。${texts.result.note}`),
  ])
