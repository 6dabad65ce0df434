import { type Card, plain } from '../../../cards/kit/card.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { absenceCard } from '../../../cards/shifts/absence.card.ts'
import { texts } from '../../../cards/shifts/texts.ts'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { AbsenceId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command, oneself } from '../../domain/access/guard.ts'
import { endAbsence, nextAbsence, registerAbsence } from '../../domain/shifts/absence.ts'
import type { Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { absenceFace } from './faces.ts'
import { called, type Found, peopleCalled } from './find-person.ts'
import { mostDays, readLeave } from './read-leave.ts'

const answer = (world: World, { eventId, account }: Said, card: Card) =>
  world.db.commit((to) => [enqueue(to, world, { key: `shifts/said/${eventId}`, lane: 'reply', to: { account }, card })])

/** Whoever may do it for somebody at all is told how; of several of that name it is asked back which one is meant. */
const targetOf = async (world: World, who: string | undefined, actor: Actor) =>
  who === undefined ? oneself(actor) : (await peopleCalled(world.db, actor, who))[0]?.target

const whichOne = (word: string, people: readonly Found[], behind: string): Card =>
  saidCard(
    texts.said.twins(
      word,
      plain(people[0]?.name ?? ''),
      people.map((p) => plain(p.staffNo)),
      plain(behind),
    ),
  )

const register = async (
  world: World,
  said: Said,
  actor: Actor,
  person: Found,
  asked: { kind: 'leave' | 'sick' | 'away'; firstDay: LocalDate; days: number },
): Promise<Card> => {
  const outcome = await registerAbsence(world, {
    id: `said/${said.eventId}` as AbsenceId,
    memberId: person.id,
    kind: asked.kind,
    firstDay: asked.firstDay,
    lastDay: addDays(asked.firstDay, asked.days - 1),
    by: actor.id,
  })
  if (outcome.kind === 'registered') return absenceCard(absenceFace(outcome.absence, called(person)))
  if (outcome.kind === 'backwards') return saidCard(texts.said.usage)
  const { kind, firstDay, lastDay } = outcome.absence
  return saidCard(
    texts.said.overlaps(plain(called(person)), texts.absence.kinds[kind], firstDay, lastDay ?? texts.said.open),
  )
}

/** 请假：a leader registers it for one of the own people. */
export const leaveCommand = command({
  word: texts.words.leave,
  help: texts.help.leave,
  act: 'shift.change',
  withRest: true,
  target: async (world, rest, actor) => {
    const read = readLeave(rest, localDateOf(world.clock.now()))
    return targetOf(world, read.kind === 'leave' ? read.leave.who : undefined, actor)
  },
  run: async (world, said, actor, rest) => {
    const read = readLeave(rest, localDateOf(world.clock.now()))
    if (read.kind === 'usage') return void (await answer(world, said, saidCard(texts.said.usage)))
    if (read.kind === 'days') return void (await answer(world, said, saidCard(texts.said.days(mostDays))))
    const { who, ...asked } = read.leave
    const people = await peopleCalled(world.db, actor, who)
    const [person] = people
    if (!person) return
    const card =
      people.length > 1
        ? whichOne(texts.words.leave, people, rest.slice(rest.indexOf(who) + who.length).trim())
        : await register(world, said, actor, person, asked)
    await answer(world, said, card)
  },
})

/** 销假：back earlier than registered. */
export const backCommand = command({
  word: texts.words.back,
  help: texts.help.back,
  act: 'shift.change',
  withRest: true,
  target: (world, rest, actor) => targetOf(world, rest === '' ? undefined : rest, actor),
  run: async (world, said, actor, rest) => {
    if (rest === '') return void (await answer(world, said, saidCard(texts.said.backUsage)))
    const people = await peopleCalled(world.db, actor, rest)
    const [person] = people
    if (!person) return
    if (people.length > 1) return void (await answer(world, said, whichOne(texts.words.back, people, '')))
    const today = localDateOf(world.clock.now())
    const absence = await nextAbsence(world.db, person.id, today)
    if (absence) await endAbsence(world, { absence, id: `said/${said.eventId}` as AbsenceId, today, by: actor.id })
    const words = absence ? texts.said.back : texts.said.notAway
    await answer(world, said, saidCard(words(plain(called(person)))))
  },
})
