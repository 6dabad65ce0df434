import type { BranchId } from '../../core/ids.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { AskedNow } from './apart.ts'
import { closeExams } from './close.ts'
import { openExams } from './open.ts'
import { openResits } from './resit.ts'
import { examTimes } from './schedule.ts'

/** 开考。However late, while there is still time to take it. */
export const openJob = (askedNow: AskedNow) =>
  defineJob({
    id: 'study.exam-open',
    schedule: examTimes((exam) => (exam.state === 'announced' ? exam.opensAt : undefined), {
      time: 'opening',
      offset: 0,
    }),
    catchUp: { kind: 'deadline' },
    run: (world, { at, scope }) => openExams(world, scope as BranchId, at, askedNow),
  })

/** 收卷：of the exam, and of its second try. */
export const closeJob = defineJob({
  id: 'study.exam-close',
  schedule: examTimes(
    (exam) => {
      if (exam.state === 'open') return exam.closesAt
      return exam.state === 'closed' && exam.resitOpenedAt !== null ? exam.resitClosesAt : undefined
    },
    { time: 'closing', offset: 1 },
  ),
  catchUp: { kind: 'deadline' },
  run: (world, { at, scope }) => closeExams(world, scope as BranchId, at),
})

/** 补考 */
export const resitJob = (askedNow: AskedNow) =>
  defineJob({
    id: 'study.exam-resit',
    schedule: examTimes(
      (exam) => (exam.state === 'closed' && exam.resitOpenedAt === null ? exam.resitOpensAt : undefined),
      { time: 'opening', offset: 5 },
    ),
    catchUp: { kind: 'deadline' },
    run: (world, { at, scope }) => openResits(world, scope as BranchId, at, askedNow),
  })
