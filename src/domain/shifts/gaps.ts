import { eq } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import { groupBy } from '../../core/group-by.ts'
import type { Gap, HorizonCheck } from '../horizon/check.ts'
import { teams } from '../people/schema.ts'
import { everyBranch } from '../people/store.ts'
import { turnsOn } from './crew.ts'
import { texts } from './texts.ts'
import type { Unknown } from './turn.ts'

/** Words that stand for many: a team of forty misspells one shift, not forty. */
const shown = 3

/** 班次不清楚的人：one line for each team, and another where the team has no pattern at all. */
export const shiftGaps: HorizonCheck = {
  name: 'shifts',
  run: async ({ db, clock }) => {
    const today = localDateOf(clock.now())
    const gaps: Gap[] = []
    for (const { id: branchId } of await everyBranch(db)) {
      const names = await db.read.select().from(teams).where(eq(teams.branchId, branchId))
      const lost = (await turnsOn(db, branchId, today)).flatMap(({ book, turn }) =>
        turn.kind === 'unknown' ? [{ ...book, because: turn.because }] : [],
      )
      for (const [teamId, some] of groupBy(lost, (l) => l.teamId)) {
        const team = names.find((t) => t.id === teamId)?.name ?? ''
        const without = (why: Unknown) => some.filter((l) => l.because === why)
        const unset = without('no-pattern')
        const others = some.filter((l) => l.because !== 'no-pattern')
        const words = [...new Set(others.map((l) => l.column))].slice(0, shown)
        if (unset.length > 0) gaps.push({ branchId, line: texts.gaps.noPattern(team, unset.length) })
        if (others.length > 0) gaps.push({ branchId, line: texts.gaps.unknown(team, others.length, words) })
      }
    }
    return gaps
  },
}
