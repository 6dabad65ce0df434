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

/** 学习确认 */
export const study = defineFeature({
  name: 'study',
  jobs: [pushJob, closeJob, planJob, reviewPushJob],
  clicks,
  pages: [myPointsPage, pointsPage, figuresPage],
  records: async (world, memberId) => [
    ...(await studyRecords(world, memberId)),
    ...(await reviewRecords(world, memberId)),
  ],
  forget,
  commands: [todayCommand, learnCommand, mineCommand, answerCommand],
})
