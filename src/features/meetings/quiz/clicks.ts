import { sql } from 'drizzle-orm'
import { choiceWords } from '../../../../cards/kit/question.ts'
import {
  quizAnswerAction,
  quizMineAction,
  quizSubmitAction,
  quizToggleAction,
} from '../../../../cards/meetings/quiz.actions.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import { unreachable } from '../../../core/errors.ts'
import type { QuizRoundId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import { keysOf } from '../../../domain/questions/question.ts'
import type { Click, ClickReply } from '../../../platform/feature.ts'
import type { World } from '../../../platform/world.ts'
import { type AnswerOutcome, answererOf, answerQuiz, type Standing, standingOf } from './answer.ts'
import { showMine } from './mine.ts'
import { quizDrafts } from './schema.ts'
import { draftOf, type Tapped } from './store.ts'

export const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })
const notAnOption = toast('warning', texts.toast.notAnOption)

/** The same words whether it was right or wrong: nobody in the room shall know before the others. */
const recorded = (choice: string) => toast('success', texts.toast.recorded(choiceWords(choice)))

export const saying = (outcome: AnswerOutcome): ClickReply => {
  switch (outcome.kind) {
    case 'recorded':
      return recorded(outcome.choice)
    case 'already':
      return toast('info', texts.toast.already(choiceWords(outcome.given.choice)))
    case 'void':
      return toast('info', texts.toast.void)
    case 'closed':
    case 'over':
    case 'gone':
    case 'elsewhere':
      return toast('warning', texts.toast[outcome.kind])
    default:
      return unreachable(outcome)
  }
}

type Met = { kind: 'told'; reply: ClickReply } | { kind: 'may-answer'; asked: Tapped }

const met = (standing: Standing): Met =>
  standing.kind === 'may-answer' ? standing : { kind: 'told', reply: saying(standing) }

const meet = async (world: World, { actor, payload }: { actor: Actor; payload: { round: string } }): Promise<Met> =>
  met(await standingOf(world, payload.round as QuizRoundId, answererOf(actor)))

const isOffered = ({ question }: Tapped, choice: string): boolean => keysOf(question).includes(choice)

const answer = async (
  world: World,
  click: Click<unknown> & { actor: Actor },
  asked: Tapped,
  choice: string,
): Promise<ClickReply> =>
  saying(
    await answerQuiz(
      world,
      {
        ...{ member: answererOf(click.actor), roundId: asked.round.id, choice, way: 'click' },
        ...{ eventId: click.eventId, answeredAt: world.clock.now() },
      },
      (to, won) => [click.keep(to, recorded(choice), won)],
      asked,
    ),
  )

const onAnswer = onClick(quizAnswerAction, { act: 'study.answer' }, async (world, click) => {
  const now = await meet(world, click)
  if (now.kind === 'told') return now.reply
  const { choice } = click.payload
  if (now.asked.question.kind === 'multiple' || !isOffered(now.asked, choice)) return notAnOption
  return answer(world, click, now.asked, choice)
})

/** A letter on or off in one's own draft: the card is everybody's, so only the toast says what is ticked. */
const onToggle = onClick(quizToggleAction, { act: 'study.answer' }, async (world, click) => {
  const now = await meet(world, click)
  if (now.kind === 'told') return now.reply
  const { asked } = now
  const { choice } = click.payload
  if (asked.question.kind !== 'multiple' || !isOffered(asked, choice)) return notAnOption
  const { eventId, actor } = click
  await world.db.commit((to) => [
    to
      .insert(quizDrafts)
      .values({ roundId: asked.round.id, memberId: actor.id, choice, eventId })
      .onConflictDoUpdate({
        target: [quizDrafts.roundId, quizDrafts.memberId],
        set: {
          choice: sql`case when instr(${quizDrafts.choice}, excluded.choice) > 0
            then replace(${quizDrafts.choice}, excluded.choice, '') else ${quizDrafts.choice} || excluded.choice end`,
          eventId,
        },
        setWhere: sql`${quizDrafts.eventId} <> ${eventId}`,
      }),
  ])
  const ticked = await draftOf(world.db, asked.round.id, actor.id)
  return toast('info', ticked ? texts.toast.ticked(choiceWords(ticked)) : texts.toast.unticked)
})

const onSubmit = onClick(quizSubmitAction, { act: 'study.answer' }, async (world, click) => {
  const now = await meet(world, click)
  if (now.kind === 'told') return now.reply
  const choice = await draftOf(world.db, now.asked.round.id, click.actor.id)
  if (choice === '') return toast('warning', texts.toast.nothingTicked)
  return answer(world, click, now.asked, choice)
})

const onMine = onClick(quizMineAction, { act: 'study.answer' }, showMine)

export const answering = [onAnswer, onToggle, onSubmit, onMine]
