/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import type { TeamId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { patternsOf, rotationOf } from '../../../domain/shifts/patterns.ts'
import { standingFor } from '../../../domain/shifts/standing.ts'
import { notFound, show } from '../../../platform/pages/reply.ts'
import { LinkButton } from '../../../web/button.tsx'
import { AbsenceForm, RotationForm, StopForm, SwapForm, TurnForm } from './forms.tsx'
import { aboutBranch, aboutTeam, matesIn, mayChange, nameOf, teamById } from './people.ts'
import { Standing } from './standing.tsx'
import { texts } from './texts.ts'

/** 登记：leave, exchanges, stops and the pattern of one team, for its leader and the branch's keepers. */
export const changePage = page({
  method: 'GET',
  path: '/shifts/change',
  act: 'shift.change',
  target: async ({ db }, { query, member }) =>
    aboutTeam(db, await teamById(db, (query('team') || member.teamId) as TeamId)),
  run: async ({ db, clock, ids }, { actor, query, member }) => {
    const team = await teamById(db, (query('team') || member.teamId) as TeamId)
    if (!team) return notFound
    const today = localDateOf(clock.now())
    const mates = await matesIn(db, team.id)
    const people = mates.map((m) => [m.id, nameOf(m)] as const)
    const patterns = await patternsOf(db, team.branchId)
    const shifts = [...new Map(patterns.flatMap((p) => p.shifts).map((s) => [s.name, s])).keys()]
    const whole = mayChange(actor, await aboutBranch(db, team.branchId))
    const form = { team: team.id, people, today, once: ids.next() }
    return show(
      texts.change.title(team.name),
      <>
        <Standing standing={await standingFor(db, team.id, today)} mates={mates} whole={whole} team={team.id}>
          <LinkButton to={`/shifts?team=${team.id}`} text={texts.change.back} />
        </Standing>
        <AbsenceForm {...form} />
        <SwapForm {...form} />
        <TurnForm {...form} shifts={shifts} />
        <StopForm {...form} whole={whole} />
        <RotationForm {...form} patterns={patterns.map((p) => p.name)} now={await rotationOf(db, team.id)} />
      </>,
    )
  },
})
