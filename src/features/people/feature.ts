import { defineFeature } from '../../platform/feature.ts'
import { forget } from './forget.ts'
import { importConfirmed } from './import/apply.ts'
import { importCommand, rosterFiles } from './import/ask.ts'
import { importClicks } from './import/decide.ts'
import { forgetJob } from './import/forget.job.ts'

/** 人员 */
export const people = defineFeature({
  name: 'people',
  forget,
  clicks: importClicks,
  commands: [importCommand],
  files: [rosterFiles],
  jobs: [forgetJob],
  events: [importConfirmed],
})
