import { choiceWords } from '../../../../cards/kit/question.ts'
import { type OwnRound, quizMineCard } from '../../../../cards/meetings/quiz-mine.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import type { QuizRoundId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { keyOf } from '../../../domain/questions/question.ts'
import type { Click, ClickReply } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { mineLetterKey } from './keys.ts'
import { type Answer, type Asked, answersTo, roundById, roundFor, roundsOf } from './store.ts'

const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })

/** Of a round that is not shown nobody learns more than the own choice. */
const ownRound = ({ round, question }: Asked, given: Answer | undefined): OwnRound => {
  if (!given) return { n: round.place, state: 'missed' }
  const { choice, correct } = given
  return round.state === 'shown'
    ? { n: round.place, state: 'shown', choice, correct, answer: keyOf(question) }
    : { n: round.place, state: 'waiting', choice }
}

const ownCard = async ({ db }: World, about: Asked, { id }: Actor) => {
  const rounds = (await roundsOf(db, about.quiz.id)).filter(({ round }) => round.state !== 'void')
  const given = new Map(
    (
      await answersTo(
        db,
        rounds.map(({ round }) => round.id),
      )
    )
      .filter((a) => a.memberId === id)
      .map((a) => [a.roundId, a]),
  )
  const { id: question, kind, stem, options, explanation, basis } = about.question
  return quizMineCard({
    rounds: rounds.map((r) => ownRound(r, given.get(r.round.id))),
    last: { kind, stem, options, answer: keyOf(about.question), explanation, basis },
    ...(given.has(about.round.id) && { answered: question }),
  })
}

/**
 * 我的这轮：before the closing only what one chose; afterwards whether it was right, and the session so far in 单聊, because it
 * was asked for.
 */
export const showMine = async (
  world: World,
  click: Click<{ round: string }> & { actor: Actor },
): Promise<ClickReply> => {
  const { actor, payload } = click
  const found = await roundFor(world.db, payload.round as QuizRoundId, actor.id)
  if (!found) return toast('warning', texts.toast.gone)
  const { given, ...asked } = found
  if (asked.quiz.branchId !== actor.place.branchId) return toast('warning', texts.toast.elsewhere)
  if (asked.round.state === 'void') return toast('info', texts.toast.void)
  if (asked.round.state !== 'shown')
    return toast('info', given ? texts.toast.waits(choiceWords(given.choice)) : texts.toast.notAnswered)
  const whole = await roundById(world.db, asked.round.id)
  if (!whole) return toast('warning', texts.toast.gone)
  const card = await ownCard(world, whole, actor)
  await world.db.commit((to) => [
    enqueue(to, world, {
      key: mineLetterKey(asked.round.id, actor.id),
      lane: 'reply',
      to: { account: click.account },
      card,
    }),
  ])
  if (!given) return toast('info', texts.toast.notAnsweredShown)
  const choice = choiceWords(given.choice)
  return given.correct
    ? toast('success', texts.toast.right(choice))
    : toast('info', texts.toast.wrong(choice, choiceWords(keyOf(asked.question))))
}
