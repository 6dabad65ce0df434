import { plain } from '../../../../cards/kit/card.ts'
import { importSaidCard } from '../../../../cards/people/import.card.ts'
import { texts } from '../../../../cards/people/texts.import.ts'
import type { AccountId } from '../../../core/ids.ts'
import { command, takesFiles } from '../../../domain/access/guard.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { somewhere } from '../reach.ts'
import { receiveFile } from './receive.ts'
import { type Half, halfOf, keepHalf } from './store.ts'

/** A word and a file this far apart belong together. Milliseconds. */
const together = 10 * 60_000

const table = /\.(xlsx|xls|csv)$/i

const say = (
  world: World,
  { eventId, account }: { eventId: string; account: AccountId },
  words: string,
  also: (to: Writer) => Write[] = () => [],
) =>
  world.db.commit(
    (to) =>
      [
        enqueue(to, world, {
          key: `people/import-asked/${eventId}`,
          lane: 'reply',
          to: { account },
          card: importSaidCard(words),
        }),
        ...also(to),
      ] as unknown as Writes,
  )

/** The other half, if it came shortly before. */
const otherHalf = async ({ db }: World, account: AccountId, kind: Half['kind'], at: Date) => {
  const half = await halfOf(db, account)
  const near = half && Math.abs(at.getTime() - half.at.getTime()) <= together
  return near && half.kind === kind ? half : undefined
}

/** 导入：the file that was sent a moment ago, or the next one. */
export const importCommand = command({
  word: texts.word,
  help: texts.about,
  act: 'people.import',
  target: async (_world, _rest, actor) => somewhere(actor, 'people.import'),
  run: async (world, said, actor) => {
    if (!world.sheets) return void (await say(world, said, texts.notHere))
    const { eventId, account, messageId, saidAt } = said
    const half = await otherHalf(world, account, 'file', saidAt)
    if (half?.file) {
      const wish = { eventId, account, message: half.messageId, file: half.file, name: half.name ?? '' }
      return receiveFile(world, world.sheets, actor, wish)
    }
    const word = { account, kind: 'word' as const, messageId, file: null, name: null, at: saidAt }
    await say(world, said, texts.ask, (to) => [keepHalf(to, word)])
  },
})

/** A file in 单聊 from somebody who may import: after the word it is the roster, before it it may be one. */
export const rosterFiles = takesFiles({
  act: 'people.import',
  target: async (_world, _sent, actor) => somewhere(actor, 'people.import'),
  run: async (world, sent, actor) => {
    const { eventId, account, messageId, file, name, saidAt } = sent
    const asked = await otherHalf(world, account, 'word', saidAt)
    if (!world.sheets) return 'not-mine'
    if (!table.test(name)) {
      if (!asked) return 'not-mine'
      await say(world, sent, texts.onlyTables)
    } else if (asked)
      await receiveFile(world, world.sheets, actor, { eventId, account, message: messageId, file, name })
    else {
      const half = { account, kind: 'file' as const, messageId, file, name, at: saidAt }
      await say(world, sent, texts.askWhich(plain(name)), (to) => [keepHalf(to, half)])
    }
    return 'done'
  },
})
