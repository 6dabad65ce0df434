import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './daily/clicks.ts'
import { closeJob } from './daily/close.job.ts'
import { mineCommand } from './daily/mine.ts'
import { pushJob } from './daily/push.job.ts'
import { studyRecords } from './daily/records.ts'
import { answerCommand } from './daily/said.ts'
import { todayCommand } from './daily/today.ts'
import { forget } from './forget.ts'
import { weeklyCloseJob, weeklyPushJob } from './weekly/jobs.ts'
import { weeklyRecords } from './weekly/records.ts'
import { weeklyCommand } from './weekly/said.ts'
import { weeklyPage } from './weekly/weekly.page.tsx'

/** 学习确认 */
export const study = defineFeature({
  name: 'study',
  jobs: [pushJob, closeJob, weeklyPushJob, weeklyCloseJob],
  clicks,
  records: async (world, id) => [...(await studyRecords(world, id)), ...(await weeklyRecords(world, id))],
  pages: [weeklyPage],
  forget,
  commands: [todayCommand, weeklyCommand, mineCommand, answerCommand],
})
