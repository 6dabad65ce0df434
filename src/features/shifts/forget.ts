import { eq, sql } from 'drizzle-orm'
import { absences, rotations, turnChanges, workStops } from '../../domain/shifts/schema.ts'
import { type Forgetting, speaksOf } from '../../platform/forget.ts'

/** Who worked with whom is remembered by the others' own rows; why somebody was away is nobody's any more. */
export const forget: readonly Forgetting[] = [
  { table: absences, of: ({ memberId }) => eq(absences.memberId, memberId), becomes: 'gone' },
  { table: turnChanges, of: ({ memberId }) => eq(turnChanges.memberId, memberId), becomes: 'gone' },
  { table: rotations, of: ({ memberId }) => eq(rotations.subject, memberId), becomes: 'gone' },
  { table: workStops, of: (person) => speaksOf(sql`${workStops.why}`, person), becomes: { why: '' } },
]
