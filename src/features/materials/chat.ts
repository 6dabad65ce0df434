import { eq } from 'drizzle-orm'
import { type Card, plain } from '../../../cards/kit/card.ts'
import { safeLink } from '../../../cards/kit/media.ts'
import { draftCard } from '../../../cards/materials/found.card.ts'
import { texts } from '../../../cards/materials/texts.ts'
import type { AccountId, MaterialId, MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command, hearsVoices, takesFiles } from '../../domain/access/guard.ts'
import { may } from '../../domain/access/may.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { Said } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { keepSent, mostBytes, type SentHere } from './files.ts'
import { found } from './find.ts'
import { type MaterialFile, type MaterialLink, materials, materialVersions, materialWaits } from './schema.ts'
import { versionByForm } from './store.ts'

/** A word and a file this far apart belong together. Milliseconds. */
const together = 10 * 60_000

type Asked = { eventId: string; account: AccountId }

const answer = (to: Writer, world: World, { eventId, account }: Asked, card: Card): Write =>
  enqueue(to, world, { key: `materials/said/${eventId}`, lane: 'reply', to: { account }, card })

/** 草稿：what was sent, waiting for its title and its question. The same message is one draft. */
const keepDraft = async (
  world: World,
  asked: Asked,
  actor: Actor,
  of: { title: string; links: MaterialLink[]; files: MaterialFile[] },
  words: string,
): Promise<void> => {
  const id = world.ids.next() as MaterialId
  const once = `chat/${asked.eventId}`
  const before = await versionByForm(world.db, once)
  const now = world.clock.now()
  const card = draftCard(words, `${world.config.publicUrl}/materials/${before?.materialId ?? id}/change`)
  const writes = (to: Writer): Write[] =>
    before
      ? []
      : [
          to.insert(materials).values({
            ...{ id, branchId: actor.place.branchId, version: 0, createdBy: actor.id, createdAt: now },
          }),
          to.insert(materialVersions).values({
            ...{ materialId: id, version: 1, once, kind: 'other', ...of },
            ...{ purpose: '', subject: '', post: '', body: '', source: '', changes: '' },
            ...{ authorId: actor.id, writtenAt: now },
          }),
        ]
  await world.db.commit((to) => [
    answer(to, world, asked, card),
    ...writes(to),
    to.delete(materialWaits).where(eq(materialWaits.memberId, actor.id)),
  ])
}

const tell = (world: World, asked: Asked, words: string) =>
  world.db.commit((to) => [answer(to, world, asked, draftCard(words))])

const looksLikeLink = (text: string) => /^[a-z]+:\/\/\S/i.test(text)

/** The address as it was typed: full width and capitals may mean something in it. */
const typedLink = ({ text }: Said) => text.slice(text.search(/[a-z]+:\/\//i)).trim()

const wait = (to: Writer, { saidAt: at }: Said, memberId: MemberId): Write =>
  to.insert(materialWaits).values({ memberId, at }).onConflictDoUpdate({ target: materialWaits.memberId, set: { at } })

/** 资料: what there is; 资料 <词>: the nearest; 资料 <网址>, or a file afterwards, from those who may: a draft. */
export const materialCommand = command({
  word: texts.words.material,
  others: texts.words.others,
  help: texts.help,
  act: 'material.view',
  withRest: true,
  run: async (world, said, actor, rest) => {
    const mayAdd = may(actor, 'material.change', { place: actor.place })
    if (mayAdd && looksLikeLink(rest)) {
      const url = safeLink(typedLink(said))
      if (!url) return void (await tell(world, said, texts.draft['bad-link']))
      const host = new URL(url).hostname
      const of = { title: host, links: [{ url, label: host }], files: [] }
      return keepDraft(world, said, actor, of, texts.draft.kept(plain(host)))
    }
    const card = await found(world, actor, rest, mayAdd && said.where === 'p2p')
    const waits = mayAdd && said.where === 'p2p' && rest === ''
    await world.db.commit(
      (to) => [answer(to, world, said, card), ...(waits ? [wait(to, said, actor.id)] : [])] as unknown as Writes,
    )
  },
})

const receive = async (world: World, sent: SentHere, actor: Actor): Promise<'done' | 'not-mine'> => {
  const { eventId, account, name, as, saidAt } = sent
  const asked = { eventId, account }
  const shown = as ? texts.draft[as] : name
  if (await versionByForm(world.db, `chat/${eventId}`)) {
    await keepDraft(world, asked, actor, { title: shown, links: [], files: [] }, texts.draft.kept(plain(shown)))
    return 'done'
  }
  const [waits] = await world.db.read.select().from(materialWaits).where(eq(materialWaits.memberId, actor.id))
  if (!waits || Math.abs(saidAt.getTime() - waits.at.getTime()) > together) return 'not-mine'
  const kept = await keepSent(world, sent)
  if (typeof kept === 'string') {
    const words =
      kept === 'too-large' ? texts.draft[kept](mostBytes >> 20) : texts.draft[kept as 'gone' | 'not-picture']
    await tell(world, asked, words)
    return 'done'
  }
  const title = as ? texts.draft[as] : name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 60) || name
  await keepDraft(world, asked, actor, { title, links: [], files: [kept] }, texts.draft.kept(plain(shown)))
  return 'done'
}

/** A file or a picture after the word, from somebody who may: a draft. Any other is somebody else's. */
export const materialFiles = takesFiles({
  ...{ act: 'material.change', pictures: true },
  run: (world, { picture, ...sent }, actor) => receive(world, { ...sent, ...(picture && { as: 'picture' }) }, actor),
})

/** The same of a voice message: a text read aloud. */
export const materialVoices = hearsVoices({
  act: 'material.change',
  run: (world, sent, actor) => receive(world, { ...sent, name: '', as: 'voice' }, actor),
})
