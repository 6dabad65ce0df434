import { quizRunningCard } from '../../../../cards/meetings/quiz-control.card.ts'
import { quizSaidCard } from '../../../../cards/meetings/quiz-setup.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import type { AccountId, BranchId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { listen } from '../../../domain/access/guard.ts'
import { branchByChat, branchById, memberById } from '../../../domain/people/store.ts'
import { isWord, type Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import type { FindMeeting } from './meeting.ts'
import { setupFace, usualWish } from './plan.ts'
import { lastRound, liveIn, type Quiz } from './store.ts'
import { moveControl } from './take-over.ts'
import { leading } from './who.ts'

type Asking = { eventId: string; account: AccountId; actor: Pick<Actor, 'id'> }

const running = async ({ db }: World, quiz: Quiz) => {
  const last = await lastRound(db, quiz.id)
  const by = (await memberById(db, quiz.ledBy))?.name ?? ''
  return quizRunningCard({ quiz: quiz.id, by, n: last?.round.place ?? 1, of: quiz.size })
}

/**
 * What somebody who may lead gets in 单聊: the setup card; while one is on, the chair's card anew for its chair, and for
 * everybody else how it stands and a button to take over.
 */
export const offerSetup = async (
  world: World,
  { branch, meeting }: { branch: string; meeting: string },
  { eventId, account, actor }: Asking,
): Promise<void> => {
  const group = (await branchById(world.db, branch as BranchId))?.chatId
  const live = group ? await liveIn(world.db, group) : undefined
  if (live?.ledBy === actor.id) {
    await moveControl(world, { quizId: live.id, to: { id: actor.id, account, eventId }, own: true })
    return
  }
  const card = live
    ? await running(world, live)
    : group
      ? await setupFace(world, usualWish(branch as BranchId, meeting))
      : quizSaidCard(texts.setup.noGroup)
  await world.db.commit((to) => [
    enqueue(to, world, { key: `quiz/setup/${eventId}`, lane: 'reply', to: { account }, card }),
  ])
}

/** The branch that is meant: the group's own; in 单聊, and in a group of no branch, the person's. */
const meant = async ({ db }: World, { where, chatId }: Said, actor: Actor): Promise<BranchId> =>
  (where === 'group' ? (await branchByChat(db, chatId))?.id : undefined) ?? actor.place.branchId

/** 知识问答：the word with which a chair begins, goes on after losing the card, or takes over. */
export const quizCommand = (findMeeting: FindMeeting) => {
  const { branch } = leading(findMeeting)
  return listen<Said>({
    word: texts.words.quiz,
    help: texts.help.quiz,
    act: 'quiz.lead',
    hears: (said) => (said.toBot && isWord(said.text, texts.words.quiz) ? said : undefined),
    target: async (world, said, actor) =>
      branch(world, { branch: await meant(world, said, actor), meeting: '' }, actor),
    run: async (world, said, actor) => {
      await offerSetup(world, { branch: await meant(world, said, actor), meeting: '' }, { ...said, actor })
      return 'done'
    },
  })
}
