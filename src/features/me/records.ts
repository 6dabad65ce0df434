import { texts as words } from '../../../cards/me/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import { allMutesOf } from '../../domain/disturbance/mutes.ts'
import { allPushesOf } from '../../domain/disturbance/store.ts'
import { wishesOf } from '../../domain/memory/wishes.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts } from './texts.records.ts'

/** What is kept about how somebody was disturbed, for that person. */
export const records = async ({ db }: World, memberId: MemberId): Promise<RecordSection[]> => [
  {
    id: 'pushes',
    ...{ title: texts.pushes.title, purpose: texts.pushes.purpose, basis: texts.basis, columns: texts.pushes.columns },
    rows: (await allPushesOf(db, memberId)).map(({ writtenAt, leftAt, kind, line, state }) => [
      writtenAt,
      leftAt,
      words.kinds[kind],
      line,
      texts.pushes.states[state],
    ]),
  },
  {
    id: 'mutes',
    ...{ title: texts.mutes.title, purpose: texts.mutes.purpose, basis: texts.basis, columns: texts.mutes.columns },
    rows: (await allMutesOf(db, memberId)).map(({ since, until }) => [since, until > since ? until : null]),
  },
  {
    id: 'review-wishes',
    ...{ title: texts.reviews.title, purpose: texts.reviews.purpose, basis: texts.basis },
    columns: texts.reviews.columns,
    rows: [...(await wishesOf(db, [memberId])).values()].map(({ perDay, sureness }) => [perDay, sureness]),
  },
]
