import { choiceWords } from '../../../../cards/kit/question.ts'
import { answerAction, type Place, submitAction, toggleAction } from '../../../../cards/study/actions.ts'
import { texts } from '../../../../cards/study/texts.ts'
import { unreachable } from '../../../core/errors.ts'
import type { RoundId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import { keyOf, keysOf } from '../../../domain/questions/question.ts'
import type { Click, ClickReply } from '../../../platform/feature.ts'
import type { World } from '../../../platform/world.ts'
import { type Answerer, type AnswerOutcome, answerDaily, answererOf, standingOf, type Won } from './answer.ts'
import { ownCard, sharedFace, verdictFace } from './faces.ts'
import { draftOf, type Round } from './store.ts'
import { tick } from './tick.ts'

const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })
const notAnOption = toast('warning', texts.toast.notAnOption)

const recorded = (
  place: Place,
  round: Round,
  given: { choice: string; correct: boolean; late: boolean; comes: string | undefined },
): ClickReply => {
  const choice = choiceWords(given.choice)
  const answer = choiceWords(keyOf(round.question))
  const said = given.correct
    ? texts.toast.right(choice)
    : (place === 'own' ? texts.toast.wrongHere : texts.toast.wrong)(choice, answer)
  return {
    toast: { type: given.correct ? 'success' : 'info', content: said },
    // A card of one's own may show what became of it; the group's card shows nothing about anyone.
    ...(place === 'own' && { card: verdictFace(round, given) }),
  }
}

const saying = (place: Place, outcome: AnswerOutcome): ClickReply => {
  const own = place === 'own'
  switch (outcome.kind) {
    case 'recorded':
      return recorded(place, outcome.round, { ...outcome.answer, comes: outcome.comes })
    case 'already': {
      const { round, answer, comes } = outcome
      return {
        ...toast('info', texts.toast.already(choiceWords(answer.choice))),
        ...(own && { card: verdictFace(round, { ...answer, comes }, true) }),
      }
    }
    case 'closed':
      return toast('warning', texts.toast.closed)
    case 'over':
      return toast('warning', texts.toast.over)
    case 'void':
      return {
        ...toast('info', texts.toast.withdrawn),
        ...(own && { card: sharedFace(outcome.round, 'void', 0).card }),
      }
    case 'gone':
      return toast('warning', texts.toast.gone)
    case 'elsewhere':
      return toast('warning', texts.toast.elsewhere)
    default:
      return unreachable(outcome)
  }
}

const answer = async (
  world: World,
  click: Click<unknown>,
  { member, roundId, choice, place }: { member: Answerer; roundId: RoundId; choice: string; place: Place },
): Promise<ClickReply> => {
  const keep = (to: Parameters<Click['keep']>[0], { round, correct, late, comes, condition }: Won) => [
    click.keep(to, recorded(place, round, { choice, correct, late, comes }), condition),
  ]
  const given = {
    ...{ member, roundId, choice, place },
    way: 'click' as const,
    eventId: click.eventId,
    answeredAt: world.clock.now(),
    tell: place === 'own' ? ('caller' as const) : ('if-wrong' as const),
  }
  return saying(place, await answerDaily(world, given, keep))
}

type Met = { kind: 'told'; reply: ClickReply } | { kind: 'may-answer'; member: Answerer; round: Round; makeUp: boolean }

/** Who clicks and how things stand at that moment; whoever cannot answer is told why. */
const meet = async (
  world: World,
  { actor, payload }: Click<{ round: string; place: Place }> & { actor: Actor },
): Promise<Met> => {
  const member = answererOf(actor)
  const { place } = payload
  const roundId = payload.round as RoundId
  const standing = await standingOf(world, { member, roundId, place, answeredAt: world.clock.now() })
  return standing.kind === 'may-answer'
    ? { kind: 'may-answer', member, round: standing.round, makeUp: standing.phase === 'makeUp' }
    : { kind: 'told', reply: saying(place, standing) }
}

/** A payload is only ever a request: whether the choice is one of the question's own. */
const isOffered = ({ question }: Round, choice: string): boolean => keysOf(question).includes(choice)

const onAnswer = onClick(answerAction, { act: 'study.answer' }, async (world, click) => {
  const met = await meet(world, click)
  if (met.kind === 'told') return met.reply
  const { choice, place } = click.payload
  const { member, round } = met
  if (round.question.kind === 'multiple' || !isOffered(round, choice)) return notAnOption
  return answer(world, click, { member, roundId: round.id, choice, place })
})

const onToggle = onClick(toggleAction, { act: 'study.answer' }, async (world, click) => {
  const met = await meet(world, click)
  if (met.kind === 'told') return met.reply
  const { choice, place } = click.payload
  const { member, round, makeUp } = met
  if (round.question.kind !== 'multiple' || !isOffered(round, choice)) return notAnOption
  await tick(world, { roundId: round.id, memberId: member.id, choice, eventId: click.eventId })
  const ticked = await draftOf(world.db, round.id, member.id)
  return {
    ...toast('info', ticked ? texts.toast.ticked(choiceWords(ticked)) : texts.toast.unticked),
    ...(place === 'own' && { card: ownCard(round, { ticked, makeUp }) }),
  }
})

const onSubmit = onClick(submitAction, { act: 'study.answer' }, async (world, click) => {
  const met = await meet(world, click)
  if (met.kind === 'told') return met.reply
  const { member, round } = met
  const choice = await draftOf(world.db, round.id, member.id)
  if (choice === '') return toast('warning', texts.toast.nothingTicked)
  return answer(world, click, { member, roundId: round.id, choice, place: click.payload.place })
})

export const clicks = [onAnswer, onToggle, onSubmit]
