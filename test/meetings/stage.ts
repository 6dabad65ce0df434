import type { BranchId, MeetingId, MemberId } from '../../src/core/ids.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { installExamples } from '../../src/domain/shifts/patterns.ts'
import { meetings } from '../../src/features/meetings/schema.ts'
import { rollOf } from '../../src/features/meetings/store.ts'
import { bench, group, person } from '../bench.ts'
import { aQuestion, read } from '../study/stage.ts'

/** A Tuesday, the day of a 二五会; 早班 meets at 14:30, 中班 at 12:15, 夜班 at 20:15. */
export const tuesday = '2026-03-03'
export const at = (time: string, day = tuesday): string => `${day}T${time}:00+08:00`

export const people = [
  person(1, { roles: ['secretary'], shift: '白班', partyMember: true }),
  person(2, { roles: ['duty-cadre'], shift: '早班', partyMember: true }),
  person(3, { roles: ['team-leader'], shift: '早班' }),
  ...[4, 5, 6].map((n) => person(n, { shift: '早班' })),
  person(7, { shift: '早班', account: null }),
  person(8, { shift: '夜班' }),
  person(9, { roles: ['committee'], shift: '白班', partyMember: true }),
  person(10, { roles: ['administrator'], shift: '白班', team: '队部' }),
]

type Options = Parameters<typeof bench>[1] & { start?: string; bank?: readonly ReturnType<typeof aQuestion>[] }

/** The bench on that Tuesday morning, with the example patterns. */
export const meetingBench = async ({ start = at('08:00'), bank = [], ...options }: Options = {}) => {
  const b = await bench(start, { people, ...options })
  await b.program.tick()
  const [branch] = await b.world.db.read.select().from(branches)
  const branchId = branch?.id as BranchId
  await installExamples(b.world, { branchId, by: 'operator' })
  await b.program.tick()
  for (const row of bank) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  const rows = await b.world.db.read.select().from(members)
  const id = (n: number) => rows.find((r) => Number(r.staffNo) === n)?.id as MemberId
  const all = () => b.world.db.read.select().from(meetings).orderBy(meetings.plannedAt)
  /** The session of that shift. */
  const meetingOf = async (shift: string) => {
    const found = (await all()).find((m) => m.shift === shift)
    if (!found) throw new Error(`no session of ${shift}`)
    return found
  }
  const inbox = (n: number) =>
    b
      .as(n)
      .sees('bot')
      .filter((m) => m.sender === 'bot')
  /** The newest card in 单聊 that says this. */
  const cardOf = (n: number, words: string): string => {
    const found = inbox(n).findLast((m) => read(m).includes(words))
    if (!found) throw new Error(`${n} has no card that says ${words}`)
    return found.messageId
  }
  const shows = (n: number, words: string) => {
    const found = inbox(n).findLast((m) => read(m).includes(words))
    return found ? read(found) : ''
  }
  const roll = async (meeting: MeetingId) =>
    Object.fromEntries((await rollOf(b.world.db, meeting)).map((r) => [Number(r.staffNo), r.state]))
  const inGroup = () =>
    b.feishu
      .messages(group)
      .filter((m) => m.sender === 'bot')
      .map(read)
  /** Taps on the chair's card of the 早班. */
  const taps = (n: number, label: string) => b.as(n).clicks(cardOf(n, '二五安全会'), label)
  const fills = (n: number, values: Record<string, unknown>, words = '二五安全会') =>
    b.as(n).fills(cardOf(n, words), values)
  return { ...b, branchId, id, all, meetingOf, inbox, cardOf, shows, roll, inGroup, taps, fills }
}
export type MeetingStage = Awaited<ReturnType<typeof meetingBench>>

/** The early shift's session, begun by the duty cadre, with one missing and one late. */
export const heldSession = async (b: MeetingStage) => {
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.taps(2, '开会')
  await b.taps(2, '点名')
  await b.fills(2, { who: [b.id(4)], what: 'absent' })
  await b.fills(2, { who: [b.id(5)], what: 'late' })
  await b.taps(2, '其余全到')
  return b.meetingOf('早班')
}

export { aQuestion, read }
