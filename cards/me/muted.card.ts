import { type Card, card, markdown, note } from '../kit/card.ts'
import { texts } from './texts.ts'

/** 免打扰 is on: until when, and what comes all the same. */
export const mutedCard = (until: { day: string; time: string }): Card =>
  card(texts.muted.title, { template: 'default' }, [
    markdown(texts.muted.body(texts.moment(until))),
    note(texts.muted.still),
    note(texts.muted.how),
  ])

export const unmutedCard = (): Card => card(texts.unmuted.title, { template: 'green' }, [markdown(texts.unmuted.body)])

/** Nothing was changed, and what to write instead. */
export const notMutedCard = (why: 'tooLong' | 'unclear'): Card =>
  card(texts[why].title, { template: 'default' }, [markdown(texts[why].body)])
