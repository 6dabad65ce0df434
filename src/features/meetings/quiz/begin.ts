import { type SQL, sql } from 'drizzle-orm'
import type { QuizWish } from '../../../../cards/meetings/quiz-setup.card.ts'
import type { AccountId, BranchId, MemberId, QuizId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { branchById } from '../../../domain/people/store.ts'
import { revisionOf } from '../../../domain/policy/policy.ts'
import { questionsById } from '../../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { controlNow, firstFace } from './faces.ts'
import { controlLetterKey, roundLetterKey } from './keys.ts'
import type { FindMeeting } from './meeting.ts'
import { newRound } from './next.ts'
import { planQuestions } from './rules.ts'
import { quizRounds, quizzes } from './schema.ts'
import { headcount, liveIn, type Quiz, quizCandidates } from './store.ts'

export type BeginOutcome = { kind: 'begun' | 'running' | 'nothing' | 'no-group' | 'no-meeting' }

/**
 * 开始：the session, its first question and the chair's card in one commit. The group's key lets one in at a time, so of two
 * chairs who begin at once one leads and the other is told.
 *
 * @param also further writes, for the case that this session came to be
 */
export const beginQuiz = async (
  world: World,
  wish: QuizWish,
  chair: { id: MemberId; account: AccountId; eventId: string },
  findMeeting: FindMeeting,
  also: (to: Writer, won: SQL) => Write[] = () => [],
): Promise<BeginOutcome> => {
  const { db, ids, clock } = world
  const branchId = wish.branch as BranchId
  const chatId = (await branchById(db, branchId))?.chatId
  if (!chatId) return { kind: 'no-group' }
  if (await liveIn(db, chatId)) return { kind: 'running' }
  const meeting = wish.meeting === '' ? undefined : await findMeeting(db, wish.meeting)
  if (wish.meeting !== '' && meeting?.branchId !== branchId) return { kind: 'no-meeting' }

  const id = ids.next() as QuizId
  const plan = planQuestions(await quizCandidates(db, branchId, wish.subject), wish.size, id)
  const [firstId] = plan
  const question = firstId && (await questionsById(db, [firstId])).get(firstId)
  if (!question) return { kind: 'nothing' }
  const quiz: Quiz = {
    ...{ id, branchId, chatId, live: chatId, meetingId: meeting ? wish.meeting : null },
    ...{ mode: wish.mode, size: Math.min(wish.size, plan.length), subject: wish.subject, plan },
    expected: Math.max(1, meeting?.expected ?? (await headcount(db, branchId))),
    ...{ ledBy: chair.id, control: controlLetterKey(id, chair.eventId), startedBy: chair.id, startedAt: clock.now() },
    ...{ endedAt: null, endedBy: null, because: null, policyRevision: null },
  }
  const round = newRound(world, id, { n: 1, place: 1, question })
  const asked = { quiz, round, question }
  const mine = sql`exists (select 1 from ${quizzes} where id = ${id})`
  const writes = (to: Writer): Write[] => [
    insertIf(
      to,
      quizzes,
      { ...quiz, plan: sql`${JSON.stringify(plan)}`, policyRevision: revisionOf(branchId) },
      sql`true`,
    ),
    insertIf(to, quizRounds, round, mine),
    enqueue(
      to,
      world,
      { key: roundLetterKey(round.id), lane: 'reply', to: { chat: chatId }, card: firstFace(asked) },
      mine,
    ),
    enqueue(
      to,
      world,
      { key: quiz.control, lane: 'reply', to: { account: chair.account }, card: controlNow(asked, 'open', true, 0) },
      mine,
    ),
    audit(to, world, { actor: chair.id, action: 'quiz.started', object: id, detail: { mode: wish.mode } }, mine),
    ...also(to, mine),
  ]
  await db.commit((to) => writes(to) as unknown as Writes)
  return { kind: (await liveIn(db, chatId))?.id === id ? 'begun' : 'running' }
}
