import type { SQL } from 'drizzle-orm'
import { saidCard } from '../../../cards/shell/said.card.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { type PushPlan, planPushes } from '../disturbance/plan.ts'
import { push } from '../disturbance/push.ts'
import { keepersOf, type Member } from '../people/store.ts'

/** Those who look after a branch, and when each of them may be written to. */
export type Told = { keepers: readonly MemberId[]; plan: PushPlan }

/** Read before the commit; never the person whom it is about. */
export const toldAbout = async (world: World, member: Member): Promise<Told> => {
  const keepers = (await keepersOf(world.db, member.branchId)).map((k) => k.id).filter((id) => id !== member.id)
  return { keepers, plan: await planPushes(world, keepers) }
}

/** The same words to each of them, in 单聊. */
export const notices = (
  to: Writer,
  world: Pick<World, 'ids' | 'clock'>,
  { keepers, plan }: Told,
  { key, words }: { key: string; words: string },
  provided: SQL,
): Write[] =>
  keepers.flatMap((member) =>
    push(
      to,
      world,
      plan,
      { key: `${key}/${member}`, member, kind: 'duty', card: saidCard(words), line: words.split('\n')[0] ?? '' },
      provided,
    ),
  )
