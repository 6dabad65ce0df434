import { type MinePairingsFace, minePairingsCard } from '../../../cards/pairings/mine.card.ts'
import { texts } from '../../../cards/pairings/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { command } from '../../domain/access/guard.ts'
import { deputiesFrom, menteesOn, mentorNow } from '../../domain/mentorships/store.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { faceFor, shown } from './faces.ts'
import { loadNow, openFor, type Person, peopleById, viewById } from './store.ts'

/** So many cards of open hand-overs come with it. */
const shownOpen = 3

const faceOf = async ({ db, clock }: World, id: MemberId, open: number): Promise<MinePairingsFace> => {
  const today = localDateOf(clock.now())
  const [mentor, mentees, [next], { limit }] = await Promise.all([
    mentorNow(db, id),
    menteesOn(db, id, today),
    deputiesFrom(db, id, today),
    loadNow(db, id),
  ])
  const known = await peopleById(db, [
    id,
    ...(mentor ? [mentor.id] : []),
    ...(next ? [next.deputy.id] : []),
    ...mentees.flatMap((m) => [m.memberId, ...(m.standingInFor ? [m.standingInFor] : [])]),
  ])
  const named = (person: Person | undefined) => (person && !person.leftAt ? [shown(person)] : [])
  const of = (mentorId: MemberId | undefined) =>
    mentees.filter((m) => m.standingInFor === mentorId).flatMap((m) => named(known.get(m.memberId)))
  const absent = [...new Set(mentees.flatMap((m) => m.standingInFor ?? []))]
  const [mine] = named(mentor && known.get(mentor.id))
  const [deputy] = named(next && known.get(next.deputy.id))
  return {
    ...(mine && { mentor: mine }),
    needsMentor: known.get(id)?.partyMember === false,
    ...(deputy && next && { deputy: { ...deputy, from: next.term.since, to: next.term.endedOn ?? next.term.until } }),
    mentees: of(undefined),
    limit,
    standingIn: absent.map((id) => ({ mentor: known.get(id)?.name ?? '', people: of(id) })),
    open,
  }
}

/** 包保：who looks after me and after whom I look, in 单聊 wherever it was asked. */
export const mineCommand = command({
  word: texts.words.mine,
  help: texts.help.mine,
  act: 'pairing.view',
  run: async (world, { eventId, account }, actor) => {
    const open = await openFor(world.db, actor.id)
    const card = minePairingsCard(await faceOf(world, actor.id, open.length))
    const waiting = await Promise.all(open.slice(0, shownOpen).map((id) => viewById(world.db, id)))
    const reply = { lane: 'reply', to: { account } } as const
    await world.db.commit((to) => [
      enqueue(to, world, { key: `pairings/mine/${eventId}`, ...reply, card }),
      ...waiting.flatMap((view) =>
        view
          ? [
              enqueue(to, world, {
                key: `pairings/shown/${eventId}/${view.handover.id}`,
                ...{ ...reply, card: faceFor(view, actor.id), expiresAt: view.handover.deadline },
              }),
            ]
          : [],
      ),
    ])
  },
})
