import { and, eq, gt } from 'drizzle-orm'
import { texts } from '../../../cards/meetings/texts.ts'
import { weekdayOf } from '../../core/days.ts'
import { meetings } from '../../features/meetings/schema.ts'
import { type Meeting, meetingById } from '../../features/meetings/store.ts'
import { askForCard, type Chair, chairOf } from './chair.ts'
import { quizDeeds } from './crowd-quiz.ts'
import { atEase, type Deed } from './deed.ts'
import type { Session } from './session.ts'

const minute = 60_000
/** Minutes from the time of the meeting: 开会, the roll, the agenda, 散会. */
const [opens, rolls, ends] = [2, 4, 38]
/** As the cards cut it. */
const longestLabel = 40

/** 全员到: begun, everybody called, the agenda gone through; and ended. */
const meetingDeeds = (session: Session, planned: Meeting): Deed[] => {
  const { id, plannedAt } = planned
  const at = (minutes: number, run: (chair: Chair, meeting: Meeting) => Promise<unknown>): Deed => ({
    at: plannedAt.getTime() + minutes * minute,
    run: atEase(async () => {
      const meeting = await meetingById(session.assembly.world.db, id)
      const chair = meeting && (await chairOf(session, meeting))
      if (chair) await run(chair, meeting)
    }),
  })
  const clicks = ({ account, message }: Chair, label: string) => session.feishu.as(account).clicks(message, label)
  return [
    { at: plannedAt.getTime() + (opens - 1) * minute, run: atEase(() => askForCard(session, planned)) },
    at(opens, (chair) => clicks(chair, texts.lead.start)),
    at(rolls, (chair) => clicks(chair, texts.lead.all)),
    at(ends - 2, async (chair, { agenda }) => {
      for (const [i, words] of agenda.entries())
        await clicks(chair, texts.lead.done(i + 1, words).slice(0, longestLabel))
    }),
    at(ends, (chair) => clicks(chair, texts.lead.end)),
  ]
}

/** One quiz a week is enough. */
const quizDay = 2

/** What the sample people will do about the meetings that have been announced since. */
export const meetingsAhead = async (session: Session, known: Set<string>): Promise<Deed[]> => {
  const { db, clock } = session.assembly.world
  const planned = await db.read
    .select()
    .from(meetings)
    .where(and(eq(meetings.state, 'planned'), gt(meetings.plannedAt, clock.now())))
    .orderBy(meetings.plannedAt)
  const deeds: Deed[] = []
  for (const meeting of planned) {
    if (known.has(meeting.id)) continue
    known.add(meeting.id)
    deeds.push(...meetingDeeds(session, meeting))
    if (meeting.kind === 'safety' && weekdayOf(meeting.day) === quizDay)
      deeds.push(...quizDeeds(session, meeting, known))
  }
  return deeds
}
