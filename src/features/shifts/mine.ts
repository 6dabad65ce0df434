import { mineCard } from '../../../cards/shifts/mine.card.ts'
import { texts } from '../../../cards/shifts/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { daysFrom } from '../../core/days.ts'
import { command } from '../../domain/access/guard.ts'
import { booksOf } from '../../domain/shifts/books.ts'
import { turnOn } from '../../domain/shifts/turn.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import { mineDay } from './faces.ts'

const shownDays = 7

/** 我的班：one's own next seven days, in 单聊 wherever it was asked. */
export const mineCommand = command({
  word: texts.words.mine,
  others: texts.words.mineToo,
  help: texts.help.mine,
  act: 'shift.view',
  run: async (world, said, actor) => {
    const today = localDateOf(world.clock.now())
    const book = (await booksOf(world.db, [actor.id], today)).get(actor.id)
    if (!book) return
    const card = mineCard(daysFrom(today, shownDays).map((day) => mineDay(day, turnOn(book, day))))
    await world.db.commit((to) => [
      enqueue(to, world, { key: `shifts/mine/${said.eventId}`, lane: 'reply', to: { account: said.account }, card }),
    ])
  },
})
