import { defineFeature } from '../../platform/feature.ts'
import { anchorJob } from './anchor.job.ts'
import { horizonJob } from './horizon.job.ts'

/** 管理 */
export const admin = defineFeature({ name: 'admin', jobs: [anchorJob, horizonJob] })
