import type { Card } from '../../../../cards/kit/card.ts'
import { caseCard, noCaseCard } from '../../../../cards/materials/case.card.ts'
import { texts } from '../../../../cards/materials/texts.cases.ts'
import { command } from '../../../domain/access/guard.ts'
import { caseShown } from '../../../domain/cases/cases.ts'
import { type CaseKind, caseKinds } from '../../../domain/cases/schema.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import type { Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { faceOf } from './face.ts'
import { pickFor } from './pick.ts'

const kindNamed = (rest: string): CaseKind | undefined => caseKinds.find((kind) => rest.startsWith(texts.kinds[kind]))

const answer = (to: Writer, world: World, { eventId, account }: Said, card: Card): Write =>
  enqueue(to, world, { key: `materials/case/${eventId}`, lane: 'reply', to: { account }, card })

/** Said in the branch's own group it is for everybody there; anywhere else it is for the chair. */
const isOurGroup = async ({ db }: World, { where, chatId }: Said, branchId: Parameters<typeof branchById>[1]) =>
  where === 'group' && (await branchById(db, branchId))?.chatId === chatId

/** 案例 [类别]：one for those whom the chair speaks to; those shown lately come last. */
export const caseCommand = command({
  word: texts.word,
  help: texts.help,
  act: 'case.show',
  withRest: true,
  run: async (world, said, actor, rest) => {
    const kind = kindNamed(rest)
    const tell = (words: string) =>
      world.db.commit((to) => [answer(to, world, said, noCaseCard(words, `${world.config.publicUrl}/cases`))])
    if (rest !== '' && !kind) return void (await tell(texts.unknownKind(Object.values(texts.kinds).join('、'))))
    const found = await pickFor(world, actor, kind ? { kind } : {})
    if (!found) return void (await tell(texts.none(kind ? texts.kinds[kind] : '')))
    const shared = await isOurGroup(world, said, actor.place.branchId)
    const face = faceOf(found)
    await world.db.commit(
      (to) =>
        (shared
          ? [
              enqueue(to, world, {
                key: `materials/case/${said.eventId}`,
                lane: 'reply',
                to: { chat: said.chatId, replyTo: said.messageId },
                card: caseCard(face),
              }),
              caseShown(to, world, { key: said.eventId, ...found }),
            ]
          : [answer(to, world, said, caseCard(face, kind ?? ''))]) as unknown as Writes,
    )
  },
})
