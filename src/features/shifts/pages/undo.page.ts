import type { AbsenceId, MemberId, StopId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { absenceById, cancelAbsence } from '../../../domain/shifts/absence.ts'
import { cancelChange, touchedBy } from '../../../domain/shifts/changes.ts'
import { cancelStop, stopById } from '../../../domain/shifts/stops.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo } from '../../../platform/pages/reply.ts'
import { aboutBranch, aboutTeam, teamById } from './people.ts'
import { texts } from './texts.ts'

const post = { method: 'POST', act: 'shift.change' } as const
const idIn = ({ form }: Visit): string => form.text('id')

const back = ({ form }: Visit, outcome: 'cancelled' | 'cancelled-before' | 'gone') =>
  outcome === 'cancelled'
    ? goTo(`/shifts/change?team=${encodeURIComponent(form.text('team'))}`, texts.said.cancelled)
    : goTo(`/shifts/change?team=${encodeURIComponent(form.text('team'))}`, texts.said.cancelledBefore, 'info')

const absence = page({
  ...post,
  path: '/shifts/change/undo-absence',
  target: async ({ db }, visit) => {
    const found = await absenceById(db, idIn(visit) as AbsenceId)
    return found && aboutMember(db, found.memberId)
  },
  run: async (world, visit) =>
    back(visit, await cancelAbsence(world, { id: idIn(visit) as AbsenceId, by: visit.member.id })),
})

/** An exchange is taken back by whoever may change the turns of one of the two. */
const change = page({
  ...post,
  path: '/shifts/change/undo-change',
  target: async (world, visit, actor) => {
    const touched: MemberId[] = await touchedBy(world, idIn(visit))
    const targets = await Promise.all(touched.map((id) => aboutMember(world.db, id)))
    return targets.find((t) => t?.place?.teamId === actor.place.teamId) ?? targets[0]
  },
  run: async (world, visit) => back(visit, await cancelChange(world, { id: idIn(visit), by: visit.member.id })),
})

const stop = page({
  ...post,
  path: '/shifts/change/undo-stop',
  target: async ({ db }, visit) => {
    const found = await stopById(db, idIn(visit) as StopId)
    if (!found) return undefined
    return found.teamId ? aboutTeam(db, await teamById(db, found.teamId)) : aboutBranch(db, found.branchId)
  },
  run: async (world, visit) => back(visit, await cancelStop(world, { id: idIn(visit) as StopId, by: visit.member.id })),
})

export const undoing = [absence, change, stop]
