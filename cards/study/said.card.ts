import { type Card, card, markdown } from '../kit/card.ts'
import { texts } from './texts.ts'

/** 单聊里的一句话：why what somebody typed was not taken as an answer, and what to do. */
export const saidCard = (words: string): Card => card(texts.said.title, { template: 'default' }, [markdown(words)])

/** To those who look after the bank. */
export const nothingToAskCard = (): Card =>
  card(texts.nothingToAsk.title, { template: 'orange' }, [markdown(texts.nothingToAsk.body)])
