import { type PaperKind, paperKindsOf } from '../../domain/papers/kind.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { closeJob } from './close.job.ts'
import { answerCommand, type LaidElsewhere } from './said.ts'

/**
 * 卷子
 *
 * @param known every kind of paper that the program's features have; one of a kind that is not among them is gone
 * @param elsewhere what else in 单聊 is answered by a letter
 */
export const papers = (known: readonly PaperKind[], elsewhere: LaidElsewhere = async () => undefined): Feature => {
  const kinds = paperKindsOf(known)
  return defineFeature({
    name: 'papers',
    jobs: [closeJob(kinds)],
    clicks: clicks(kinds),
    commands: [answerCommand(kinds, elsewhere)],
  })
}
