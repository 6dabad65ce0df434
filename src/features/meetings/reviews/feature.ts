import { defineFeature } from '../../../platform/feature.ts'
import { askJob } from './ask.job.ts'
import { closeJob } from './close.job.ts'
import { forget } from './forget.ts'
import { clicks } from './give.ts'
import { reviewsPage } from './pages/reviews.page.tsx'
import { reviewRecords } from './records.ts'
import { reviewCommand } from './said.ts'

/** 群众参评：what those who sat there say of a lesson, without a name. */
export const lessonReviewing = defineFeature({
  name: 'lesson-reviews',
  clicks,
  commands: [reviewCommand],
  jobs: [askJob, closeJob],
  pages: [reviewsPage],
  records: reviewRecords,
  forget,
})
