import type { MemberId } from '../../../core/ids.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { answersOf } from './store.ts'
import { texts } from './texts.records.ts'

/** A lifetime of daily questions. */
const all = 20_000

/** Every answer that somebody gave, newest first. */
export const studyRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const { title, purpose, basis, columns, right, wrong } = texts
  const answers = await answersOf(db, memberId, all)
  return [
    {
      ...{ id: 'answers', title, purpose, basis, columns },
      rows: answers.map(({ answer, day, question }) => [
        day,
        question.subject,
        question.stem,
        answer.choice,
        answer.correct ? right : wrong,
        answer.late,
        answer.answeredAt,
      ]),
    },
  ]
}
