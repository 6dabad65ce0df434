import { defineFeature } from '../../platform/feature.ts'
import { judgeClick } from './claim.ts'
import { claimsJob } from './claims.job.ts'
import { leadClicks } from './clicks.ts'
import { dutyJob } from './duty.job.ts'
import { followUpJob, makeUpJob } from './follow-up.job.ts'
import { forget } from './forget.ts'
import { keepPlacesJob } from './keep-places.job.ts'
import { makeUpClicks } from './make-up.ts'
import { exportPage } from './pages/export.page.ts'
import { meetingForms } from './pages/forms.ts'
import { ledgerPage } from './pages/ledger.page.tsx'
import { meetingPage } from './pages/meeting.page.tsx'
import { latePage, planPage } from './pages/plan.page.ts'
import { meetingRecords } from './records.ts'
import { remindJob } from './remind.job.ts'
import { mineCommand } from './said.ts'

/** 会议：二五安全会、一周三培、三会一课 */
export const meetings = defineFeature({
  name: 'meetings',
  jobs: [keepPlacesJob, remindJob, dutyJob, followUpJob, makeUpJob, claimsJob],
  clicks: [...leadClicks, ...makeUpClicks, judgeClick],
  commands: [mineCommand],
  // The file's address is one of a meeting's, were it not asked for first.
  pages: [ledgerPage, exportPage, planPage, latePage, meetingPage, ...meetingForms],
  records: meetingRecords,
  forget,
})
