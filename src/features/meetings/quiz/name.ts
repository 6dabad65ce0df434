import { sql } from 'drizzle-orm'
import { quizNameAction } from '../../../../cards/meetings/quiz.actions.ts'
import { quizNameCard } from '../../../../cards/meetings/quiz-mine.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import { command, onClick } from '../../../domain/access/guard.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import { redrawShown } from './close.ts'
import { quizConsents } from './schema.ts'
import { answersTo, consentOf, wonSince } from './store.ts'

const day = 86_400_000
/** A card can be redrawn for fourteen days. */
const longest = 13 * day
/** Whoever agrees means the question that was just asked, not what is long past. */
const recent = day

/** 抢答署名：yes or no, and every card on which it stands looks like it at once. */
export const onName = onClick(quizNameAction, { act: 'settings.change' }, async (world, click) => {
  const { actor, eventId } = click
  const named = click.payload.named === 'yes'
  const now = world.clock.now()
  const won = await wonSince(world.db, actor.id, new Date(now.getTime() - (named ? recent : longest)))
  const cards = await Promise.all(
    won.map(async (asked) => redrawShown(world, asked, await answersTo(world.db, [asked.round.id]))),
  )
  const stands = sql`exists (select 1 from ${quizConsents} where member_id = ${actor.id} and event_id = ${eventId})`
  const reply = {
    toast: { type: 'success' as const, content: named ? texts.toast.named : texts.toast.unnamed },
    card: quizNameCard({ won: false, named }),
  }
  const row = { memberId: actor.id, named, eventId, decidedAt: now }
  const writes = (to: Writer): Write[] => [
    to.insert(quizConsents).values(row).onConflictDoUpdate({ target: quizConsents.memberId, set: row }),
    ...cards.flatMap((draw) => draw(to, stands)),
    click.keep(to, reply, stands),
  ]
  await world.db.commit((to) => writes(to) as unknown as Writes)
  return reply
})

/** The word for whoever wants to see or change it. */
export const nameCommand = command({
  word: texts.words.name,
  help: texts.help.name,
  act: 'settings.change',
  run: async (world, said, actor) => {
    const consent = await consentOf(world.db, actor.id)
    await world.db.commit((to) => [
      enqueue(to, world, {
        key: `quiz/name-asked/${said.eventId}`,
        lane: 'reply',
        to: { account: said.account },
        card: quizNameCard({ won: false, named: consent?.named ?? false }),
      }),
    ])
  },
})
