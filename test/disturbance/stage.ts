import { onTestFinished } from 'vitest'
import { type Card, card, markdown } from '../../cards/kit/card.ts'
import type { MemberId } from '../../src/core/ids.ts'
import type { DigestFace } from '../../src/domain/disturbance/digest.ts'
import type { PushKindName } from '../../src/domain/disturbance/kinds.ts'
import type { Push } from '../../src/domain/disturbance/push.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { members } from '../../src/domain/people/schema.ts'
import type { World } from '../../src/platform/world.ts'
import { branchName, group, person } from '../bench.ts'
import { fakeFeishu } from '../support/outbox.ts'
import { smallWorld } from '../support/world.ts'

const face: Card = card('说一件事', { template: 'blue' }, [markdown('一件事')])

export const something = (member: MemberId, key: string, kind: PushKindName = 'care'): Push => ({
  ...{ key, member, kind, card: face },
  line: key,
})

export const digestFace: DigestFace = ({ lines, more }) => ({
  card: card('汇总', { template: 'blue' }, [markdown([...lines, `+${more}`].join('\n'))]),
  line: `${lines.length + more}`,
})

/** A few people, a database, a clock and a Feishu of a few lines: no doors, no features. */
export const quietTown = async (start: string, people: number) => {
  const time = { now: () => town.world.clock.now() }
  const fake = fakeFeishu(time)
  const town = await smallWorld(start, fake.feishu)
  onTestFinished(() => town.database.close())
  const roster = Array.from({ length: people }, (_, i) => person(i + 1))
  await importRoster(
    town.world,
    { people: roster, branches: [{ name: branchName, chatId: group, policy: {} }] },
    { actor: 'operator' },
  )
  const rows = await town.world.db.read.select({ id: members.id, account: members.account }).from(members)
  return { ...town, ...fake, members: rows as { id: MemberId; account: string }[] }
}

/** The same town seen by another process: its own connection, its own ids. */
export const besides = (world: World, db: World['db'], name: string): World => {
  let serial = 0
  return { ...world, db, ids: { next: () => `${name}${++serial}` } }
}
