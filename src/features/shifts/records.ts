import type { MemberId } from '../../core/ids.ts'
import { everRegistered } from '../../domain/shifts/standing.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './pages/texts.ts'

/** What stands here about one person. */
export const shiftRecords = async ({ db }: Pick<World, 'db'>, memberId: MemberId): Promise<RecordSection[]> => {
  const { absences, changes } = await everRegistered(db, memberId)
  const { open, ...aboutAbsences } = texts.records.absences
  const { off, ...aboutChanges } = texts.records.changes
  return [
    {
      id: 'absences',
      ...aboutAbsences,
      rows: absences.map((a) => [texts.change.kinds[a.kind], a.firstDay, a.lastDay ?? open, a.at, a.cancelledAt]),
    },
    {
      id: 'turn-changes',
      ...aboutChanges,
      rows: changes.map((c) => [c.day, c.shift?.name ?? off, c.at, c.cancelledAt]),
    },
  ]
}
