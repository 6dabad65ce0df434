import type { SQL } from 'drizzle-orm'
import { saidCard } from '../../../cards/shell/said.card.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { keepersOf, type Member } from '../people/store.ts'

/** Those who look after the branch and can be told; never about themselves. */
export const toldAbout = async (world: Pick<World, 'db'>, member: Member): Promise<Member[]> =>
  (await keepersOf(world.db, member.branchId)).filter((k) => k.account && k.id !== member.id)

/** The same words to each of them, in 单聊. */
export const notices = (
  to: Writer,
  world: Pick<World, 'ids' | 'clock'>,
  keepers: readonly { id: MemberId; account: Member['account'] }[],
  notice: { key: string; words: string },
  provided: SQL,
): Write[] =>
  keepers.flatMap(({ id, account }) =>
    account
      ? [
          enqueue(
            to,
            world,
            { key: `${notice.key}/${id}`, lane: 'approval', to: { account }, card: saidCard(notice.words) },
            provided,
          ),
        ]
      : [],
  )
