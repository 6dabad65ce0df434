import { texts } from '../../../../cards/study/texts.weekly.ts'
import { weekSaidCard } from '../../../../cards/study/weekly.card.ts'
import { command } from '../../../domain/access/guard.ts'
import { paperFace } from '../../../domain/papers/face.ts'
import { shownPaperKey } from '../../../domain/papers/open.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import { weeklyPaper } from './paper.ts'
import { paperOfWeek, weeksOf } from './store.ts'

/** 周周练：this week's questions once more, in 单聊 wherever it was asked. */
export const weeklyCommand = command({
  word: texts.words.weekly,
  others: texts.words.weeklyToo,
  help: texts.help,
  act: 'study.answer',
  run: async (world, said, actor) => {
    const [week] = await weeksOf(world.db, actor.place.branchId, 1)
    const paper = week && (await paperOfWeek(world.db, week, actor.id))
    const card = !paper
      ? weekSaidCard(texts.said.none)
      : week.closesAt <= world.clock.now() && paper.state === 'open'
        ? weekSaidCard(texts.said.over)
        : await paperFace(world, weeklyPaper, paper)
    const key = paper ? shownPaperKey(paper, said.eventId) : `study/weekly/${said.eventId}`
    await world.db.commit((to) => [enqueue(to, world, { key, lane: 'reply', to: { account: said.account }, card })])
  },
})
