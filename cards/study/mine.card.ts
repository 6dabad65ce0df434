import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { choiceWords } from '../kit/question.ts'
import { texts } from './texts.ts'

export type MineFace = {
  learned: number
  understood: number
  /** Points, and what of them is due by and by. Absent before the first answer. */
  points?: { mastered: number; met: number; next: readonly { point: string; days: number }[]; url: string }
  answers: readonly {
    day: string
    subject: string
    choice: string
    correct: boolean
    answer: string
    late: boolean
  }[]
  confirmations: readonly { day: string; stage: keyof typeof texts.mine.stages; subject: string }[]
}

const pointLines = ({ mastered, met, next, url }: NonNullable<MineFace['points']>): string =>
  [
    texts.mine.mastered(mastered, met),
    ...next.map(({ point, days }) => texts.mine.next(plain(point), days)),
    texts.mine.map(url),
  ].join('\n')

/** 我的：one's own answers, points and confirmations. */
export const mineCard = ({ learned, understood, points, answers, confirmations }: MineFace): Card =>
  card(texts.mine.title, { template: 'blue' }, [
    markdown(texts.mine.counts(learned, understood)),
    points ? markdown(pointLines(points)) : false,
    ...(answers.length === 0
      ? [markdown(texts.mine.none)]
      : [
          divider,
          markdown(
            [
              texts.mine.recent,
              ...answers.map((a) =>
                texts.mine.line({
                  ...a,
                  subject: plain(a.subject),
                  choice: choiceWords(a.choice),
                  answer: choiceWords(a.answer),
                }),
              ),
            ].join('\n'),
          ),
        ]),
    ...(confirmations.length === 0
      ? []
      : [
          markdown(
            [
              texts.mine.confirmed,
              ...confirmations.map((c) =>
                texts.mine.confirmation({ day: c.day, stage: `${plain(c.subject)}　${texts.mine.stages[c.stage]}` }),
              ),
            ].join('\n'),
          ),
        ]),
    note(texts.mine.privacy),
  ])
