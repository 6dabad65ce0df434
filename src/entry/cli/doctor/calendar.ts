import { localDateOf } from '../../../core/clock.ts'
import { coverageHorizon } from '../../../domain/calendar/calendar.ts'
import { calendarGaps } from '../../../domain/calendar/gaps.ts'
import { everyBranch } from '../../../domain/people/store.ts'
import { type Check, ok, warn } from './check.ts'
import { texts } from './texts.ts'

/** How far ahead the arrangement of holidays is known, where it ends first. */
export const calendar: Check = {
  about: texts.about.calendar,
  look: async ({ world }) => {
    const today = localDateOf(world.clock.now())
    const gaps = await calendarGaps.run(world)
    if (gaps.length > 0) return [...new Set(gaps.map((gap) => gap.line))].map((line) => warn(line, texts.calendar.fix))
    const horizons = await Promise.all((await everyBranch(world.db)).map((b) => coverageHorizon(world.db, b.id, today)))
    const [nearest] = horizons.filter((day) => day !== undefined).sort()
    return nearest ? ok(texts.calendar.until(nearest)) : []
  },
}
