import type { Card } from '../../../../cards/kit/card.ts'
import { saidCard } from '../../../../cards/study/said.card.ts'
import { texts } from '../../../../cards/study/texts.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import { unreachable } from '../../../core/errors.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { listen } from '../../../domain/access/guard.ts'
import { branchByChat } from '../../../domain/people/store.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue, react } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { type AnswerOutcome, answerDaily, answererOf } from './answer.ts'
import { verdictFace } from './faces.ts'
import { type Round, roundAt, roundById, roundOfMessage } from './store.ts'

/** Seen, and no word about right or wrong: the same sign for every answer. Source: im-v1/message-reaction/emojis. */
const seenEmoji = 'Get'

/** In a group the sign stands on the message; what there is to say is said in 单聊. */
const seen = (to: Writer, world: World, { where, messageId, chatId }: Said): Write[] =>
  where === 'group'
    ? [react(to, world, { key: `study/seen/${messageId}`, chat: chatId, message: messageId, emoji: seenEmoji })]
    : []

const tell = async (world: World, said: Said, card: Card): Promise<void> => {
  await world.db.commit((to) => [
    enqueue(to, world, {
      key: `study/said/${said.messageId}`,
      lane: 'reply',
      to: said.where === 'p2p' ? { chat: said.chatId, replyTo: said.messageId } : { account: said.account },
      card,
    }),
    ...seen(to, world, said),
  ])
}

const cardFor = (outcome: Exclude<AnswerOutcome, { kind: 'recorded' }>): Card => {
  switch (outcome.kind) {
    case 'already':
      return verdictFace(outcome.round, { ...outcome.answer, comes: outcome.comes }, true)
    case 'closed':
      return saidCard(texts.said.closed)
    case 'over':
      return saidCard(texts.toast.over)
    case 'void':
      return saidCard(texts.toast.withdrawn)
    case 'gone':
      return saidCard(texts.toast.gone)
    case 'elsewhere':
      return saidCard(texts.toast.elsewhere)
    default:
      return unreachable(outcome)
  }
}

/** The round that is meant: the one whose card is answered, else the newest when it was said. */
const meant = async (
  { db }: World,
  said: Said,
  actor: Actor,
): Promise<{ round: Round | undefined; named: boolean } | 'not-mine'> => {
  const replied = said.repliesTo && (await roundOfMessage(db, said.repliesTo))
  if (replied) return { round: await roundById(db, replied), named: true }
  // An answer to somebody else's words is a talk among people.
  if (said.repliesTo && !said.toBot) return 'not-mine'
  const branchId = said.where === 'group' ? (await branchByChat(db, said.chatId))?.id : actor.place.branchId
  return { round: branchId && (await roundAt(db, branchId, said.saidAt)), named: false }
}

const anyShape = { kind: 'multiple', options: ['', '', '', '', '', '', '', ''] } as const
const looksLikeAnAnswer = (text: string, plain = false): boolean =>
  readAnswer(text, anyShape, { plain })?.fits === true ||
  readAnswer(text, { kind: 'judge', options: [] }, { plain })?.fits === true

/** Most of what is said in a group is neither to us nor an answer: that is seen without asking the database. */
const isChatter = ({ toBot, repliesTo, text }: Said): boolean =>
  !toBot && repliesTo === undefined && !looksLikeAnAnswer(text, true)

/** A stranger's letter among people who talk is no answer; one to the bot or under its card is. */
const isMeantForUs = async ({ db }: World, { text, toBot, repliesTo }: Said): Promise<boolean> =>
  looksLikeAnAnswer(text) && (toBot || (repliesTo !== undefined && (await roundOfMessage(db, repliesTo)) !== undefined))

const answerSaid = async (world: World, said: Said, actor: Actor): Promise<'done' | 'not-mine'> => {
  const found = await meant(world, said, actor)
  if (found === 'not-mine') return 'not-mine'
  const { round, named } = found
  const addressed = said.toBot || named
  if (!round) {
    if (!addressed || !looksLikeAnAnswer(said.text)) return 'not-mine'
    await tell(world, said, saidCard(texts.said.noRound))
    return 'done'
  }

  const read = readAnswer(said.text, round.question, { plain: !addressed })
  if (!read) return 'not-mine'
  if (!read.fits) {
    await tell(world, said, saidCard(texts.said[read.because]))
    return 'done'
  }
  const p2p = said.where === 'p2p'
  const outcome = await answerDaily(
    world,
    {
      member: answererOf(actor),
      roundId: round.id,
      choice: read.choice,
      place: p2p ? 'own' : 'group',
      way: said.where,
      eventId: said.eventId,
      answeredAt: said.saidAt,
      tell: 'always',
      ...(p2p && { inReplyTo: { chat: said.chatId, message: said.messageId } }),
    },
    (to) => seen(to, world, said),
  )
  world.log.info('study.answered', { outcome: outcome.kind, kind: said.where })
  if (outcome.kind !== 'recorded') await tell(world, said, cardFor(outcome))
  return 'done'
}

/** 回复作答：in the group or in 单聊, in whatever way people write an answer. */
export const answerCommand = listen({
  word: texts.words.answer,
  help: texts.help.answer,
  act: 'study.answer',
  hears: (said) => (isChatter(said) ? undefined : said),
  answers: isMeantForUs,
  run: answerSaid,
})
