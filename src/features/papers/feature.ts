import { type PaperKind, paperKindsOf } from '../../domain/papers/kind.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { closeJob } from './close.job.ts'
import { answerCommand } from './said.ts'

/** 卷子。@param known every kind of paper that the program's features have; one of a kind that is not among them is gone */
export const papers = (known: readonly PaperKind[]): Feature => {
  const kinds = paperKindsOf(known)
  return defineFeature({
    name: 'papers',
    jobs: [closeJob(kinds)],
    clicks: clicks(kinds),
    commands: [answerCommand(kinds)],
  })
}
