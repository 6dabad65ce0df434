import type { SQL } from 'drizzle-orm'
import { makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { redrawPush } from '../../domain/disturbance/redraw-push.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { makeUpAgainKey, makeUpKey } from './keys.ts'
import { wasThere } from './kinds.ts'
import { makeUpFace } from './make-up-face.ts'
import type { Attendance, View } from './store.ts'

const keysOf = (id: MeetingId, member: MemberId) => [makeUpKey(id, member), makeUpAgainKey(id, member)] as const

/** Nobody is asked to make up for what is made up for. */
export const dropMakeUp = (to: Writer, id: MeetingId, member: MemberId, provided: SQL): Write[] =>
  keysOf(id, member).map((key) => retractPushes(to, key, provided))

/** 补课卡 as it stands after a change by somebody else, wherever it is by now. */
export const redrawMakeUp = (
  to: Writer,
  world: Pick<World, 'clock'>,
  about: Pick<View, 'meeting' | 'minutes'>,
  line: Attendance,
  provided: SQL,
): Write[] => {
  const { meetingId: id, memberId } = line
  const card = makeUpCard(makeUpFace(about, line, world.clock.now()))
  return [
    ...(line.madeUpAt || wasThere(line.state) ? dropMakeUp(to, id, memberId, provided) : []),
    ...keysOf(id, memberId).flatMap((letterKey) => redrawPush(to, world, { letterKey, card }, provided)),
  ]
}

/** The cards of everybody who has not made up for it yet. */
export const redrawOpenMakeUps = (
  to: Writer,
  world: Pick<World, 'clock'>,
  view: Pick<View, 'meeting' | 'minutes' | 'roll'>,
  provided: SQL,
): Write[] =>
  view.roll
    .filter((line) => line.makeUpDue && !line.madeUpAt && !wasThere(line.state))
    .flatMap((line) => redrawMakeUp(to, world, view, line, provided))
