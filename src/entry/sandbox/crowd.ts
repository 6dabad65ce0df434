import { eq } from 'drizzle-orm'
import { questionTexts } from '../../../cards/kit/texts.question.ts'
import { everyBranch, rosterOf } from '../../domain/people/store.ts'
import { questions } from '../../domain/questions/schema.ts'
import { dailyLetterKey, nudgeLetterKey } from '../../features/study/daily/keys.ts'
import { dailyRounds } from '../../features/study/daily/schema.ts'
import { seeded } from '../../sandbox/feishu/random.ts'
import { atEase, type Deed } from './deed.ts'
import { labelsOf, messageOf, seedOf, wrongFor } from './hands.ts'
import type { Session } from './session.ts'

type Asked = { round: typeof dailyRounds.$inferSelect; question: typeof questions.$inferSelect }

const minute = 60_000
/** Of ten sample people seven are right, one or two are wrong, one is late, one does nothing. */
const habits = [
  { upTo: 0.7, habit: 'right' },
  { upTo: 0.85, habit: 'wrong' },
  { upTo: 0.93, habit: 'late' },
] as const
/** People meet the question before the shift, at a break, after it: minutes after the push. */
const moments = [12, 68, 237, 404, 551]
/** Minutes after the closing at which somebody makes up for it. */
const lateMoment = 35

const tap = async (session: Session, account: string, key: string, { question }: Asked, choice: string) => {
  const message = await messageOf(session, key)
  if (message === undefined) return
  const person = session.feishu.as(account)
  for (const label of [...labelsOf(choice), ...(question.kind === 'multiple' ? [questionTexts.submit] : [])])
    await person.clicks(message, label)
}

/** What the sample branch does about one day's question; the same day, the same deeds. */
export const deedsFor = async (session: Session, asked: Asked, closesAt: number): Promise<Deed[]> => {
  const { round } = asked
  const { db } = session.assembly.world
  const branch = (await everyBranch(db)).find((b) => b.id === round.branchId)
  const random = seeded(seedOf(round.day))
  const deeds: Deed[] = []
  for (const { id, account } of await rosterOf(db, round.branchId)) {
    const [draw, moment, byText] = [random.next(), random.below(moments.length), random.chance(0.15)]
    const wrong = wrongFor(asked.question, random)
    const habit = habits.find(({ upTo }) => draw < upTo)?.habit
    if (!account || !habit) continue
    const choice = habit === 'wrong' ? wrong : asked.question.answer
    const onTime = { at: round.pushedAt.getTime() + (moments[moment] ?? 0) * minute }
    if (habit === 'late')
      deeds.push({
        at: closesAt + lateMoment * minute,
        run: atEase(() => tap(session, account, nudgeLetterKey(round.id, id), asked, choice)),
      })
    else if (byText && branch?.chatId) {
      const { chatId } = branch
      deeds.push({
        ...onTime,
        run: atEase(() => session.feishu.as(account).says(chatId, labelsOf(choice).join(''), { at: true })),
      })
    } else deeds.push({ ...onTime, run: atEase(() => tap(session, account, dailyLetterKey(round.id), asked, choice)) })
  }
  return deeds
}

/** The questions that are open now. */
export const openRounds = async ({ assembly }: Session): Promise<Asked[]> =>
  assembly.world.db.read
    .select({ round: dailyRounds, question: questions })
    .from(dailyRounds)
    .innerJoin(questions, eq(questions.id, dailyRounds.questionId))
    .where(eq(dailyRounds.state, 'open'))
