import type { BranchId, MemberId, TeamId } from '../../src/core/ids.ts'
import type { RosterPerson } from '../../src/domain/people/roster.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { booksOf } from '../../src/domain/shifts/books.ts'
import { installExamples } from '../../src/domain/shifts/patterns.ts'
import { turnOn } from '../../src/domain/shifts/turn.ts'
import { bench, person } from '../bench.ts'
import { privately } from '../study/stage.ts'
import { day } from '../support/shifts/book.ts'

export const people = [
  person(1, { roles: ['administrator'], shift: '白班' }),
  person(2, { roles: ['team-leader'], shift: '早班' }),
  person(3, { shift: '夜班' }),
  person(4, { shift: '中班', name: '同名人' }),
  person(5, { shift: '中班', name: '同名人' }),
  person(6, { shift: '', team: '掘进二班' }),
]

/** The bench on a Monday morning, with the example patterns. */
export const shiftBench = async (some: readonly RosterPerson[] = people, { examples = true } = {}) => {
  const b = await bench('2026-03-02T08:00:00+08:00', { people: some })
  await b.program.tick()
  const [branch] = await b.world.db.read.select().from(branches)
  const rows = await b.world.db.read.select().from(members)
  const branchId = branch?.id as BranchId
  if (examples) await installExamples(b.world, { branchId, by: 'operator' })
  const id = (n: number) => rows.find((r) => Number(r.staffNo) === n)?.id as MemberId
  const team = (n: number) => rows.find((r) => Number(r.staffNo) === n)?.teamId as TeamId
  const turn = async (n: number, on: string) => {
    const book = (await booksOf(b.world.db, [id(n)], day(on))).get(id(n))
    const found = book && turnOn(book, day(on))
    return found?.kind === 'works' ? found.shift.name : found?.because
  }
  const told = async (n: number, words: string) => {
    await b.as(n).says('bot', words)
    await b.settle()
    return privately(b, n).at(-1) ?? ''
  }
  return { ...b, branchId, id, team, turn, told }
}
