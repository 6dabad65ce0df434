import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'

export type Opening =
  | { at: Date; because: 'now' | 'sleep' | 'underground' | 'leave' | 'night' }
  | { never: 'leave' | 'left' }

const quiet = { from: '21:30', until: '07:00' } as const

const dayAfter = (day: LocalDate): LocalDate => localDateOf(new Date(instantAt(day, '12:00').getTime() + 86_400_000))

const openingAt = (from: Date): Opening => {
  const today = localDateOf(from)
  const morning = instantAt(today, quiet.until)
  if (from < morning) return { at: morning, because: 'night' }
  if (from < instantAt(today, quiet.from)) return { at: from, because: 'now' }
  return { at: instantAt(dayAfter(today), quiet.until), because: 'night' }
}

/** The first moment from then on at which each of them may be written to. */
export const openings = async (
  _world: Pick<World, 'db'>,
  memberIds: readonly MemberId[],
  from: Date,
): Promise<Map<MemberId, Opening>> => new Map(memberIds.map((id) => [id, openingAt(from)]))
