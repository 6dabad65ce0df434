import type { MemberId } from '../../core/ids.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { markOf } from './grade.ts'
import { isGraded } from './paper.ts'
import { appealsOfMember, type Sitting, sittingsOfMember } from './store.ts'
import { texts } from './texts.ts'

const outcomeOf = ({ sat, passed }: Sitting): string => (sat ? (passed ? texts.passed : texts.lesson) : texts.absent)

/** Every exam of a person and what they said about its questions. For their own eyes: a mark is nobody else's. */
export const examRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const sittings = await sittingsOfMember(db, memberId)
  const appeals = await appealsOfMember(db, memberId)
  return [
    {
      ...{ id: 'exams', ...texts.sittings, ownOnly: true },
      rows: sittings.map(({ sitting, exam }) => {
        const known = isGraded(exam, sitting.round)
        return [
          exam.month,
          texts.rounds[sitting.round],
          known && sitting.earned !== null && sitting.outOf !== null ? markOf(sitting.earned, sitting.outOf) : null,
          known ? outcomeOf(sitting) : texts.waiting,
          sitting.excuse === null ? null : texts.excuses[sitting.excuse],
          known ? sitting.gradedAt : null,
        ]
      }),
    },
    {
      ...{ id: 'exam-appeals', ...texts.appeals, ownOnly: true },
      rows: appeals.map((a) => [a.askedAt, a.words, texts.appealStates[a.state], a.answer]),
    },
  ]
}
