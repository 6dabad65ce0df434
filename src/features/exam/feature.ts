import { defineFeature } from '../../platform/feature.ts'
import { announceJob } from './announce.job.ts'
import { forget } from './forget.ts'
import { examRecords } from './records.ts'
import { examCommand } from './said.ts'
import { closeJob, openJob, resitJob } from './times.job.ts'

/** 月月考 */
export const exam = defineFeature({
  name: 'exam',
  jobs: [announceJob, openJob, closeJob, resitJob],
  commands: [examCommand],
  records: examRecords,
  forget,
})
