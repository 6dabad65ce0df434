import { defineFeature } from '../../platform/feature.ts'
import { caseClicks } from './cases/clicks.ts'
import { caseCommand } from './cases/show.ts'
import { materialCommand, materialFiles, materialVoices } from './chat.ts'
import { clicks } from './clicks.ts'
import { deliverJob } from './deliver.job.ts'
import { forget } from './forget.ts'
import { pages } from './pages/pages.ts'
import { materialRecords } from './records.ts'

/** 学习资料与案例 */
export const materials = defineFeature({
  name: 'materials',
  clicks: [...clicks, ...caseClicks],
  commands: [materialCommand, caseCommand],
  files: [materialFiles],
  voices: [materialVoices],
  jobs: [deliverJob],
  pages,
  records: materialRecords,
  forget,
})
