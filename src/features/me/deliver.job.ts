import { releasePushes } from '../../domain/disturbance/release.ts'
import { releaseTimes } from '../../domain/disturbance/release-times.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { digestFace } from './settings.ts'

/** 放行：in the minutes in which something that waits for its person's good moment is to be looked at. */
export const deliverJob = defineJob({
  id: 'me.deliver',
  schedule: { perScope: releaseTimes },
  catchUp: { kind: 'deadline' },
  run: (world, { at }) => releasePushes(world, at, digestFace),
})
