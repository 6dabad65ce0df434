import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyExamples } from '../../../cards/import/texts.policy.ts'
import { rollStates } from './kinds.ts'
import { agendaOf, countsOf, hasQuorum, isOvercounted, outcomeOf, remindAt, slotSubject, tellsNobody } from './rules.ts'

test('议程：一行一项，编号和“示例”不算；太长的收短，太多的收住', () => {
  expect(agendaOf(policyExamples.meetingAgenda)).toEqual([
    '点名，通报出勤',
    '学习上级文件和事故案例',
    '知识问答',
    '讲评上一阶段安全情况',
    '家属讲述（自愿）',
    '布置下一阶段重点',
  ])
  expect(agendaOf('一、点名\n（2）学习\n\n- 小结')).toEqual(['点名', '学习', '小结'])
  expect(agendaOf(Array(30).fill('x'.repeat(99)).join('\n'))).toEqual(Array(12).fill('x'.repeat(60)))
})

test('一周三培：支部写了哪天讲什么就讲什么，没写就空着', () => {
  expect([1, 2, 3, 5].map((d) => slotSubject(policyExamples.threeTrainings, d))).toEqual([
    '岗位标准',
    '',
    '事故案例',
    '应急避灾',
  ])
  expect(slotSubject('星期三：通风；周六 机电', 6)).toBe('机电')
})

test('提前一小时提醒，避开整点和半点', () => {
  const times = ['2026-03-03T14:00', '2026-03-03T14:30', '2026-03-03T12:15'].map((t) =>
    remindAt(new Date(`${t}:00+08:00`))
      .toISOString()
      .slice(11, 16),
  )
  expect(times).toEqual(['04:57', '05:27', '03:15'])
})

test('点名的数永远对得上：应到 = 未点 + 到 + 迟到 + 缺 + 假 + 病 + 公出', () => {
  const roll = fc.array(fc.record({ expected: fc.boolean(), state: fc.constantFrom(...rollStates) }), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(roll, (rows) => {
      const c = countsOf(rows)
      expect(rollStates.reduce((sum, state) => sum + c[state], 0)).toBe(c.expected)
      expect(c.there).toBe(c.present + c.late)
      expect(c.expected + c.guests).toBeLessThanOrEqual(rows.length)
    }),
  )
})

test('决议：到会过比例、赞成超过应到的一半才通过；差一个都不行', () => {
  const vote = (entitled: number, present: number, inFavour: number) =>
    outcomeOf({ entitled, present, inFavour, against: present - inFavour, abstained: 0 }, 50)
  expect(vote(10, 4, 4)).toBe('no-quorum')
  expect(vote(10, 5, 5)).toBe('not-carried')
  expect(vote(10, 6, 5)).toBe('not-carried')
  expect(vote(10, 6, 6)).toBe('carried')
  expect(vote(0, 0, 0)).toBe('no-quorum')
  expect(hasQuorum({ entitled: 3, present: 2 }, 67)).toBe(false)
  expect(isOvercounted({ entitled: 9, present: 5, inFavour: 4, against: 1, abstained: 1 })).toBe(true)
})

test('通过了的，一定到会够、赞成过半、票数不超过到会人数', () => {
  const n = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(n, n, n, fc.integer({ min: 50, max: 100 }), (entitled, present, inFavour, percent) => {
      const vote = { entitled, present, inFavour, against: 0, abstained: 0 }
      if (outcomeOf(vote, percent) === 'carried') {
        expect(present / entitled).toBeGreaterThanOrEqual(percent / 100)
        expect(inFavour).toBeGreaterThan(entitled / 2)
      }
    }),
  )
})

test('群里不说缺一两个人：说了就知道是谁', () => {
  expect([0, 1, 2, 3].map(tellsNobody)).toEqual([true, false, false, true])
})
