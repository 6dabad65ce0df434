import { type Card, card, markdown, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

export type WithdrawnFace = { day: string; stem: string }

/** 撤回：nobody has to do anything any more. */
export const withdrawnCard = ({ day, stem }: WithdrawnFace): Card =>
  card(texts.withdrawn.title(day), { template: 'grey' }, [markdown(plain(stem)), markdown(texts.withdrawn.body)])
