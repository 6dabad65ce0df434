import { desc, eq } from 'drizzle-orm'
import { questionTexts } from '../../../cards/kit/texts.question.ts'
import { texts } from '../../../cards/meetings/texts.quiz.ts'
import { roundLetterKey } from '../../features/meetings/quiz/keys.ts'
import { quizzes } from '../../features/meetings/quiz/schema.ts'
import { lastRound, type Quiz } from '../../features/meetings/quiz/store.ts'
import { type Meeting, meetingById, rollOf } from '../../features/meetings/store.ts'
import { seeded } from '../../sandbox/feishu/random.ts'
import { chairOf } from './chair.ts'
import { atEase, type Deed } from './deed.ts'
import { labelsOf, messageOf, seedOf, wrongFor } from './hands.ts'
import type { Session } from './session.ts'

const minute = 60_000
/** Minutes from the time of the meeting, and for each question. */
const [offered, begun, each] = [6, 7, 4]
/** The shortest there is. */
const size = 3
const [rightly, takesPart] = [0.75, 0.85]

const quizAt = async ({ assembly }: Session, { id }: Meeting): Promise<Quiz | undefined> => {
  const [quiz] = await assembly.world.db.read
    .select()
    .from(quizzes)
    .where(eq(quizzes.meetingId, id))
    .orderBy(desc(quizzes.startedAt))
    .limit(1)
  return quiz
}

/** Everybody who sits there, each on an own phone. */
const everybodyAnswers = async (session: Session, meeting: Meeting): Promise<void> => {
  const { db } = session.assembly.world
  const quiz = await quizAt(session, meeting)
  const last = quiz?.live && (await lastRound(db, quiz.id))
  const message = last && (await messageOf(session, roundLetterKey(last.round.id)))
  if (!last || !message) return
  const { question, round } = last
  for (const { account, memberId, expected } of await rollOf(db, meeting.id)) {
    const random = seeded(seedOf(`${round.id}/${memberId}`))
    if (!account || !expected || !random.chance(takesPart)) continue
    const choice = random.chance(rightly) ? question.answer : wrongFor(question, random)
    const labels = [...labelsOf(choice), ...(question.kind === 'multiple' ? [questionTexts.submit] : [])]
    const person = session.feishu.as(account)
    await atEase(async () => {
      for (const label of labels) await person.clicks(message, label)
    })()
  }
}

/**
 * 会上的知识问答: three questions, asked, answered, closed, one after another; at the first meeting of that day which is on.
 *
 * @param known the days that have theirs
 */
export const quizDeeds = (session: Session, meeting: Meeting, known: Set<string>): Deed[] => {
  const day = `quiz/${meeting.branchId}/${meeting.day}`
  let isHere = false
  const at = (minutes: number, run: () => Promise<unknown>): Deed => ({
    at: meeting.plannedAt.getTime() + minutes * minute,
    run: atEase(run),
  })
  const chair = async () => {
    const now = await meetingById(session.assembly.world.db, meeting.id)
    const found = now && (await chairOf(session, now))
    return found && { ...found, person: session.feishu.as(found.account) }
  }
  const leads = async (label: string) => {
    const quiz = await quizAt(session, meeting)
    const control = quiz && (await messageOf(session, quiz.control))
    if (control) await (await chair())?.person.clicks(control, label)
  }
  const rounds = Array.from({ length: size }, (_, i) => {
    const from = begun + i * each
    return [
      at(from + 1, () => everybodyAnswers(session, meeting)),
      at(from + 2, () => leads(texts.control.close)),
      at(from + 3, () => leads(i + 1 < size ? texts.control.next : texts.control.end)),
    ]
  })
  return [
    at(offered, async () => {
      const now = await meetingById(session.assembly.world.db, meeting.id)
      const found = await chair()
      if (now?.state !== 'open' || !found || known.has(day)) return
      known.add(day)
      isHere = true
      await found.person.clicks(found.message, texts.words.quiz)
    }),
    at(begun, async () => {
      const person = isHere ? (await chair())?.person : undefined
      const setup = person?.sees('bot').findLast(({ content }) => content.includes(texts.setup.title))
      if (!person || !setup) return
      await person.clicks(setup.messageId, texts.setup.sizes(size))
      await person.clicks(setup.messageId, texts.setup.begin)
    }),
    ...rounds.flat(),
  ]
}
