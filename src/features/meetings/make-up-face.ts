import type { MakeUpFace } from '../../../cards/meetings/make-up.card.ts'
import { localDateOf } from '../../core/clock.ts'
import { wasThere } from './kinds.ts'
import type { Attendance, View } from './store.ts'

const becameOf = ({ state, madeUpAt, claim, makeUpDue }: Attendance, now: Date): MakeUpFace['became'] => {
  if (madeUpAt) return 'done'
  if (claim === 'granted' || wasThere(state)) return 'granted'
  if (makeUpDue && makeUpDue <= now) return 'over'
  return claim === 'open' ? 'claimed' : claim === 'refused' ? 'refused' : 'open'
}

/** 补课卡 of one person, as it stands now. What was missed stays written, also once it is put right. */
export const makeUpFace = (
  { meeting, minutes }: Pick<View, 'meeting' | 'minutes'>,
  line: Attendance,
  now: Date,
): MakeUpFace => ({
  ...{ meeting: meeting.id, kind: meeting.kind, day: meeting.day, subject: meeting.subject, agenda: meeting.agenda },
  state: line.before ?? line.state,
  due: localDateOf(line.makeUpDue ?? now),
  ...(minutes ? { minutes } : {}),
  became: becameOf(line, now),
})
