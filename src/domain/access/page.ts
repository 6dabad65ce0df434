import type { Page, Visit } from '../../platform/pages/page.ts'
import type { Reply } from '../../platform/pages/reply.ts'
import type { Guarded } from '../../platform/rule.ts'
import type { World } from '../../platform/world.ts'
import { type Actor, actorById } from './actor.ts'
import type { Act } from './acts.ts'
import { guarded, oneself } from './guard.ts'
import { may, type Target } from './may.ts'

/**
 * A page behind its rule: the visitor must be allowed now. What is not there and what is not theirs are one answer.
 *
 * @param of.target what the visit is about, by its path and its form; nothing when there is no such thing. Absent: oneself
 */
export const page = ({
  act,
  target = async (_, __, actor) => oneself(actor),
  run,
  ...door
}: Pick<Page, 'method' | 'path' | 'stepUp' | 'menu'> & {
  act: Act
  target?: (world: World, visit: Visit, actor: Actor) => Promise<Target | undefined>
  run(world: World, visit: Visit & { actor: Actor }): Promise<Reply>
}): Guarded<Page> =>
  guarded({
    ...door,
    rule: act,
    enter: async (world, visit) => {
      const actor = await actorById(world.db, visit.member.id, world.clock.now())
      const about = actor && (await target(world, visit, actor))
      if (!actor || !about) return undefined
      return may(actor, act, about) ? () => run(world, { ...visit, actor }) : undefined
    },
  })
