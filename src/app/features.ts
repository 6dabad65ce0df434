import { admin } from '../features/admin/feature.ts'
import { approvals } from '../features/approvals/feature.ts'
import { pairings } from '../features/pairings/feature.ts'
import { policy } from '../features/policy/feature.ts'
import { requests } from '../features/requests/feature.ts'
import { shifts } from '../features/shifts/feature.ts'
import { study } from '../features/study/feature.ts'
import type { Feature } from '../platform/feature.ts'

/** The list. A feature is switched on by one line here. */
export const features: readonly Feature[] = [study, shifts, pairings, policy, approvals([]), requests, admin]
