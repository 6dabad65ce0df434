import {
  quizBeginAction,
  quizChooseAction,
  quizCloseAction,
  quizEndAction,
  quizNextAction,
  quizStartAction,
  quizTakeOverAction,
} from '../../../../cards/meetings/quiz.actions.ts'
import { quizSaidCard } from '../../../../cards/meetings/quiz-setup.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import type { BranchId, QuizId, QuizRoundId } from '../../../core/ids.ts'
import { onClick } from '../../../domain/access/guard.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import { beginQuiz } from './begin.ts'
import { toast } from './clicks.ts'
import { closeRound } from './close.ts'
import { refreshControl } from './control.ts'
import { endQuiz } from './end.ts'
import type { FindMeeting } from './meeting.ts'
import { openNext } from './next.ts'
import { offerSetup } from './offer.ts'
import { setupFace } from './plan.ts'
import { quizById, roundById } from './store.ts'
import { moveControl } from './take-over.ts'
import { leading } from './who.ts'

const words = texts.toast
const notChair = toast('warning', words.notChair)

const begun: ClickReply = {
  ...toast('success', words.begun),
  card: quizSaidCard(texts.setup.begun),
}
const notBegun = {
  running: toast('info', words.running),
  nothing: toast('warning', words.nothing),
  'no-group': toast('warning', words.noGroup),
  'no-meeting': toast('warning', words.noMeeting),
}
const nextSaid = {
  opened: toast('success', words.next),
  before: toast('info', words.nextBefore),
  'still-open': toast('warning', words.stillOpen),
  'no-more': toast('info', words.noMore),
  over: toast('info', words.over),
}
const endSaid = { ended: toast('success', words.ended), over: toast('info', words.over), 'not-chair': notChair }
const takenSaid = {
  taken: { ...toast('success', words.takenOver), card: quizSaidCard(words.takenOver) },
  yours: toast('info', words.alreadyYours),
  over: toast('info', words.over),
  'too-late': toast('info', words.justTaken),
}

/** 主持的按钮：each asks at that moment whether this person may lead, and whether this person is the one who leads. */
export const leadClicks = (findMeeting: FindMeeting) => {
  const { branch, quiz, round } = leading(findMeeting)
  const act = 'quiz.lead'
  return [
    onClick(quizStartAction, { act, target: branch }, async (world, click) => {
      const group = (await branchById(world.db, click.payload.branch as BranchId))?.chatId
      if (!group) return toast('warning', words.noGroup)
      await offerSetup(world, click.payload, { ...click, actor: click.actor })
      return toast('success', words.setup)
    }),
    onClick(quizChooseAction, { act, target: branch }, async (world, { payload }) => ({
      ...toast('info', `${texts.modes[payload.mode]} · ${texts.setup.sizes(payload.size)}`),
      card: await setupFace(world, payload),
    })),
    onClick(quizBeginAction, { act, target: branch }, async (world, click) => {
      const { actor, account, eventId } = click
      const chair = { id: actor.id, account, eventId }
      const { kind } = await beginQuiz(world, click.payload, chair, findMeeting, (to, won) => [
        click.keep(to, begun, won),
      ])
      return kind === 'begun' ? begun : notBegun[kind]
    }),
    onClick(quizCloseAction, { act, target: round }, async (world, { actor, payload }) => {
      const found = await roundById(world.db, payload.round as QuizRoundId)
      if (!found) return toast('warning', words.gone)
      if (found.quiz.live === null) return toast('info', words.over)
      if (found.quiz.ledBy !== actor.id) return notChair
      if (await closeRound(world, found, actor.id)) return toast('success', words.closedNow)
      // The card in hand shows what is past.
      await refreshControl(world, found.quiz.id)
      return toast('info', words.closedBefore)
    }),
    onClick(quizNextAction, { act, target: quiz }, async (world, { actor, payload }) => {
      const found = await quizById(world.db, payload.quiz as QuizId)
      if (found?.live && found.ledBy !== actor.id) return notChair
      const { kind } = await openNext(world, {
        ...{ quizId: payload.quiz as QuizId, after: payload.after, chair: actor.id },
      })
      if (kind !== 'opened') await refreshControl(world, payload.quiz as QuizId)
      return nextSaid[kind]
    }),
    onClick(
      quizEndAction,
      { act, target: quiz },
      async (world, { actor, payload }) => endSaid[await endQuiz(world, payload.quiz as QuizId, actor.id)],
    ),
    onClick(quizTakeOverAction, { act, target: quiz }, async (world, click) => {
      const { actor, account, eventId } = click
      const next = { id: actor.id, account, eventId }
      const quizId = click.payload.quiz as QuizId
      return takenSaid[
        await moveControl(world, { quizId, to: next, own: false }, (to, won) => [click.keep(to, takenSaid.taken, won)])
      ]
    }),
  ]
}
