import { chooseCard, startCard } from '../../../cards/practice/practice.card.ts'
import { texts } from '../../../cards/practice/texts.ts'
import { wordOf } from '../../core/cells.ts'
import { command } from '../../domain/access/guard.ts'
import { memberById } from '../../domain/people/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { countOf } from './store.ts'
import { practisedIn } from './texts-of.ts'

/** 练口述：one's own post's text, or the one that is named, in 单聊 wherever it was asked. */
export const practiceCommand = command({
  word: texts.words.practice,
  others: texts.words.others,
  help: texts.help.practice,
  act: 'practice.do',
  withRest: true,
  run: async (world, { eventId, account }, actor, rest) => {
    const all = await practisedIn(world.db, actor.place.branchId)
    const wanted = wordOf(rest || ((await memberById(world.db, actor.id))?.post ?? ''))
    const of = all.find((t) => wordOf(t.post) === wanted)
    const card = of
      ? startCard(of, await countOf(world.db, actor.id))
      : chooseCard(all, rest === '' ? undefined : rest.slice(0, 30))
    await world.db.commit((to) => [
      enqueue(to, world, { key: `practice/said/${eventId}`, lane: 'reply', to: { account }, card }),
    ])
  },
})
