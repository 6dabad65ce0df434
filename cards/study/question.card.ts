import { button, type Card, card, type Element, markdown, note } from '../kit/card.ts'
import { type Asked, asked, inRows, letterOf } from '../kit/question.ts'
import { questionTexts } from '../kit/texts.question.ts'
import { answerAction, type Place, submitAction, toggleAction } from './actions.ts'
import { texts } from './texts.ts'

export type QuestionFace = Asked & {
  place: Place
  /** How many of how many have answered; for the group. `answered` may be a `blank`. */
  progress?: { answered: string; total: number }
  /** What this person has ticked so far; only ever on a card of one's own. */
  ticked?: string
  /** The round is closed: this is 补答. */
  makeUp?: boolean
}

const choices = ({ kind, round, place, options, ticked = '' }: QuestionFace): Element[] => {
  if (kind === 'judge')
    return inRows(
      ['T', 'F'].map((choice) =>
        button(questionTexts.judged[choice] ?? choice, answerAction, { round, place, choice }),
      ),
    )
  const letters = options.map((_, i) => letterOf(i))
  if (kind === 'single') return inRows(letters.map((choice) => button(choice, answerAction, { round, place, choice })))
  return [
    ...inRows(
      letters.map((choice) =>
        button(choice, toggleAction, { round, place, choice }, ticked.includes(choice) ? 'primary' : 'default'),
      ),
    ),
    button(questionTexts.submit, submitAction, { round, place }, 'primary_filled'),
  ]
}

/** 每日一题：the stem, the options as text, a button for each. */
export const questionCard = (face: QuestionFace): Card => {
  const { day, subject, kind, place, progress, makeUp = false } = face
  return card(
    makeUp ? texts.makeUpTitle(day) : texts.title(day),
    {
      template: makeUp ? 'orange' : 'blue',
      subtitle: questionTexts.subtitle(subject, kind),
      summary: makeUp ? texts.makeUpSummary(subject) : texts.summary(subject),
    },
    [
      ...(makeUp ? [markdown(texts.makeUp)] : []),
      ...asked(face),
      ...choices(face),
      progress ? markdown(texts.counted(progress.answered, progress.total)) : false,
      note(place === 'group' ? texts.hint[kind] : texts.ownHint[kind]),
    ],
  )
}
