import { requiredMissing } from '../feishu/texts.ts'
import { texts } from './texts.ts'

/**
 * The words for a person whom the emulator stopped as Feishu's own client would. The emulator throws plain errors for
 * these; anything else, such as a TypeError, is a fault of ours: undefined.
 */
export const refusalOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || error.constructor !== Error) return undefined
  if (error.message.startsWith(requiredMissing)) return requiredMissing
  return texts.refusals.find(([pattern]) => pattern.test(error.message))?.[1] ?? texts.refused
}
