import { defineFeature } from '../../platform/feature.ts'
import { forget } from './forget.ts'
import { keeperPages } from './pages/keeper.page.tsx'
import { minePages } from './pages/mine.page.tsx'
import { requestRecords } from './records.ts'
import { remindJob } from './remind.job.ts'

/** 更正与删除的申请 */
export const requests = defineFeature({
  name: 'requests',
  forget,
  jobs: [remindJob],
  pages: [...minePages, ...keeperPages],
  records: requestRecords,
})
