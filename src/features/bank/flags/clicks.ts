import { texts as all } from '../../../../cards/bank/texts.ts'
import { flagAction } from '../../../../cards/kit/flag.ts'
import { onClick } from '../../../domain/access/guard.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import { aboutQuestion, questionById } from '../reach.ts'
import { type Flagged, flagQuestion, hasAnswered } from './flag.ts'

const texts = all.flag

const said: Record<Flagged, string> = {
  ...{ noted: texts.notedPlain, stopped: texts.stopped, before: texts.before, added: texts.added },
  settled: texts.settled,
}
const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })

/** The button under a verdict. Whoever has not answered is asked to do that first: then nothing can be learned here. */
export const flagClick = onClick(
  flagAction,
  { act: 'bank.flag', target: (world, { question }, actor) => aboutQuestion(world, question, actor) },
  async (world, { payload, actor }) => {
    const question = await questionById(world.db, payload.question)
    if (!question) return toast('warning', texts.gone)
    if (!(await hasAnswered(world.db, question, actor.id))) return toast('info', texts.answerFirst)
    const { id: memberId, place } = actor
    const outcome = await flagQuestion(world, question, { memberId, branchId: place.branchId, reason: '' })
    return toast(outcome === 'noted' || outcome === 'stopped' ? 'success' : 'info', said[outcome])
  },
)
