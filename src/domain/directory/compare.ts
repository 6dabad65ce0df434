import type { AccountId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import type { Branch } from '../people/store.ts'
import { accountsInQuestion, judgeAll, knownElsewhere, knownIn, recordFindings } from './findings.ts'
import { type Difference, keyOf, type Seen } from './judge.ts'
import { lookAt, type Sight } from './look.ts'

export type Comparison = Pick<Sight, 'group' | 'people' | 'departments'> & {
  found: Map<string, Difference>
  cleared: Set<string>
}

const botOut = (branch: Branch): [string, Difference] => [
  keyOf(branch.id, 'bot-out', 'group'),
  { kind: 'bot-out', memberId: null, account: '' as AccountId, name: '' },
]

/** 对账：the branch's roster beside what Feishu says. Nothing is written. */
export const compareBranch = async (world: Pick<World, 'db' | 'feishu'>, branch: Branch): Promise<Comparison> => {
  const roster = await knownIn(world.db, branch.id)
  const { seen, ...sight } = await lookAt(
    world.feishu,
    branch,
    // Whoever was a stranger yesterday is asked for once more, so that the difference can go away.
    [...roster.flatMap((m) => m.account ?? []), ...(await accountsInQuestion(world.db, branch.id))],
  )
  const { found, cleared } = judgeAll(branch.id, seen, roster, await knownElsewhere(world.db, branch.id))
  const [key, difference] = botOut(branch)
  if (sight.group === false) found.set(key, difference)
  else cleared.add(key)
  return { ...sight, found, cleared }
}

/** What one event said about one account, or about the bot itself, is judged and written down at once. */
export const noteSeen = async (
  world: Pick<World, 'db' | 'clock'>,
  branch: Branch,
  seen: readonly Seen[],
): Promise<void> => {
  const roster = await knownIn(world.db, branch.id)
  await recordFindings(world, branch.id, judgeAll(branch.id, seen, roster, await knownElsewhere(world.db, branch.id)))
}

export const noteBot = async (world: Pick<World, 'db' | 'clock'>, branch: Branch, inGroup: boolean): Promise<void> => {
  const [key, difference] = botOut(branch)
  await recordFindings(
    world,
    branch.id,
    inGroup
      ? { found: new Map(), cleared: new Set([key]) }
      : { found: new Map([[key, difference]]), cleared: new Set() },
  )
}
