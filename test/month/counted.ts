import { count } from 'drizzle-orm'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { gapStepsTaken, gaps } from '../../src/domain/gaps/schema.ts'
import { materialReadings } from '../../src/features/materials/schema.ts'
import { quizAnswers, quizRounds, quizzes } from '../../src/features/meetings/quiz/schema.ts'
import { lessonReviews } from '../../src/features/meetings/reviews/schema.ts'
import { meetingAttendance, meetings } from '../../src/features/meetings/schema.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import type { Stage } from '../study/stage.ts'

const by = (rows: readonly { what: string; n: number }[]) => Object.fromEntries(rows.map((r) => [r.what, r.n]))

/** How much happened. */
export const countedOf = async (b: Stage) => {
  const { read } = b.world.db
  const held = by(await read.select({ what: meetings.state, n: count() }).from(meetings).groupBy(meetings.state))
  return {
    attempts: by(await read.select({ what: attempts.source, n: count() }).from(attempts).groupBy(attempts.source)),
    days: await read.$count(dailyRounds),
    meetings: held.ended ?? 0,
    states: held,
    roll: by(
      await read
        .select({ what: meetingAttendance.state, n: count() })
        .from(meetingAttendance)
        .groupBy(meetingAttendance.state),
    ),
    quizzes: await read.$count(quizzes),
    rounds: by(await read.select({ what: quizRounds.state, n: count() }).from(quizRounds).groupBy(quizRounds.state)),
    quizAnswers: await read.$count(quizAnswers),
    gaps: await read.$count(gaps),
    steps: by(
      await read.select({ what: gapStepsTaken.step, n: count() }).from(gapStepsTaken).groupBy(gapStepsTaken.step),
    ),
    lessons: await read.$count(lessonReviews),
    readings: await read.$count(materialReadings),
  }
}
