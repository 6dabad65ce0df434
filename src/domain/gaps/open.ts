import { type SQL, sql } from 'drizzle-orm'
import type { GapId, MemberId, QuestionId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import { type GapCause, gaps } from './schema.ts'

export type NewGap = {
  memberId: MemberId
  point: string
  questionId: QuestionId
  because: GapCause
  by?: MemberId
}

/** 打开一个短板：one at a time for a person and a point; one that stands open already is left as it is. */
export const openGap = (
  to: Writer,
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  { by, ...gap }: NewGap,
  provided: SQL = sql`true`,
): Write =>
  insertIf(
    to,
    gaps,
    {
      ...gap,
      id: ids.next() as GapId,
      branchId: sql`(select ${members.branchId} from ${members} where ${members.id} = ${gap.memberId})`,
      openedBy: by ?? 'system',
      openedAt: clock.now(),
    },
    sql`${provided} and exists (select 1 from ${members} where ${members.id} = ${gap.memberId} and ${members.leftAt} is null)`,
  )
