import type { SQL } from 'drizzle-orm'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { planPushes } from './plan.ts'
import { type Push, push } from './push.ts'

/** A branch of thousands is told in several commits; each is whole by itself. */
const atOnce = 100

/** For pushes that stand beside no other fact: what a job has to say to many, or to the few who look after a branch. */
export const pushAll = async (world: World, items: readonly (Push & { provided?: SQL })[]): Promise<void> => {
  for (let i = 0; i < items.length; i += atOnce) {
    const some = items.slice(i, i + atOnce)
    const plan = await planPushes(world, [...new Set(some.map((item) => item.member))])
    const writes = (to: Writer): Write[] => some.flatMap((item) => push(to, world, plan, item, item.provided))
    if (some.some((item) => plan.has(item.member))) await world.db.commit((to) => writes(to) as unknown as Writes)
  }
}
