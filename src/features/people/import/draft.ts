import type { ImportFace } from '../../../../cards/people/import.card.ts'
import type { MemberId } from '../../../core/ids.ts'
import type { World } from '../../../platform/world.ts'
import { faceOf } from './faces.ts'
import type { Judged } from './judge.ts'
import type { rosterDrafts } from './schema.ts'

/** What was checked waits a day for a word. Milliseconds. */
const patience = 24 * 3_600_000

/** 草稿：exactly what was checked and shown is what will be imported. */
export const draftOf = (
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  from: { eventId: string; memberId: MemberId; way: 'chat' | 'page'; name: string },
  { roster, summary, rows, issues }: Extract<Judged, { kind: 'ready' }>,
): { row: typeof rosterDrafts.$inferInsert; face: ImportFace } => {
  const id = ids.next()
  const checkedAt = clock.now()
  const expiresAt = new Date(checkedAt.getTime() + patience)
  const face = faceOf({ draft: id, name: from.name, rows, remarks: issues.length }, summary, expiresAt)
  const { fingerprint } = summary
  const content = JSON.stringify(roster)
  return {
    row: { id, ...from, rows, state: 'open', content, shown: JSON.stringify(face), fingerprint, checkedAt, expiresAt },
    face,
  }
}

/** The letter that shows it. */
export const draftLetterKey = (id: string): string => `people/import/${id}`
