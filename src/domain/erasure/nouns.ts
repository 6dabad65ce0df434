import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Forgetting, mayName, speaksOf } from '../../platform/forget.ts'
import { approvals, approvalVotes } from '../approvals/schema.ts'
import { syncFindings } from '../directory/schema.ts'
import { mutes, pushes } from '../disturbance/schema.ts'
import { memories, reviewPlans, reviewWishes } from '../memory/schema.ts'
import { mentorships, ties } from '../mentorships/schema.ts'
import { members, postings } from '../people/schema.ts'
import { privateWords } from '../private-words/schema.ts'
import { sessions } from '../sessions/schema.ts'
import { absences, rotations, turnChanges } from '../shifts/schema.ts'
import { views } from '../views/schema.ts'

const either = (...conditions: (SQL | undefined)[]): SQL => or(...conditions) ?? sql`false`

/** Rows that are about the person alone and that no history of others hangs on. */
const gone = (table: Forgetting['table'], ...columns: SQLiteColumn[]): Forgetting => ({
  table,
  of: ({ memberId }) => either(...columns.map((column) => eq(column, memberId))),
  becomes: 'gone',
})

/** The nouns that several features share. Ids and dates stay where others' history hangs on them; words go. */
export const nouns: readonly Forgetting[] = [
  {
    table: privateWords,
    of: (person) => either(eq(privateWords.about, person.memberId), speaksOf(sql`${privateWords.words}`, person)),
    becomes: 'gone',
  },
  {
    table: syncFindings,
    of: ({ memberId, account }) =>
      either(eq(syncFindings.memberId, memberId), account ? eq(syncFindings.account, account) : undefined),
    becomes: 'gone',
  },
  {
    table: pushes,
    of: (person) => sql`${pushes.dueAt} is null and ${mayName(sql`${pushes.line}`, sql`${pushes.writtenAt}`, person)}`,
    becomes: { line: '', card: null },
  },
  // What still waits for others and names the person is not said any more.
  {
    table: pushes,
    of: (person) =>
      either(
        eq(pushes.memberId, person.memberId),
        speaksOf(sql`${pushes.line} || coalesce(${pushes.card}, '')`, person),
      ),
    becomes: 'gone',
  },
  gone(mutes, mutes.memberId),
  gone(memories, memories.memberId),
  gone(reviewPlans, reviewPlans.memberId),
  gone(reviewWishes, reviewWishes.memberId),
  gone(sessions, sessions.memberId),
  gone(absences, absences.memberId),
  gone(turnChanges, turnChanges.memberId),
  gone(rotations, rotations.subject),
  gone(ties, ties.a, ties.b),
  gone(views, views.memberId),
  {
    table: approvals,
    of: (person) => either(eq(approvals.requestedBy, person.memberId), speaksOf(sql`${approvals.reason}`, person)),
    becomes: { reason: '' },
  },
  {
    table: approvalVotes,
    of: (person) => either(eq(approvalVotes.memberId, person.memberId), speaksOf(sql`${approvalVotes.reason}`, person)),
    becomes: { reason: '' },
  },
  {
    table: mentorships,
    of: ({ memberId }) => either(eq(mentorships.memberId, memberId), eq(mentorships.mentorId, memberId)),
    becomes: { reason: '' },
  },
  { table: postings, of: ({ memberId }) => eq(postings.memberId, memberId), becomes: { post: '' } },
  {
    table: members,
    of: ({ memberId }) => eq(members.id, memberId),
    becomes: {
      ...{ name: '', account: null, post: '', shift: '', employment: 'regular', partyMember: false },
      staffNo: sql`'erased:' || ${members.id}`,
    },
  },
]
