import { onceFor } from '../../core/once-for.ts'
import { branchesNow } from '../../domain/policy/branches-now.ts'
import type { Schedule } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { type Exam, unsettled } from './store.ts'
import { cronAt, cronOnDays } from './times.ts'

const waitingNow = onceFor(({ db }: Pick<World, 'db'>) => unsettled(db))

/**
 * 各支部的时间：the very minute that the branch's exam waits for, and when it waits for none, the time of its exam day, so that
 * people see what comes.
 *
 * @param of what the exam waits for; nothing when it is not this
 */
export const examTimes = (
  of: (exam: Exam) => Date | undefined,
  usual: { time: 'opening' | 'closing'; offset: number },
): Schedule => ({
  perScope: async (world) => {
    const waiting = await waitingNow(world)
    const scopes: { scope: string; cron: string }[] = []
    for (const { branch, policy } of await branchesNow(world)) {
      const { id, chatId } = branch
      if (!chatId) continue
      const [first] = waiting
        .filter((exam) => exam.branchId === id)
        .flatMap((exam) => of(exam) ?? [])
        .sort((a, b) => a.getTime() - b.getTime())
      scopes.push({ scope: id, cron: first ? cronAt(first) : cronOnDays(usual.time, policy.examDay, usual.offset) })
    }
    return scopes
  },
})
