import { button, type Card, card, type Element, markdown, note, plain } from '../kit/card.ts'
import { quizCloseAction, quizEndAction, quizNextAction, quizTakeOverAction } from './quiz.actions.ts'
import { texts } from './texts.quiz.ts'

export type ControlFace = {
  quiz: string
  round: string
  /** What the room calls this question; one that was taken back and its stand-in have the same. */
  n: number
  of: number
  /** Which of all the rounds this is, for what comes after it. */
  after: number
  state: 'open' | 'shown' | 'void'
  stem: string
  /** May be a `blank`. */
  answered: string
  total: string
  more: boolean
  idleMinutes: number
}

const acts = ({ quiz, round, after, state, more }: ControlFace): Element[] => [
  ...(state === 'open' ? [button(texts.control.close, quizCloseAction, { round }, 'primary_filled')] : []),
  ...(state !== 'open' && more ? [button(texts.control.next, quizNextAction, { quiz, after }, 'primary_filled')] : []),
  button(texts.control.end, quizEndAction, { quiz }, state !== 'open' && !more ? 'primary_filled' : 'default'),
]

/** 主持：for the chair alone, and without the key: it lies on a table where others look. */
export const quizControlCard = (face: ControlFace): Card => {
  const { n, of, state, stem, answered, total, more, idleMinutes } = face
  const { control } = texts
  return card(control.title(n, of), { template: 'blue', summary: control.summary }, [
    markdown(`**${plain(stem)}**`),
    markdown(texts.counted(answered, total)),
    markdown(control[state]),
    state !== 'open' && !more ? markdown(control.last) : false,
    ...acts(face),
    note(control.note(idleMinutes)),
  ])
}

/** Somebody else leads now. */
export const quizHandedCard = ({ quiz, by }: { quiz: string; by: string }): Card =>
  card(texts.control.handed, { template: 'grey' }, [
    markdown(texts.control.handedTo(plain(by))),
    button(texts.control.takeOver, quizTakeOverAction, { quiz }),
  ])

/** To a leader who asks while a quiz is on that somebody else leads. */
export const quizRunningCard = (face: { quiz: string; by: string; n: number; of: number }): Card =>
  card(texts.control.running, { template: 'blue' }, [
    markdown(texts.control.ledBy(plain(face.by), face.n, face.of)),
    button(texts.control.takeOver, quizTakeOverAction, { quiz: face.quiz }),
  ])
