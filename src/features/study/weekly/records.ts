import type { MemberId } from '../../../core/ids.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { answersByWeek } from './store.ts'
import { texts } from './texts.ts'

/** What somebody answered week by week. For their own eyes. */
export const weeklyRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => [
  {
    ...{ id: 'weekly', ...texts.record, ownOnly: true },
    rows: (await answersByWeek(db, memberId)).map((w) => [w.week, w.asked, w.answered, w.right]),
  },
]
