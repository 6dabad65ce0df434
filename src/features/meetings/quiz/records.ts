import type { MemberId } from '../../../core/ids.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { answersOf, consentOf } from './store.ts'
import { texts } from './texts.records.ts'

/** What somebody answered in 知识问答, and whether the name may stand on a card. What is right of a question only once it is shown. */
export const quizRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const { answers, name, right, wrong, notYet } = texts
  const consent = await consentOf(db, memberId)
  return [
    {
      ...{ id: 'quiz-answers', ...answers },
      rows: (await answersOf(db, memberId)).map(({ answer, round, question }) => [
        question.subject,
        question.stem,
        answer.choice,
        round.state === 'shown' ? (answer.correct ? right : wrong) : notYet,
        answer.answeredAt,
      ]),
    },
    {
      ...{ id: 'quiz-name', ...name },
      rows: consent ? [[consent.named, consent.decidedAt]] : [],
    },
  ]
}
