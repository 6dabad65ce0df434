import { button, type Card, card, markdown, note, plain } from '../kit/card.ts'
import { cancelAbsenceAction } from './actions.ts'
import { dayWords, texts } from './texts.ts'

type Day = { day: string; weekday: number }
export type AbsenceFace = {
  absenceId: string
  /** Name and staff number: names repeat. */
  who: string
  kind: keyof typeof texts.absence.kinds
  first: Day
  /** Absent: until the person is back. */
  last?: Day & { days: number }
  cancelled: boolean
}

/** 登记的请假，for whoever registered it. */
export const absenceCard = ({ absenceId, who, kind, first, last, cancelled }: AbsenceFace): Card => {
  const { absence } = texts
  const [from, kindWords] = [dayWords(first.day, first.weekday), absence.kinds[kind]]
  return card(absence.title[cancelled ? 'cancelled' : 'standing'], { template: cancelled ? 'grey' : 'green' }, [
    markdown(
      last
        ? absence.line(plain(who), kindWords, from, dayWords(last.day, last.weekday), last.days)
        : absence.open(plain(who), kindWords, from),
    ),
    note(cancelled ? absence.cancelledNote : absence.note[kind]),
    !cancelled && button(absence.undo, cancelAbsenceAction, { absenceId }),
  ])
}
