import type { BranchId } from '../../../core/ids.ts'
import { compareBranch } from '../../../domain/directory/compare.ts'
import { recordFindings } from '../../../domain/directory/findings.ts'
import { branchById } from '../../../domain/people/store.ts'
import { branchesNow } from '../../../domain/policy/branches-now.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { reportFindings } from './report.ts'

/** 每天清早，花名册和飞书对一遍。It only looks and writes down; nobody's entry changes by it. */
export const syncJob = defineJob({
  id: 'people.sync',
  schedule: {
    perScope: async (world) =>
      (await branchesNow(world)).map(({ branch }) => ({ scope: branch.id, cron: '53 5 * * *' })),
  },
  catchUp: { kind: 'latest-within', minutes: 720 },
  run: async (world, { at, scope }) => {
    const branch = await branchById(world.db, scope as BranchId)
    if (!branch) return
    const comparison = await compareBranch(world, branch)
    const { group, people, departments, found } = comparison
    await recordFindings(world, branch.id, comparison)
    const shown = await reportFindings(world, branch, { at, partly: !people || !departments })
    world.log.info('people.compared', { found: found.size, shown, group, people, departments })
  },
})
