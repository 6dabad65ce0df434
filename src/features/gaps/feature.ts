import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { forget } from './forget.ts'
import { helpJob, missesJob, preshiftJob } from './jobs.ts'
import { forms } from './pages/forms.ts'
import { minePage } from './pages/mine.page.tsx'
import { overviewPage } from './pages/overview.page.tsx'
import { personPage } from './pages/person.page.tsx'
import { gapRecords } from './records.ts'
import { askCommand, mineCommand } from './said.ts'

/** 知行闭环：what somebody missed is asked, practised and shown until it is mastered. */
export const helping = defineFeature({
  name: 'gaps',
  clicks,
  commands: [mineCommand, askCommand],
  jobs: [missesJob, helpJob, preshiftJob],
  pages: [minePage, overviewPage, personPage, ...forms],
  records: gapRecords,
  forget,
})
