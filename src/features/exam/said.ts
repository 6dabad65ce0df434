import { examSaidCard } from '../../../cards/exam/said.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import type { Card } from '../../../cards/kit/card.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command } from '../../domain/access/guard.ts'
import { paperFace } from '../../domain/papers/face.ts'
import { shownPaperKey } from '../../domain/papers/open.ts'
import { type Paper, paperById } from '../../domain/papers/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { examPaper, isGraded } from './paper.ts'
import { myResultCard } from './result.ts'
import { standingIn } from './standing.ts'
import { examsOf, sittingsOfMember } from './store.ts'
import { momentOf } from './times.ts'

/** What there is for this person now: the paper, the result, or when it comes. */
const cardFor = async (world: World, actor: Actor): Promise<{ card: Card; paper?: Paper }> => {
  const { db } = world
  const [announced] = (await examsOf(db, actor.place.branchId, 2)).filter((e) => e.state === 'announced')
  const own = await sittingsOfMember(db, actor.id)
  const exam = own[0]?.exam
  const sitting =
    exam &&
    standingIn(
      exam,
      own.flatMap((one) => (one.exam.id === exam.id ? [one.sitting] : [])),
    )
  const mine = sitting && { sitting, exam }
  if (mine && !isGraded(mine.exam, mine.sitting.round)) {
    const paper = mine.sitting.paperId ? await paperById(db, mine.sitting.paperId) : undefined
    return paper
      ? { card: await paperFace(world, examPaper, paper), paper }
      : { card: examSaidCard(texts.said.offline) }
  }
  if (announced) return { card: examSaidCard(texts.said.next(announced.month, momentOf(announced.opensAt))) }
  if (!mine) return { card: examSaidCard(texts.said.none) }
  return { card: (await myResultCard(world, mine)) ?? examSaidCard(texts.said.absent(mine.exam.month)) }
}

/** 月考：the paper that waits or is being written, else the last result; in 单聊 wherever it was asked. */
export const examCommand = command({
  word: texts.words.exam,
  others: texts.words.examToo,
  help: texts.help,
  act: 'exam.sit',
  run: async (world, said, actor) => {
    const { card, paper } = await cardFor(world, actor)
    const key = paper ? shownPaperKey(paper, said.eventId) : `exam/said/${said.eventId}`
    await world.db.commit((to) => [enqueue(to, world, { key, lane: 'reply', to: { account: said.account }, card })])
  },
})
