import { choiceWords } from '../../../../cards/kit/question.ts'
import { quizSaidCard } from '../../../../cards/meetings/quiz-setup.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { listen } from '../../../domain/access/guard.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue, react } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { type AnswerOutcome, answererOf, answerQuiz } from './answer.ts'
import { type Asked, lastRound, liveIn, roundById, roundOfMessage } from './store.ts'

/** Seen, and no word about right or wrong: the same sign for every answer. Source: im-v1/message-reaction/emojis. */
const seenEmoji = 'Get'

const seen = (to: Writer, world: World, { messageId, chatId }: Said): Write =>
  react(to, world, { key: `quiz/seen/${messageId}`, chat: chatId, message: messageId, emoji: seenEmoji })

/** In the group stands a sign; what there is to say is said in 单聊. */
const tell = async (world: World, said: Said, words: string): Promise<void> => {
  await world.db.commit((to) => [
    enqueue(to, world, {
      key: `quiz/said/${said.messageId}`,
      lane: 'reply',
      to: { account: said.account },
      card: quizSaidCard(words),
    }),
    seen(to, world, said),
  ])
}

const anyShape = { kind: 'multiple', options: ['', '', '', '', '', '', '', ''] } as const
const looksLikeAnAnswer = (text: string, plain: boolean): boolean =>
  readAnswer(text, anyShape, { plain })?.fits === true ||
  readAnswer(text, { kind: 'judge', options: [] }, { plain })?.fits === true

/** Most of what is said in a group is neither to us nor an answer: that is seen without asking the database. */
const hears = (said: Said): Said | undefined =>
  said.where === 'group' && (said.toBot || said.repliesTo !== undefined || looksLikeAnAnswer(said.text, true))
    ? said
    : undefined

/**
 * The round that is meant: the one whose card is answered, else the one on the table when it was said. While a session is
 * on, a letter in the group is for it and for no other question; an answer under another card is for that.
 */
const meant = async (
  { db }: World,
  said: Said,
): Promise<{ asked: Asked; named: boolean; late: boolean } | 'not-mine'> => {
  if (said.repliesTo !== undefined) {
    const id = await roundOfMessage(db, said.repliesTo)
    const asked = id && (await roundById(db, id))
    return asked ? { asked, named: true, late: false } : 'not-mine'
  }
  const live = await liveIn(db, said.chatId)
  if (!live || said.saidAt < live.startedAt) return 'not-mine'
  const asked = await lastRound(db, live.id)
  // What was said before this question stood there was an answer to the one before it.
  return asked ? { asked, named: false, late: said.saidAt < asked.round.openedAt } : 'not-mine'
}

const wordsFor = (outcome: Exclude<AnswerOutcome, { kind: 'recorded' }>): string =>
  outcome.kind === 'already' ? texts.toast.already(choiceWords(outcome.given.choice)) : texts.toast[outcome.kind]

const answerSaid = async (world: World, said: Said, actor: Actor): Promise<'done' | 'not-mine'> => {
  const found = await meant(world, said)
  if (found === 'not-mine') return 'not-mine'
  const { asked, named, late } = found
  const addressed = said.toBot || named
  const read = readAnswer(said.text, asked.question, { plain: !addressed })
  if (!read) return 'not-mine'
  if (!read.fits) {
    await tell(world, said, texts.said[read.because])
    return 'done'
  }
  const outcome: AnswerOutcome = late
    ? { kind: 'closed' }
    : await answerQuiz(
        world,
        {
          ...{ member: answererOf(actor), roundId: asked.round.id, choice: read.choice, way: 'group' },
          ...{ eventId: said.eventId, answeredAt: said.saidAt },
        },
        (to) => [seen(to, world, said)],
      )
  world.log.info('quiz.answered', { outcome: outcome.kind })
  // Among people who talk a letter that comes too late is let be; whoever spoke to us is answered.
  if (outcome.kind !== 'recorded' && addressed) await tell(world, said, wordsFor(outcome))
  return 'done'
}

/** 群里打字作答：in whatever way people write an answer. Stands before the daily question, whose letters look the same. */
export const answerSaidInGroup = listen<Said>({
  word: texts.words.quiz,
  act: 'study.answer',
  hears,
  answers: async (world, said) => said.toBot && (await meant(world, said)) !== 'not-mine',
  run: answerSaid,
})
