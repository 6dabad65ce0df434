import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { deliverJob } from './deliver.job.ts'
import { muteCommands } from './mute.ts'
import { mutePage, unmutePage } from './pages/mute.page.ts'
import { reviewsPage } from './pages/reviews.page.ts'
import { settingsPage } from './pages/settings.page.tsx'
import { records } from './records.ts'
import { settingsCommand } from './settings.ts'

/** 我的设置与免打扰 */
export const me = defineFeature({
  name: 'me',
  jobs: [deliverJob],
  clicks,
  commands: [settingsCommand, ...muteCommands],
  pages: [settingsPage, mutePage, unmutePage, reviewsPage],
  records,
})
