import { defineFeature } from '../../platform/feature.ts'
import { announceJob } from './announce.job.ts'
import type { AskedNow } from './apart.ts'
import { forget } from './forget.ts'
import { appealPages, askPages } from './pages/appeal.page.tsx'
import { blueprintPages } from './pages/blueprint.page.tsx'
import { branchPages } from './pages/branch.page.tsx'
import { listPages } from './pages/list.page.tsx'
import { paperPages } from './pages/paper.page.tsx'
import { examRecords } from './records.ts'
import { regradeHandler } from './regrade.event.ts'
import { examCommand } from './said.ts'
import { closeJob, openJob, resitJob } from './times.job.ts'

/**
 * 月月考
 *
 * @param askedNow what the branch is being asked elsewhere when an exam begins: it is not on the exam
 */
export const exam = (askedNow: AskedNow) =>
  defineFeature({
    name: 'exam',
    jobs: [announceJob, openJob(askedNow), closeJob, resitJob(askedNow)],
    commands: [examCommand],
    events: [regradeHandler],
    // What has a name of its own stands before the exam by its number.
    pages: [...listPages, ...blueprintPages, ...appealPages, ...branchPages, ...paperPages, ...askPages],
    records: examRecords,
    forget,
  })
