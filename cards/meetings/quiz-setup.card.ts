import { button, type Card, card, divider, type Element, markdown, note, row } from '../kit/card.ts'
import {
  type QuizMode,
  type QuizSize,
  quizBeginAction,
  quizChooseAction,
  quizModes,
  quizSizes,
} from './quiz.actions.ts'
import { texts } from './texts.quiz.ts'

export type QuizWish = { branch: string; meeting: string; mode: QuizMode; size: QuizSize; subject: string }

export type SetupFace = QuizWish & {
  subjects: readonly { subject: string; count: number }[]
  /** How many questions could be asked of the chosen subject. */
  available: number
}

const inPairs = (buttons: readonly Element[]): Element[] =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, i) => row(buttons.slice(i * 2, i * 2 + 2)))

/** 准备：what the chair chooses before it begins, in 单聊. Every choice draws the card anew. */
export const quizSetupCard = ({ subjects, available, ...wish }: SetupFace): Card => {
  const choice = (label: string, change: Partial<QuizWish>, chosen: boolean) =>
    button(label, quizChooseAction, { ...wish, ...change }, chosen ? 'primary' : 'default')
  const { setup } = texts
  return card(setup.title, { template: 'blue', summary: setup.summary }, [
    markdown(setup.mode),
    row(quizModes.map((mode) => choice(texts.modes[mode], { mode }, mode === wish.mode))),
    note(setup.about[wish.mode]),
    markdown(setup.size),
    row(quizSizes.map((size) => choice(setup.sizes(size), { size }, size === wish.size))),
    markdown(setup.subject),
    ...inPairs([
      choice(texts.allSubjects, { subject: '' }, wish.subject === ''),
      ...subjects.map(({ subject }) => choice(subject, { subject }, subject === wish.subject)),
    ]),
    divider,
    available > 0 && available < wish.size ? markdown(setup.few(available)) : false,
    available > 0 ? button(setup.begin, quizBeginAction, wish, 'primary_filled') : markdown(setup.none),
    available > 0 && note(setup.note),
  ])
}

/** One sentence in 单聊 about a quiz. */
export const quizSaidCard = (words: string, title: string = texts.said.title): Card =>
  card(title, { template: 'default' }, [markdown(words)])
