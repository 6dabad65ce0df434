import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/meetings/texts.ts'
import type { MeetingId } from '../../core/ids.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { definePaper } from '../../domain/papers/kind.ts'
import type { Paper } from '../../domain/papers/store.ts'
import { dropMakeUp } from './make-up-letters.ts'
import { meetingAttendance } from './schema.ts'
import { attendanceOf } from './store.ts'

const idOf = ({ ref }: Pick<Paper, 'ref'>) => ref as MeetingId

/** How this person stands on the roll, for the condition of a write. */
const onRoll = ({ ref, memberId }: Paper, there: boolean): SQL => sql`exists (
  select 1 from ${meetingAttendance} where meeting_id = ${ref} and member_id = ${memberId}
    and ${there ? sql`state in ('present', 'late')` : sql`state not in ('present', 'late')`})`

/**
 * 会后一题：asked of those who were there and of those who make up for it. Right is «懂了» of that meeting; whoever was missing
 * has made up for it then, and the ledger says that it came later.
 */
export const meetingCheck = definePaper({
  kind: 'meetings.check',
  source: 'meeting',
  reveal: 'at-once',
  face: () => ({ title: texts.check.title, intro: [texts.check.intro] }),
  afterword: async ({ db }, paper, { correct }) => {
    const line = await attendanceOf(db, idOf(paper), paper.memberId)
    if (!line?.makeUpDue) return undefined
    return correct ? texts.check.madeUp : texts.check.again
  },
  answered: (to, world, paper, { correct, at }, provided) => {
    const { memberId, ref, id } = paper
    const line = {
      ...{ memberId, kind: 'study' as const, subject: `meeting/${ref}`, evidence: `paper/${id}` },
      ...{ confirmedBy: 'system' as const, occurredAt: at },
    }
    const stages = correct ? (['learned', 'understood'] as const) : (['learned'] as const)
    return [
      ...stages.flatMap((stage) => [
        confirm(to, world, { ...line, stage }, sql`${provided} and ${onRoll(paper, true)}`),
        confirm(to, world, { ...line, stage, late: true }, sql`${provided} and ${onRoll(paper, false)}`),
      ]),
      ...(correct
        ? [
            ...dropMakeUp(to, idOf(paper), memberId, provided),
            to
              .update(meetingAttendance)
              .set({ madeUp: 'question', madeUpAt: at })
              .where(
                and(
                  eq(meetingAttendance.meetingId, idOf(paper)),
                  eq(meetingAttendance.memberId, memberId),
                  isNotNull(meetingAttendance.makeUpDue),
                  isNull(meetingAttendance.madeUpAt),
                  provided,
                ),
              ),
          ]
        : []),
    ]
  },
})
