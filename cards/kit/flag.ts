import { z } from 'zod'
import { defineAction } from './action.ts'
import { type Button, button } from './card.ts'
import { questionTexts as texts } from './texts.question.ts'

/** 这题有问题. Handled by the bank, wherever the card came from. */
export const flagAction = defineAction('bank.flag', { question: z.string().min(1).max(64) })

/** For cards that show a verdict: whoever has answered may say that something is wrong with the question. */
export const flagButton = (question: string): Button => button(texts.flag, flagAction, { question })
