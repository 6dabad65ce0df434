import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { decidedJob } from './decided.job.ts'
import { expireJob } from './expire.job.ts'
import { forget } from './forget.ts'
import { handOverCommand } from './hand-over.ts'
import { mineCommand } from './mine.ts'
import { forms } from './pages/forms.ts'
import { pairingsPage } from './pages/pairings.page.tsx'
import { personPage } from './pages/person.page.tsx'
import { pairingRecords } from './records.ts'

/** 包保 */
export const pairings = defineFeature({
  name: 'pairings',
  jobs: [expireJob, decidedJob],
  clicks,
  commands: [handOverCommand, mineCommand],
  pages: [pairingsPage, personPage, ...forms],
  records: pairingRecords,
  forget,
})
