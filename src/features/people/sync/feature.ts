import { defineFeature } from '../../../platform/feature.ts'
import { chatEvents } from './chat-events.ts'
import { clicks } from './clicks.ts'
import { syncPages } from './pages/sync.page.tsx'
import { syncJob } from './sync.job.ts'
import { userEvents } from './user-events.ts'

/** 花名册与飞书对账 */
export const peopleSync = defineFeature({
  name: 'people-sync',
  jobs: [syncJob],
  clicks,
  pages: syncPages,
  events: [...userEvents, ...chatEvents],
})
