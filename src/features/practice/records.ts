import { texts as words } from '../../../cards/practice/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './pages/texts.ts'
import { roundsOf } from './store.ts'

/** How often somebody practised what; never how it went. */
export const practiceRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => [
  {
    id: 'practice',
    ...texts.record,
    rows: (await roundsOf(db, memberId)).map(({ post, mode, finishedAt }) => [post, words.modes[mode], finishedAt]),
  },
]
