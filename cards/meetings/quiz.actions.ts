import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const id = z.string().min(1).max(64)
/** everyone: 全员答 · race: 抢答 · relay: 小组接力 */
export const quizModes = ['everyone', 'race', 'relay'] as const
export type QuizMode = (typeof quizModes)[number]
export const quizSizes = [3, 5, 10] as const
export type QuizSize = (typeof quizSizes)[number]

const place = { branch: id, meeting: z.string().max(64) }
const wish = {
  ...place,
  mode: z.enum(quizModes),
  size: z.literal(quizSizes),
  /** '' is every subject. */
  subject: z.string().max(60),
}

/** On the card of a meeting, or anywhere: the chair gets the setup card in 单聊. `meeting` is '' when there is none. */
export const quizStartAction = defineAction('quiz.setup', place)

/** The setup card: one more thing chosen, drawn anew. */
export const quizChooseAction = defineAction('quiz.choose', wish)
export const quizBeginAction = defineAction('quiz.begin', wish)

/** On the group's card: one tap, one answer. */
export const quizAnswerAction = defineAction('quiz.answer', { round: id, choice: z.string().regex(/^[A-HTF]$/) })
/** Multiple choice: a letter on or off, kept for this person alone. */
export const quizToggleAction = defineAction('quiz.toggle', { round: id, choice: z.string().regex(/^[A-H]$/) })
export const quizSubmitAction = defineAction('quiz.submit', { round: id })
/** 我的这轮：what I chose, and how it went once it is shown. */
export const quizMineAction = defineAction('quiz.mine', { round: id })

/** On the chair's card. */
export const quizCloseAction = defineAction('quiz.close', { round: id })
/** `after` is the number of the round that is on the table: a second tap finds the next one there. */
export const quizNextAction = defineAction('quiz.next', { quiz: id, after: z.number().int().min(1).max(99) })
export const quizEndAction = defineAction('quiz.end', { quiz: id })
export const quizTakeOverAction = defineAction('quiz.take-over', { quiz: id })

/** Whether my name may stand on the group's card when I was the first who was right. */
export const quizNameAction = defineAction('quiz.name', { named: z.enum(['yes', 'no']) })
