import { saidCard } from '../../../cards/shell/said.card.ts'
import type { AccountId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

/** A sentence in 单聊, once for what caused it. */
export const telling = (
  to: Writer,
  world: World,
  { key, account, words }: { key: string; account: AccountId | null; words: string },
): Write[] => (account ? [enqueue(to, world, { key, lane: 'reply', to: { account }, card: saidCard(words) })] : [])
