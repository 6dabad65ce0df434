import { card, markdown } from '../../cards/kit/card.ts'
import type { MemberId } from '../../src/core/ids.ts'
import type { PushKindName } from '../../src/domain/disturbance/kinds.ts'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { bench, person } from '../bench.ts'
import type { Stage } from '../study/stage.ts'

export const day = (time: string, date = '2026-03-02') => `${date}T${time}:00+08:00`

/** The bench with the job seen once, so that the story begins before the first slot. */
export const meBench = async (start: string, options: Parameters<typeof bench>[1] = {}): Promise<Stage> => {
  const b = await bench(start, { people: [person(1), person(2)], ...options })
  await b.program.tick()
  return b
}

export const memberOf = async (b: Stage, n: number): Promise<MemberId> => {
  const staffNo = String(n).padStart(4, '0')
  const all = await b.world.db.read.select({ id: members.id, staffNo: members.staffNo }).from(members)
  return all.find((m) => m.staffNo === staffNo)?.id as MemberId
}

/** Something happens that this person is to be told. */
export const tell = async (
  b: Stage,
  n: number,
  what: string,
  { kind = 'care', expiresAt }: { kind?: PushKindName; expiresAt?: string } = {},
): Promise<void> => {
  const member = await memberOf(b, n)
  const body = card(what, { template: 'blue' }, [markdown(`整张卡片：${what}`)])
  await pushAll(b.world, [
    {
      ...{ key: `test/${what}/${n}`, member, kind, card: body, line: what },
      ...(expiresAt && { expiresAt: new Date(expiresAt) }),
    },
  ])
  await b.settle()
}

/** What this person has been shown in 单聊, one line a message: the title. */
export const titles = (b: Stage, n: number): string[] =>
  b
    .as(n)
    .sees('bot')
    .filter((m) => m.sender === 'bot')
    .map((m) => (JSON.parse(m.content) as { header: { title: { content: string } } }).header.title.content)

export const last = (b: Stage, n: number) =>
  b
    .as(n)
    .sees('bot')
    .filter((m) => m.sender === 'bot')
    .at(-1)

export const states = async (b: Stage): Promise<Record<string, string>> => {
  const rows = await b.world.db.read.select().from(pushes)
  return Object.fromEntries(rows.map((row) => [row.line, row.state]))
}
