import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { flagButton } from '../kit/flag.ts'
import { type Asked, asked, choiceWords, type Key, keyed } from '../kit/question.ts'
import { texts } from './texts.ts'

export type VerdictFace = Asked &
  Key & {
    question: string
    chosen: string
    correct: boolean
    late: boolean
    /** When its point comes again. */
    comes?: string
    /** The person had answered before: this is what stands. */
    again?: boolean
  }

/** 判定：for one person's eyes only. A wrong answer is orange, not red: it is the beginning of knowing it. */
export const verdictCard = (face: VerdictFace): Card => {
  const { correct, chosen, late, comes, again = false } = face
  return card(
    correct ? texts.verdict.right : texts.verdict.wrong,
    { template: correct ? 'green' : 'orange', subtitle: texts.title(face.day) },
    [
      ...asked(face, face.kind === 'judge' ? '' : face.answer),
      divider,
      markdown(again ? texts.verdict.already(choiceWords(chosen)) : texts.verdict.chosen(choiceWords(chosen))),
      ...keyed(face),
      comes ? markdown(plain(comes)) : false,
      note(
        [correct ? texts.verdict.recorded : texts.verdict.learned, ...(late ? [texts.verdict.late] : [])].join('，'),
      ),
      flagButton(face.question),
    ],
  )
}
