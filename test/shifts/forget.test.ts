import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { StopId } from '../../src/core/ids.ts'
import { absences, workStops } from '../../src/domain/shifts/schema.ts'
import { registerStop } from '../../src/domain/shifts/stops.ts'
import { forget } from '../../src/features/shifts/forget.ts'
import { forgetWrite } from '../../src/platform/forget.ts'
import { day } from '../support/shifts/book.ts'
import { shiftBench } from './stage.ts'

test('忘记一个人：他的假和换班没有了，检修事由里的名字也没有了，别人的还在', async () => {
  const b = await shiftBench()
  await b.told(2, '请假 0003 3天 病假')
  await b.told(2, '请假 0004 1天')
  const stop = {
    id: 's' as StopId,
    branchId: b.branchId,
    teamId: null,
    firstDay: day('2026-03-09'),
    lastDay: day('2026-03-09'),
  }
  await registerStop(b.world, { ...stop, why: '等职工0003回来检修', by: b.id(1) })
  const person = { memberId: b.id(3), account: null, leftAt: b.world.clock.now(), words: ['职工0003'] }
  for (const rule of forget) await b.world.db.commit((to) => [forgetWrite(to, rule, person, sql`true`)])
  expect((await b.world.db.read.select().from(absences)).map((a) => a.memberId)).toEqual([b.id(4)])
  expect((await b.world.db.read.select().from(workStops)).map((s) => s.why)).toEqual([''])
})
