import { bankReportCard, bankSaidCard } from '../../../../cards/bank/import.card.ts'
import { texts as all } from '../../../../cards/bank/texts.ts'
import { plain } from '../../../../cards/kit/card.ts'
import type { AccountId, FileKey, MessageId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { fetchFile, handInFile } from '../../../platform/files.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { bankDrafts } from '../schema.ts'
import { draftLetterKey, draftOf } from './draft.ts'
import { usualBank } from './into.ts'
import { type Judged, judgeBankFile } from './judge.ts'
import { draftByEvent } from './store.ts'

const texts = all.import
/** Where the platform does not say how much it takes. Bytes. */
const usualMost = 5 * 1024 * 1024

export type Wish = { eventId: string; account: AccountId; name: string }

export const saying = (to: Writer, world: World, { eventId, account }: Omit<Wish, 'name'>, words: string): Write =>
  enqueue(to, world, { key: `bank/import-said/${eventId}`, lane: 'reply', to: { account }, card: bankSaidCard(words) })

/** The same tables come back with what is the matter with each row; their bytes lie at Feishu, never in our database. */
const marked = async (world: World, { eventId, account, name }: Wish, judged: Extract<Judged, { kind: 'bank' }>) => {
  const { sheets, report } = judged
  if (!world.sheets || report.issues.length === 0) return []
  const file = await handInFile(world, texts.marked(name), await world.sheets.mark(sheets, report.issues))
  return [{ key: `bank/import-marked/${eventId}`, lane: 'reply' as const, to: { account }, file }]
}

/** 试导入：what was judged is shown to whoever sent it, and waits. Handled again after a crash it is said once. */
export const showJudged = async (world: World, actor: Actor, wish: Wish, judged: Judged): Promise<void> => {
  const { eventId, account, name } = wish
  const into = judged.kind === 'bank' ? await usualBank(world, actor) : undefined
  if (judged.kind !== 'bank' || !into) {
    const reason = judged.kind === 'bank' ? texts.notHere : judged.reason
    return void (await world.db.commit((to) => [saying(to, world, wish, texts.unreadable(plain(name), plain(reason)))]))
  }
  const files = await marked(world, wish, judged)
  const { row, face } = draftOf(world, { eventId, memberId: actor.id, way: 'chat', name, into }, judged.report)
  const letter = {
    ...{ key: draftLetterKey(row.id), lane: 'reply' as const, to: { account }, card: bankReportCard(face) },
  }
  await world.db.commit(
    (to) =>
      [
        ...(face.accepted > 0 ? [to.insert(bankDrafts).values(row).onConflictDoNothing()] : []),
        ...[letter, ...files].map((l) => enqueue(to, world, l)),
      ] as unknown as Writes,
  )
}

/**
 * 收到可能是题库的文件。
 *
 * @param asked somebody has said that a bank is coming: then also what is none is answered
 */
export const receiveBank = async (
  world: World,
  actor: Actor,
  wish: Wish & { message: MessageId; file: FileKey },
  asked: boolean,
): Promise<'done' | 'not-mine'> => {
  if (await draftByEvent(world.db, wish.eventId)) return 'done'
  const bytes = await fetchFile(world, wish, world.sheets?.most ?? usualMost)
  if (bytes === 'gone' || bytes === 'too-large') {
    if (!asked) return 'not-mine'
    await world.db.commit((to) => [saying(to, world, wish, bytes === 'gone' ? texts.gone : texts.tooLarge)])
    return 'done'
  }
  const judged = await judgeBankFile(world, { name: wish.name, bytes })
  if (judged.kind !== 'bank' && !asked) return 'not-mine'
  await showJudged(world, actor, wish, judged)
  return 'done'
}
