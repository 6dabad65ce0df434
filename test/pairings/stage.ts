import type { AccountId, MemberId } from '../../src/core/ids.ts'
import { leave as leaving } from '../../src/domain/leaving/leave.ts'
import { mentorNow } from '../../src/domain/mentorships/store.ts'
import type { RosterPerson } from '../../src/domain/people/roster.ts'
import { memberByAccount } from '../../src/domain/people/store.ts'
import { bench, person } from '../bench.ts'
import { lastPrivate, privately, read } from '../study/stage.ts'

export { lastPrivate, privately, read }
export const monday = '2026-03-02T09:00:00+08:00'

/** 1 书记 · 2、3、4 党员 · 5、6、7 由 2 包保的职工 · 8 没有包保人的职工。 */
export const people: readonly RosterPerson[] = [
  person(1, { partyMember: true, roles: ['secretary'] }),
  person(2, { partyMember: true, team: '机电班' }),
  person(3, { partyMember: true, team: '采煤二班' }),
  person(4, { partyMember: true, team: '机电班' }),
  ...[5, 6, 7].map((n) => person(n, { mentorStaffNo: '0002' })),
  person(8),
]

export type Stage = Awaited<ReturnType<typeof bench>>
type Options = NonNullable<Parameters<typeof bench>[1]>

export const pairingBench = async (options: Options = {}): Promise<Stage> => {
  const b = await bench(monday, { people, ...options })
  await b.program.tick()
  return b
}

export const idOf = async (b: Stage, n: number): Promise<MemberId> => {
  const member = await memberByAccount(b.world.db, `ou_${String(n).padStart(4, '0')}` as AccountId)
  if (!member) throw new Error(`nobody has number ${n}`)
  return member.id
}

/** Says it to the bot and lets everything settle. */
export const say = async (b: Stage, n: number, text: string): Promise<void> => {
  await b.as(n).says('bot', text)
  await b.settle()
}

/** The staff number of whoever looks after this person now. */
export const mentorOf = async (b: Stage, n: number): Promise<string | undefined> =>
  (await mentorNow(b.world.db, await idOf(b, n)))?.staffNo

/** This person's newest card that has such a button, clicked. */
export const click = async (b: Stage, n: number, label: string) => {
  const card = b
    .as(n)
    .sees('bot')
    .filter((m) => m.sender === 'bot' && m.content.includes(`"content":"${label}"`))
    .at(-1)
  if (!card) throw new Error(`no card of ${n} has ${label}`)
  const result = await b.as(n).clicks(card.messageId, label)
  await b.settle()
  return { ...result, card: () => read(b.feishu.message(card.messageId)) }
}

export const leave = async (b: Stage, n: number): Promise<void> => {
  const memberId = await idOf(b, n)
  const at = b.world.clock.now()
  await leaving(b.world, { memberId, at, because: 'operator', by: 'operator', cause: `test/${n}` })
}
