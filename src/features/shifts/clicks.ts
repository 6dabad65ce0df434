import { absenceCard } from '../../../cards/shifts/absence.card.ts'
import { cancelAbsenceAction } from '../../../cards/shifts/actions.ts'
import { texts } from '../../../cards/shifts/texts.ts'
import type { AbsenceId } from '../../core/ids.ts'
import { onClick } from '../../domain/access/guard.ts'
import { aboutMember } from '../../domain/access/target.ts'
import { absenceById, cancelAbsence } from '../../domain/shifts/absence.ts'
import { absenceFace } from './faces.ts'
import { called, personById } from './find-person.ts'

/** 撤回请假, by whoever may register it now. */
const cancelClick = onClick(
  cancelAbsenceAction,
  {
    act: 'shift.change',
    target: async ({ db }, { absenceId }) => {
      const absence = await absenceById(db, absenceId as AbsenceId)
      return absence && aboutMember(db, absence.memberId)
    },
  },
  async (world, { payload, actor }) => {
    const id = payload.absenceId as AbsenceId
    const outcome = await cancelAbsence(world, { id, by: actor.id })
    const absence = await absenceById(world.db, id)
    const person = absence && (await personById(world.db, absence.memberId))
    return {
      toast:
        outcome === 'cancelled'
          ? { type: 'success', content: texts.toast.cancelled }
          : { type: 'info', content: texts.toast.cancelledBefore },
      ...(absence && person ? { card: absenceCard(absenceFace(absence, called(person))) } : {}),
    }
  },
)

export const clicks = [cancelClick]
