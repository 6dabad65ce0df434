import { type Card, card, markdown } from '../kit/card.ts'
import { texts } from './texts.ts'

/** One sentence in 单聊: what became of what somebody typed, and what to do. */
export const saidCard = (words: string): Card => card(texts.saidTitle, { template: 'default' }, [markdown(words)])
