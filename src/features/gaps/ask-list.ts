import type { Card } from '../../../cards/kit/card.ts'
import { gapsById } from '../../domain/gaps/store.ts'
import type { World } from '../../platform/world.ts'
import { listFace } from './faces.ts'
import { peopleById } from './people.ts'
import type { Ask } from './store.ts'

/** 抽问名单：as it stands by now. */
export const listOf = async ({ db }: Pick<World, 'db'>, ask: Ask): Promise<Card> => {
  const views = await gapsById(db, ask.gapIds)
  const people = await peopleById(
    db,
    views.map((v) => v.gap.memberId),
  )
  return listFace(ask, views, people)
}
