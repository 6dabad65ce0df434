import { readDay } from '../../../core/days.ts'
import type { AbsenceId, MemberId, StopId, SwapId, TeamId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { registerAbsence } from '../../../domain/shifts/absence.ts'
import { type ChangeOutcome, changeTurn, swapTurns } from '../../../domain/shifts/changes.ts'
import { patternsOf, setRotation } from '../../../domain/shifts/patterns.ts'
import { absenceKinds } from '../../../domain/shifts/schema.ts'
import { registerStop } from '../../../domain/shifts/stops.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { personById } from '../find-person.ts'
import { aboutBranch, aboutTeam, mayChange, nameOf, teamById } from './people.ts'
import { texts } from './texts.ts'

const { said } = texts

const back = ({ form }: Visit, words: string, tone: 'good' | 'bad' = 'good') =>
  goTo(`/shifts/change?team=${encodeURIComponent(form.text('team'))}`, words, tone)
const bad = (visit: Visit, words: string) => back(visit, words, 'bad')
const memberIn = ({ form }: Visit, field = 'member') => form.text(field) as MemberId
const dayIn = ({ form }: Visit, field: string) => readDay(form.text(field))
const post = { method: 'POST', act: 'shift.change' } as const

/** What became of an exchange, for whoever asked for it. */
const told = async ({ db }: World, visit: Visit, outcome: ChangeOutcome) => {
  switch (outcome.kind) {
    case 'changed':
      return back(visit, said.registered)
    case 'nothing-to-swap':
      return bad(visit, said.nothing)
    case 'same-person':
      return bad(visit, said.samePerson)
    default: {
      const person = await personById(db, outcome.place.memberId)
      return bad(visit, said.trouble[outcome.kind](person ? nameOf(person) : '', outcome.place.day))
    }
  }
}

const absence = page({
  ...post,
  path: '/shifts/change/absence',
  target: ({ db }, visit) => aboutMember(db, memberIn(visit)),
  run: async (world, visit) => {
    const kind = absenceKinds.find((k) => k === visit.form.text('kind'))
    const [firstDay, lastDay] = [dayIn(visit, 'first'), dayIn(visit, 'last')]
    if (!kind || !firstDay || (!lastDay && visit.form.text('last') !== '')) return bad(visit, said.badDay)
    const outcome = await registerAbsence(world, {
      id: `page/${visit.once}` as AbsenceId,
      memberId: memberIn(visit),
      kind,
      firstDay,
      lastDay: lastDay ?? null,
      by: visit.member.id,
    })
    if (outcome.kind === 'backwards') return bad(visit, said.backwards)
    if (outcome.kind === 'registered') return back(visit, said.registered)
    return bad(visit, said.overlaps(outcome.absence.firstDay, outcome.absence.lastDay ?? said.open))
  },
})

const swap = page({
  ...post,
  path: '/shifts/change/swap',
  target: ({ db }, visit) => aboutMember(db, memberIn(visit, 'a')),
  run: async (world, visit) => {
    const [a, b] = [memberIn(visit, 'a'), memberIn(visit, 'b')]
    if (!mayChange(visit.actor, await aboutMember(world.db, b))) return notFound
    const [aDay, bDay] = [dayIn(visit, 'aDay'), dayIn(visit, 'bDay')]
    if (!aDay || !bDay) return bad(visit, said.badDay)
    const id = `page/${visit.once}` as SwapId
    const places = { a: { memberId: a, day: aDay }, b: { memberId: b, day: bDay } }
    return told(world, visit, await swapTurns(world, { id, ...places, by: visit.member.id }))
  },
})

const turn = page({
  ...post,
  path: '/shifts/change/turn',
  target: ({ db }, visit) => aboutMember(db, memberIn(visit)),
  run: async (world, visit) => {
    const day = dayIn(visit, 'day')
    const name = visit.form.text('shift')
    const patterns = await patternsOf(world.db, visit.actor.place.branchId)
    const shift = name === '-' ? null : patterns.flatMap((p) => p.shifts).find((s) => s.name === name)
    if (!day || shift === undefined) return bad(visit, said.badDay)
    const change = { id: `page/${visit.once}`, memberId: memberIn(visit), day, shift, by: visit.member.id }
    return told(world, visit, await changeTurn(world, change))
  },
})

const stop = page({
  ...post,
  path: '/shifts/change/stop',
  target: async ({ db }, { form }) => {
    const team = await teamById(db, form.text('team') as TeamId)
    return form.text('scope') === 'branch' && team ? aboutBranch(db, team.branchId) : aboutTeam(db, team)
  },
  run: async (world, visit) => {
    const team = await teamById(world.db, visit.form.text('team') as TeamId)
    const [firstDay, lastDay] = [dayIn(visit, 'first'), dayIn(visit, 'last')]
    const why = visit.form.text('why').slice(0, 40)
    if (!team || !firstDay || !lastDay) return bad(visit, said.badDay)
    if (why === '') return bad(visit, said.why)
    const outcome = await registerStop(world, {
      id: `page/${visit.once}` as StopId,
      branchId: team.branchId,
      teamId: visit.form.text('scope') === 'branch' ? null : team.id,
      firstDay,
      lastDay,
      why,
      by: visit.member.id,
    })
    return outcome === 'registered' ? back(visit, said.registered) : bad(visit, said.backwards)
  },
})

const rotation = page({
  ...post,
  path: '/shifts/change/rotation',
  target: async ({ db }, { form }) => aboutTeam(db, await teamById(db, form.text('team') as TeamId)),
  run: async (world, visit) => {
    const team = await teamById(world.db, visit.form.text('team') as TeamId)
    const [anchor, since] = [dayIn(visit, 'anchor'), dayIn(visit, 'since')]
    const pattern = visit.form.text('pattern')
    if (!team || !anchor || !since) return bad(visit, said.badDay)
    const known = pattern === '-' || (await patternsOf(world.db, team.branchId)).some((p) => p.name === pattern)
    if (!known) return bad(visit, said.noPattern)
    const asked = { subject: team.id, pattern: pattern === '-' ? '' : pattern, anchor, since, by: visit.member.id }
    const outcome = await setRotation(world, asked)
    return outcome === 'set' ? back(visit, said.rotationSet) : bad(visit, said.meanwhile)
  },
})

export const registering = [absence, swap, turn, stop, rotation]
