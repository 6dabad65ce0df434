import { type ApprovalKind, kindsOf } from '../../domain/approvals/kind.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { delegateCommand, undelegateCommand } from './delegate.ts'
import { approvalsPage } from './page.tsx'
import { sweepJob } from './sweep.job.ts'
import { waitingCommand } from './waiting.ts'

/** 审批。@param known every kind of 批准 that the program's features have; a kind that is not among them cannot be decided */
export const approvals = (known: readonly ApprovalKind[]): Feature => {
  const kinds = kindsOf(known)
  return defineFeature({
    name: 'approvals',
    jobs: [sweepJob(kinds)],
    clicks: clicks(kinds),
    commands: [waitingCommand(kinds), undelegateCommand, delegateCommand(kinds)],
    pages: [approvalsPage(kinds)],
  })
}
