import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { type Shown, shownAs } from './handover.card.ts'
import { texts } from './texts.ts'

/** To whom is looked after: who it is now. */
export const toldCard = ({ mentor, before }: { mentor: Shown; before?: string }): Card =>
  card(before ? texts.told.title : texts.told.newTitle, { template: 'turquoise' }, [
    markdown(texts.told.body(shownAs([mentor]))),
    ...(before ? [markdown(texts.told.before(plain(before)))] : []),
    note(texts.told.foot),
  ])

/** To the secretary: both agreed, and the load stands against it. */
export const fullCard = ({ to, load, limit }: { to: string; load: number; limit: number }): Card =>
  card(texts.full.title, { template: 'orange' }, [
    markdown(texts.full.body(plain(to), load, limit)),
    note(texts.full.foot),
  ])
