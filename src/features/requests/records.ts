import type { MemberId } from '../../core/ids.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './pages/texts.ts'
import { requestsOf } from './store.ts'

/** What somebody asked to have changed, newest first. */
export const requestRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const rows = await requestsOf(db, memberId)
  return [
    {
      id: 'requests',
      ...texts.record,
      rows: rows.map((r) => [r.askedAt, texts.kinds[r.kind], r.what, texts.states[r.state], r.answer]),
    },
  ]
}
