import { plain } from '../../../../cards/kit/card.ts'
import { importCard, importSaidCard, problemsCard } from '../../../../cards/people/import.card.ts'
import { texts } from '../../../../cards/people/texts.import.ts'
import type { AccountId, FileKey, MessageId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { fetchFile, handInFile } from '../../../platform/files.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { Sheets } from '../../../platform/sheets.ts'
import type { World } from '../../../platform/world.ts'
import { draftLetterKey, draftOf } from './draft.ts'
import { problemsOf } from './faces.ts'
import { type Judged, judgeFile } from './judge.ts'
import { rosterDrafts } from './schema.ts'
import { draftByEvent, forgetHalf } from './store.ts'

/** The file to be imported, and the message of whoever completed the wish. */
export type Wish = { eventId: string; account: AccountId; message: MessageId; file: FileKey; name: string }

type Letters = (to: Writer) => Write[]

const said =
  (world: World, { eventId, account }: Wish, words: string): Letters =>
  (to) => [
    enqueue(to, world, {
      key: `people/import-said/${eventId}`,
      lane: 'reply',
      to: { account },
      card: importSaidCard(words),
    }),
  ]

/** The file itself comes back with what is the matter with each row; its bytes lie at Feishu, never in our database. */
const marked = async (world: World, tables: Sheets, wish: Wish, judged: Exclude<Judged, { kind: 'unreadable' }>) => {
  if (judged.issues.length === 0) return []
  const bytes = await tables.mark(judged.sheets, judged.issues)
  const file = await handInFile(world, texts.marked(wish.name), bytes)
  return [{ key: `people/import-marked/${wish.eventId}`, lane: 'reply' as const, to: { account: wish.account }, file }]
}

const judgedLetters = async (
  world: World,
  tables: Sheets,
  actor: Actor,
  wish: Wish,
  judged: Judged,
): Promise<Letters> => {
  const { eventId, account, name } = wish
  if (judged.kind === 'unreadable') return said(world, wish, texts.unreadable(plain(name), plain(judged.reason)))
  const files = await marked(world, tables, wish, judged)
  const how = { lane: 'reply' as const, to: { account } }
  if (judged.kind === 'problems') {
    const { rows, issues } = judged
    const total = issues.filter((i) => i.level === 'rejected').length
    const card = problemsCard({ name, rows, total, problems: problemsOf(issues) })
    return (to) => [{ key: `people/import-said/${eventId}`, ...how, card }, ...files].map((l) => enqueue(to, world, l))
  }
  const { row, face } = draftOf(world, { eventId, memberId: actor.id, way: 'chat', name }, judged)
  const card = importCard(face)
  return (to) => [
    to.insert(rosterDrafts).values(row).onConflictDoNothing(),
    ...[{ key: draftLetterKey(row.id), ...how, card }, ...files].map((l) => enqueue(to, world, l)),
  ]
}

/**
 * 收到花名册文件：fetched, judged, and shown to whoever sent it. Nothing of the roster changes. Handled again after a crash
 * it fetches and judges again, and says it once.
 */
export const receiveFile = async (world: World, tables: Sheets, actor: Actor, wish: Wish): Promise<void> => {
  if (await draftByEvent(world.db, wish.eventId)) return
  const bytes = await fetchFile(world, wish, tables.most)
  const letters =
    bytes === 'gone' || bytes === 'too-large'
      ? said(world, wish, bytes === 'gone' ? texts.gone : texts.tooLarge)
      : await judgedLetters(
          world,
          tables,
          actor,
          wish,
          await judgeFile(world, tables, actor, { name: wish.name, bytes }),
        )
  await world.db.commit((to) => [...letters(to), forgetHalf(to, wish.account)] as unknown as Writes)
}
