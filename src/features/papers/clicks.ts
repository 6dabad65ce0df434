import type { CardAction } from '../../../cards/kit/action.ts'
import type { Card } from '../../../cards/kit/card.ts'
import {
  chooseAction,
  handInAction,
  settleAction,
  startAction,
  sureAction,
  tickAction,
  turnAction,
} from '../../../cards/papers/actions.ts'
import { missingCard } from '../../../cards/papers/question.card.ts'
import type { PaperId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import { doOnPaper } from '../../domain/papers/act.ts'
import type { PaperDeed } from '../../domain/papers/apply.ts'
import { paperFace } from '../../domain/papers/face.ts'
import type { PaperKinds } from '../../domain/papers/kind.ts'
import { aboutPaper, type Paper, paperById } from '../../domain/papers/store.ts'
import type { Click, ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { changedToast, goneToast, refusedToast, turnedToast } from './toasts.ts'

/** One's own papers only; another's looks like none. */
const rule = {
  act: 'study.answer',
  target: ({ db }: World, payload: { paper: string }) => aboutPaper(db, payload.paper as PaperId),
} as const

type Clicked = Click<{ paper: string }> & { actor: Actor }

const clicked = async (kinds: PaperKinds, world: World, click: Clicked, deed: PaperDeed): Promise<ClickReply> => {
  const id = click.payload.paper as PaperId
  const read = await paperById(world.db, id)
  const kind = kinds.get(read?.kind ?? '')
  if (!read || !kind) return goneToast
  const cardOf = (paper: Paper) => paperFace(world, kind, paper)
  const outcome = await doOnPaper(world, kind, id, deed, {
    ...{ eventId: click.eventId, at: world.clock.now(), read },
    also: (to, changed, card: Card, provided) => [
      click.keep(to, { toast: changedToast(kind, deed, changed), card }, provided),
    ],
  })
  switch (outcome.kind) {
    case 'gone':
      return goneToast
    case 'before':
      return { toast: turnedToast(outcome.paper), card: await cardOf(outcome.paper) }
    case 'refused': {
      const { refusal, paper } = outcome
      const card =
        refusal.because === 'missing'
          ? missingCard({ paper: id, title: kind.face(paper).title, missing: refusal.items })
          : await cardOf(paper)
      return { toast: refusedToast(kind, refusal), card }
    }
    case 'changed':
      return { toast: changedToast(kind, deed, outcome), card: outcome.card }
  }
}

export const clicks = (kinds: PaperKinds) => {
  const on = <P extends { paper: string }>(action: CardAction<P>, deedOf: (payload: P) => PaperDeed) =>
    onClick(action, rule, (world, click) => clicked(kinds, world, click, deedOf(click.payload)))
  return [
    on(startAction, () => ({ do: 'start' })),
    on(chooseAction, ({ item, choice }) => ({ do: 'choose', item, choice })),
    on(tickAction, ({ item, choice }) => ({ do: 'tick', item, choice })),
    on(settleAction, ({ item }) => ({ do: 'settle', item })),
    on(sureAction, ({ item, sure }) => ({ do: 'sure', item, sure })),
    on(turnAction, ({ to }) => ({ do: 'turn', to })),
    on(handInAction, ({ anyway }) => ({ do: 'hand-in', anyway })),
  ]
}
