import { z } from 'zod'
import type { ExamId, QuestionId } from '../../core/ids.ts'
import type { EventHandler } from '../../platform/feature.ts'
import { regradeWork } from './appeal.ts'
import { regrade } from './regrade.ts'

const body = z.object({ exam: z.string(), question: z.string() })

/** 改判，交下来的那一半. */
export const regradeHandler: EventHandler = {
  type: regradeWork,
  rule: 'ourselves',
  run: async (world, event) => {
    const { exam, question } = body.parse(event.body)
    const changed = await regrade(world, exam as ExamId, question as QuestionId)
    world.log.info('exam.regraded', { exam, changed })
  },
}
