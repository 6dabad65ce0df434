import type { World } from '../../platform/world.ts'
import { branchesNow } from './branches-now.ts'
import type { Policy } from './keys.ts'

export type BranchTime = {
  /** 'HH:mm' at the mine. */
  time: string
  /** Days of the week as cron reads them: '1-7', '1,3,5'. */
  days: string
}

/** For a job's schedule: every branch that has a group, at the time that its policy sets. */
export const branchTimes =
  (timeOf: (policy: Policy) => BranchTime) =>
  async (world: Pick<World, 'db'>): Promise<{ scope: string; cron: string }[]> => {
    const scopes: { scope: string; cron: string }[] = []
    for (const { branch, policy } of await branchesNow(world)) {
      if (!branch.chatId) continue
      const { time, days } = timeOf(policy)
      const [hour, minute] = time.split(':').map(Number)
      scopes.push({ scope: branch.id, cron: `${minute} ${hour} * * ${days}` })
    }
    return scopes
  }
