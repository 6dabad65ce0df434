import { eq } from 'drizzle-orm'
import { texts as all } from '../../../../cards/bank/texts.ts'
import { flagSaidCard } from '../../../../cards/bank/told.card.ts'
import { plain } from '../../../../cards/kit/card.ts'
import type { QuestionId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { listen } from '../../../domain/access/guard.ts'
import { may } from '../../../domain/access/may.ts'
import { attemptsOf } from '../../../domain/attempts/attempts.ts'
import type { QuestionFollower } from '../../../domain/questions/followers.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { Write, Writer } from '../../../platform/db/db.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { World } from '../../../platform/world.ts'
import { questionById, targetOf } from '../reach.ts'
import { shortly } from '../tell.ts'
import { type Flagged, flagQuestion } from './flag.ts'

const texts = all.flag
/** Without a card that is answered, what somebody has answered so lately is meant. Milliseconds. */
const lately = 3_600_000

/** What stands behind the word, as it was written; nothing when the text does not begin with it. */
const reasonIn = ({ text, toBot, repliesTo }: Said): string | undefined => {
  const said = text.trim().replace(/^\/\s*/, '')
  if (!said.startsWith(all.flagWord) || (!toBot && repliesTo === undefined)) return undefined
  return said
    .slice(all.flagWord.length)
    .replace(/^[\s:\uFF1A,\uFF0C.\u3002]+/, '')
    .trim()
}

/** The question on the card that is answered, else the one that the person answered last. */
const meant = async (
  followers: readonly QuestionFollower[],
  world: World,
  said: Said,
  actor: Actor,
): Promise<{ question?: StoredQuestion; ours: boolean }> => {
  let id: QuestionId | undefined
  if (said.repliesTo) {
    const [letter] = await world.db.read
      .select({ key: letters.key })
      .from(letters)
      .where(eq(letters.messageId, said.repliesTo))
    if (!letter) return { ours: said.toBot }
    for (const { shown } of followers) id ??= await shown?.(world, { key: letter.key, member: actor.id })
  } else {
    const since = new Date(said.saidAt.getTime() - lately)
    id = (await attemptsOf(world.db, actor.id, since)).at(-1)?.questionId
  }
  const question = id && (await questionById(world.db, id))
  const target = question && (await targetOf(world, question, actor))
  return { ours: true, ...(question && target && may(actor, 'bank.flag', target) && { question }) }
}

const wordsFor = (outcome: Flagged, { stem }: StoredQuestion): string =>
  outcome === 'noted' || outcome === 'stopped' ? texts.noted(plain(shortly(stem))) : texts[outcome]

/** 这题有问题 and why: under the card of a question, or right after answering one. */
export const flagCommand = (followers: readonly QuestionFollower[]) =>
  listen<string>({
    word: all.flagWord,
    help: all.flagHelp,
    act: 'bank.flag',
    hears: reasonIn,
    answers: async (_world, { toBot }) => toBot,
    run: async (world, said, actor, reason) => {
      const { question, ours } = await meant(followers, world, said, actor)
      if (!question && !ours) return 'not-mine'
      const tell = (to: Writer, words: string): Write =>
        enqueue(to, world, {
          key: `bank/flag-said/${said.eventId}`,
          lane: 'reply',
          to: said.where === 'p2p' ? { chat: said.chatId, replyTo: said.messageId } : { account: said.account },
          card: flagSaidCard(words),
        })
      if (!question) await world.db.commit((to) => [tell(to, texts.which)])
      else {
        const who = { memberId: actor.id, branchId: actor.place.branchId, reason }
        await flagQuestion(world, question, who, (to, outcome) => [tell(to, wordsFor(outcome, question))])
      }
      return 'done'
    },
  })
