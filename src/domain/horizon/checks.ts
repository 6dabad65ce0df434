import { calendarGaps } from '../calendar/gaps.ts'
import { pairingGaps } from '../mentorships/gaps.ts'
import { shiftGaps } from '../shifts/gaps.ts'
import type { HorizonCheck } from './check.ts'

/** Everything that is looked at ahead of time. A noun adds its own check by one line here. */
export const horizonChecks: readonly HorizonCheck[] = [calendarGaps, shiftGaps, pairingGaps]
