import { button, type Card, card, divider, markdown, note, row } from '../kit/card.ts'
import { flagButton } from '../kit/flag.ts'
import { type Asked, asked, choiceWords, type Key, keyed } from '../kit/question.ts'
import { quizNameAction } from './quiz.actions.ts'
import { texts } from './texts.quiz.ts'

/** One round as this person met it. Only one that is shown says what was right. */
export type OwnRound = { n: number } & (
  | { state: 'missed' }
  | { state: 'waiting'; choice: string }
  | { state: 'shown'; choice: string; correct: boolean; answer: string }
)

const line = (round: OwnRound): string => {
  const { own } = texts
  if (round.state === 'missed') return own.missed(round.n)
  if (round.state === 'waiting') return own.waiting(round.n, choiceWords(round.choice))
  return round.correct
    ? own.right(round.n, choiceWords(round.choice))
    : own.wrong(round.n, choiceWords(round.choice), choiceWords(round.answer))
}

/** 我的这轮：in 单聊, because this person asked. */
export const quizMineCard = (face: {
  rounds: readonly OwnRound[]
  /** The round that was asked about, once it is shown. */
  last?: Pick<Asked, 'kind' | 'stem' | 'options'> & Key
  /** Its question, when this person has answered it. */
  answered?: string
}): Card =>
  card(texts.own.title, { template: 'blue' }, [
    markdown(face.rounds.map(line).join('\n')),
    ...(face.last
      ? [
          divider,
          markdown(texts.own.last),
          ...asked(face.last, face.last.kind === 'judge' ? '' : face.last.answer),
          ...keyed(face.last),
        ]
      : []),
    note(texts.own.note),
    face.answered ? flagButton(face.answered) : false,
  ])

/** 抢答署名：whether one's name may stand on the group's card. */
export const quizNameCard = (face: { named?: boolean; won: boolean }): Card =>
  card(texts.name.title, { template: 'blue' }, [
    markdown(face.won ? texts.name.ask : texts.name.again),
    face.named === undefined ? false : markdown(face.named ? texts.name.isYes : texts.name.isNo),
    row([
      button(texts.name.yes, quizNameAction, { named: 'yes' }),
      button(texts.name.no, quizNameAction, { named: 'no' }),
    ]),
    note(texts.name.note),
  ])
