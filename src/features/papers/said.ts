import type { Card } from '../../../cards/kit/card.ts'
import { texts } from '../../../cards/papers/texts.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { type ReadAnswer, readAnswer } from '../../core/answer-text.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { listen } from '../../domain/access/guard.ts'
import { doOnPaper } from '../../domain/papers/act.ts'
import type { PaperDeed } from '../../domain/papers/apply.ts'
import { paperFace } from '../../domain/papers/face.ts'
import type { PaperKind, PaperKinds } from '../../domain/papers/kind.ts'
import { shownPaperKey } from '../../domain/papers/open.ts'
import { nextUnsettled, shownOptions } from '../../domain/papers/rules.ts'
import { type Paper, paperById, paperInHand, paperOfMessage } from '../../domain/papers/store.ts'
import { isWord, type Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { refusedToast } from './toasts.ts'

const anyShape = { kind: 'multiple', options: ['', '', '', '', '', '', '', ''] } as const
type Heard = 'next' | 'answer'

const hears = ({ where, text, repliesTo }: Said): Heard | undefined => {
  if (where !== 'p2p') return undefined
  if (isWord(text, texts.said.next)) return 'next'
  const judged = readAnswer(text, { kind: 'judge', options: [] })?.fits === true
  return repliesTo !== undefined || judged || readAnswer(text, anyShape)?.fits === true ? 'answer' : undefined
}

/** What was looked at longer ago than this is not what somebody means who just types a letter. Milliseconds. */
const together = 2 * 3_600_000

/** When something else that is answered by a letter was last laid before this person; nothing when nothing waits there. */
export type LaidElsewhere = (world: World, actor: Actor, at: Date) => Promise<Date | undefined>

type Meaning = { said: Said; actor: Actor; heard: Heard }

/** The paper whose card is answered, else the one that the person has before them: a letter is for what was laid there last. */
const meant = async (
  world: World,
  elsewhere: LaidElsewhere,
  { said, actor, heard }: Meaning,
): Promise<Paper | undefined> => {
  const { db } = world
  if (said.repliesTo) {
    const paper = await paperOfMessage(db, said.repliesTo)
    return paper?.memberId === actor.id ? paper : undefined
  }
  const lately = new Date(said.saidAt.getTime() - together)
  const other = heard === 'answer' ? await elsewhere(world, actor, said.saidAt) : undefined
  return paperInHand(db, actor.id, other && other > lately ? other : lately)
}

const answerTo = ({ said }: { said: Said }) => ({ chat: said.chatId, replyTo: said.messageId })

const tell = (world: World, said: Said, card: Card, key = `papers/said/${said.messageId}`) =>
  world.db.commit((to) => [enqueue(to, world, { key, lane: 'reply', to: answerTo({ said }), card })])

/** What the words mean on this paper, or what the person is to be told instead. */
const deedFor = (paper: Paper, heard: Heard, text: string): PaperDeed | { tell: string } | undefined => {
  const item = paper.items[paper.at]
  if (!item) return undefined
  if (heard === 'next') return { do: 'turn', to: (nextUnsettled(paper, paper.at) ?? item).n }
  const read: ReadAnswer | undefined = readAnswer(text, { kind: item.question.kind, options: shownOptions(item) })
  if (!read) return undefined
  if (item.answer?.settledAt) return { tell: texts.said.answered }
  return read.fits ? { do: 'answer', item: item.n, choice: read.choice } : { tell: texts.said[read.because] }
}

const say = async (
  kinds: PaperKinds,
  elsewhere: LaidElsewhere,
  world: World,
  { said, actor, heard }: Meaning,
): Promise<'done' | 'not-mine'> => {
  const paper = await meant(world, elsewhere, { said, actor, heard })
  const kind: PaperKind | undefined = paper && kinds.get(paper.kind)
  const deed = paper && kind && deedFor(paper, heard, said.text)
  if (!deed) return 'not-mine'
  if ('tell' in deed) {
    await tell(world, said, saidCard(deed.tell))
    return 'done'
  }
  // Whoever answers that card means this paper.
  const shown = shownPaperKey(paper, said.messageId)
  const outcome = await doOnPaper(world, kind, paper.id, deed, {
    eventId: said.eventId,
    at: said.saidAt,
    read: paper,
    redraws: true,
    also: (to, _changed, card, provided) => [
      enqueue(to, world, { key: shown, lane: 'reply', to: answerTo({ said }), card }, provided),
    ],
  })
  if (outcome.kind === 'refused') await tell(world, said, saidCard(refusedToast(kind, outcome.refusal).content))
  const now = outcome.kind === 'before' ? await paperById(world.db, paper.id) : undefined
  // Handled again after a crash: the answer stands, and so does the letter unless it never came to be written.
  if (now) await tell(world, said, await paperFace(world, kind, now), shown)
  world.log.info('papers.answered', { outcome: outcome.kind })
  return 'done'
}

/** 回复作答：a letter in 单聊 goes to the paper that lies there; without one it is for others. */
export const answerCommand = (kinds: PaperKinds, elsewhere: LaidElsewhere) =>
  listen<Heard>({
    word: texts.said.next,
    act: 'study.answer',
    hears,
    // Who may not answer hears so from the question of the day.
    answers: async () => false,
    run: (world, said, actor, heard) => say(kinds, elsewhere, world, { said, actor, heard }),
  })
