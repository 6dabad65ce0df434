import { localDateOf } from '../../core/clock.ts'
import { daysBetween } from '../../core/days.ts'
import type { Gap, HorizonCheck } from '../horizon/check.ts'
import { everyBranch } from '../people/store.ts'
import { coverageHorizon } from './calendar.ts'
import { yearOf } from './office-day.ts'
import { texts } from './texts.ts'

/** The notice comes in November; from then on there is time enough to enter it. */
const soon = 60

/** 日历快到头了 */
export const calendarGaps: HorizonCheck = {
  name: 'calendar',
  run: async ({ db, clock }) => {
    const today = localDateOf(clock.now())
    const gaps: Gap[] = []
    for (const { id: branchId } of await everyBranch(db)) {
      const horizon = await coverageHorizon(db, branchId, today)
      if (!horizon) gaps.push({ branchId, line: texts.gap(yearOf(today)) })
      else if (daysBetween(today, horizon) < soon) gaps.push({ branchId, line: texts.gap(yearOf(horizon) + 1) })
    }
    return gaps
  },
}
