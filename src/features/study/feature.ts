import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './daily/clicks.ts'
import { closeJob } from './daily/close.job.ts'
import { mineCommand } from './daily/mine.ts'
import { pushJob } from './daily/push.job.ts'
import { studyRecords } from './daily/records.ts'
import { answerCommand } from './daily/said.ts'
import { todayCommand } from './daily/today.ts'
import { forget } from './forget.ts'
import { figuresPage } from './review/pages/figures.page.tsx'
import { myPointsPage, pointsPage } from './review/pages/points.page.tsx'
import { planJob } from './review/plan.job.ts'
import { reviewPushJob } from './review/push.job.ts'
import { reviewRecords } from './review/records.ts'
import { learnCommand } from './review/today.ts'
import { weeklyCloseJob, weeklyPushJob } from './weekly/jobs.ts'
import { weeklyRecords } from './weekly/records.ts'
import { weeklyCommand } from './weekly/said.ts'
import { weeklyPage } from './weekly/weekly.page.tsx'

/** 学习确认 */
export const study = defineFeature({
  name: 'study',
  jobs: [pushJob, closeJob, planJob, reviewPushJob, weeklyPushJob, weeklyCloseJob],
  clicks,
  pages: [myPointsPage, pointsPage, figuresPage, weeklyPage],
  records: async (world, memberId) => [
    ...(await studyRecords(world, memberId)),
    ...(await weeklyRecords(world, memberId)),
    ...(await reviewRecords(world, memberId)),
  ],
  forget,
  commands: [todayCommand, learnCommand, weeklyCommand, mineCommand, answerCommand],
})
