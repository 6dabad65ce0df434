import type { BranchId } from '../../core/ids.ts'
import { everyBranch } from '../../domain/people/store.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import type { Schedule } from '../../platform/jobs/job.ts'
import { type Exam, unsettled } from './store.ts'
import { cronAt, cronOnDays } from './times.ts'

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
  perScope: async ({ db }) => {
    const waiting = await unsettled(db)
    const scopes: { scope: string; cron: string }[] = []
    for (const { id, chatId } of await everyBranch(db)) {
      if (!chatId) continue
      const [first] = waiting
        .filter((exam) => exam.branchId === id)
        .flatMap((exam) => of(exam) ?? [])
        .sort((a, b) => a.getTime() - b.getTime())
      const { examDay } = await policyOf(db, id as BranchId)
      scopes.push({ scope: id, cron: first ? cronAt(first) : cronOnDays(usual.time, examDay, usual.offset) })
    }
    return scopes
  },
})
