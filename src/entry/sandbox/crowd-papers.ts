import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { questionTexts } from '../../../cards/kit/texts.question.ts'
import { texts } from '../../../cards/papers/texts.ts'
import type { AccountId, MessageId, PaperId } from '../../core/ids.ts'
import { shownLetters } from '../../domain/papers/rules.ts'
import { papers } from '../../domain/papers/schema.ts'
import { type LoadedItem, paperById } from '../../domain/papers/store.ts'
import { members } from '../../domain/people/schema.ts'
import { letters } from '../../platform/outbox/schema.ts'
import { type Random, seeded } from '../../sandbox/feishu/random.ts'
import { atEase, type Deed } from './deed.ts'
import { labelsOf, seedOf, wrongFor } from './hands.ts'
import type { Session } from './session.ts'

type Lying = { id: PaperId; account: AccountId; message: MessageId; kind: string; sentAt: Date }

/** Papers that lie in somebody's 单聊 and wait. */
export const openPapers = async ({ assembly }: Session): Promise<Lying[]> => {
  const rows = await assembly.world.db.read
    .select({
      id: papers.id,
      account: members.account,
      message: letters.messageId,
      sentAt: letters.sentAt,
      kind: papers.kind,
    })
    .from(papers)
    .innerJoin(members, eq(members.id, papers.memberId))
    .innerJoin(letters, eq(letters.key, sql`'papers/' || ${papers.key}`))
    .where(and(eq(papers.state, 'open'), isNotNull(letters.messageId)))
  return rows.flatMap(({ account, message, sentAt, ...row }) =>
    account && message && sentAt ? [{ ...row, account, message: message as MessageId, sentAt }] : [],
  )
}

/** Three of four answers are right, nine of ten papers are dealt with. */
const rightly = 0.75
const dealtWith = 0.9
/** Minutes after it came. */
const moments = [7, 25, 52, 110]

/** What is pressed for one question, as it stands on this person's card. */
const labelsFor = (item: LoadedItem, random: Random): string[] => {
  const { question } = item
  const own = random.chance(rightly) ? question.answer : wrongFor(question, random)
  return labelsOf([...shownLetters(item, own)].join(''))
}

/** Question by question to the end, and handed in where that is the way. */
const workOff = async ({ assembly, feishu }: Session, { id, account, message }: Lying, random: Random) => {
  const { db } = assembly.world
  const person = feishu.as(account)
  const paper = await paperById(db, id)
  if (!paper) return
  if (paper.startedAt === null) await person.clicks(message, texts.start)
  for (const item of paper.items) {
    for (const label of labelsFor(item, random)) await person.clicks(message, label)
    const after = await paperById(db, id)
    if (item.question.kind === 'multiple' && !after?.items[item.n]?.answer?.settledAt)
      await atEase(() => person.clicks(message, questionTexts.submit))()
    if (item.n < paper.items.length - 1) await person.clicks(message, texts.next)
  }
  if ((await paperById(db, id))?.state === 'open') await person.clicks(message, texts.handIn)
}

/** What the sample people do about their papers; the same paper, the same deed. */
export const deedForPaper = (session: Session, lying: Lying): Deed | undefined => {
  const random = seeded(seedOf(lying.id))
  const [isDone, moment] = [random.chance(dealtWith), random.below(moments.length)]
  if (!isDone) return undefined
  const at = lying.sentAt.getTime() + (moments[moment] ?? 0) * 60_000
  return { at, run: atEase(() => workOff(session, lying, random)) }
}
