import type { MakeUpFace } from '../../../cards/meetings/make-up.card.ts'
import { localDateOf } from '../../core/clock.ts'
import { type RollState, wasThere } from './kinds.ts'
import type { Attendance, View } from './store.ts'

const becameOf = ({ state, madeUpAt, claim, makeUpDue }: Attendance, now: Date): MakeUpFace['became'] => {
  if (madeUpAt) return 'done'
  if (wasThere(state)) return 'granted'
  if (makeUpDue && makeUpDue <= now) return 'over'
  return claim === null ? 'open' : claim === 'open' ? 'claimed' : 'refused'
}

/** What was missed: it stays written once it is put right, and is what stands there now until then. */
export const missedAs = ({ before, state }: Pick<Attendance, 'before' | 'state'>): RollState =>
  wasThere(state) ? (before ?? state) : state

/** 补课卡 of one person, as it stands now. */
export const makeUpFace = (
  { meeting, minutes }: Pick<View, 'meeting' | 'minutes'>,
  line: Attendance,
  now: Date,
): MakeUpFace => ({
  ...{ meeting: meeting.id, kind: meeting.kind, day: meeting.day, subject: meeting.subject, agenda: meeting.agenda },
  state: missedAs(line),
  due: localDateOf(line.makeUpDue ?? now),
  ...(minutes ? { minutes } : {}),
  became: becameOf(line, now),
})
