import { barChart, type Card, card, divider, markdown, note } from '../kit/card.ts'
import { type Asked, asked, choiceWords, type Key, keyed } from '../kit/question.ts'
import { questionTexts } from '../kit/texts.question.ts'
import { texts } from './texts.ts'

export type ClosedFace = Asked &
  Key & {
    total: number
    /** Each may be a `blank`. */
    answered: string
    right: string
    late: string
    /** Per key that could be chosen, in the order shown, how many chose it in time. */
    distribution: readonly { choice: string; count: number | string }[]
  }

/** 收题：what was right and why, and how the branch answered; nothing about anyone. */
export const closedCard = (face: ClosedFace): Card =>
  card(
    texts.closed.title(face.day),
    { template: 'turquoise', subtitle: questionTexts.subtitle(face.subject, face.kind) },
    [
      ...asked(face, face.kind === 'judge' ? '' : face.answer),
      divider,
      ...keyed(face),
      divider,
      markdown(
        `${texts.closed.counted(face.answered, face.total, face.right)}\n${texts.closed.madeUp(face.late)}\n${texts.closed.chart}`,
      ),
      barChart(face.distribution.map(({ choice, count }) => ({ label: choiceWords(choice), count }))),
      note(texts.closed.note),
    ],
  )
