import { type Card, card, markdown } from '../kit/card.ts'
import { texts } from './texts.ts'

export const examSaidCard = (words: string): Card => card(texts.said.title, { template: 'default' }, [markdown(words)])
