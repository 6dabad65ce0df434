import { ageCorrespondence } from '../../domain/erasure/ageing.ts'
import { eraseDue } from '../../domain/erasure/due.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import type { Forgetting } from '../../platform/forget.ts'
import { defineJob } from '../../platform/jobs/job.ts'

/** 每天夜里：过期的清空，到期的删除。However late it runs it looks at what is due by then, so nothing is kept for missing a night. */
const retentionJob = (rules: readonly Forgetting[]) =>
  defineJob({
    id: 'admin.retention',
    schedule: { cron: '20 3 * * *' },
    catchUp: { kind: 'deadline' },
    run: async (world) => {
      const now = world.clock.now()
      const aged = await ageCorrespondence(world, now)
      const due = await eraseDue(world, rules, now)
      world.log.info('admin.retained', { ...aged, ...due })
    },
  })

/** 保存期限. Knows the other features by what they say goes of their tables. */
export const retention = (features: readonly Feature[]): Feature =>
  defineFeature({ name: 'retention', jobs: [retentionJob(forgettingOf(features))] })

/** What all of them forget of a person. */
export const forgettingOf = (features: readonly Feature[]): Forgetting[] => features.flatMap((f) => f.forget ?? [])
