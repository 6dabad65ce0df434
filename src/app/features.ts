import { admin } from '../features/admin/feature.ts'
import { retention } from '../features/admin/retention.ts'
import { approvals } from '../features/approvals/feature.ts'
import { calendar } from '../features/calendar/feature.ts'
import { me } from '../features/me/feature.ts'
import { quiz } from '../features/meetings/quiz/feature.ts'
import { beyondLoad } from '../features/pairings/beyond-load.ts'
import { pairings } from '../features/pairings/feature.ts'
import { people } from '../features/people/feature.ts'
import { peopleSync } from '../features/people/sync/feature.ts'
import { policyChange } from '../features/policy/approval.ts'
import { policy } from '../features/policy/feature.ts'
import { requests } from '../features/requests/feature.ts'
import { roles } from '../features/roles/feature.ts'
import { shifts } from '../features/shifts/feature.ts'
import { study } from '../features/study/feature.ts'
import type { Feature } from '../platform/feature.ts'

const kept: readonly Feature[] = [
  quiz,
  study,
  shifts,
  calendar,
  pairings,
  people,
  peopleSync,
  policy,
  approvals([policyChange, beyondLoad]),
  me,
  roles,
  requests,
  admin,
]

/** The list. A feature is switched on by one line here; what it keeps about people is kept no longer than it says. */
export const features: readonly Feature[] = [...kept, retention(kept)]
