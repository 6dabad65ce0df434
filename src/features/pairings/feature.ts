import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { expireJob } from './expire.job.ts'
import { forget } from './forget.ts'
import { handOverCommand } from './hand-over.ts'
import { mineCommand } from './mine.ts'

/** 包保 */
export const pairings = defineFeature({
  name: 'pairings',
  jobs: [expireJob],
  clicks,
  forget,
  commands: [handOverCommand, mineCommand],
})
