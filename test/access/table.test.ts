import { expect, test } from 'vitest'
import { type Act, acts, type Way } from '../../src/domain/access/acts.ts'
import { type Cell, type Column, everyColumn, table } from './table.ts'

const cellOf = (ways: readonly Way[], column: Column): Cell => {
  const found = ways.filter((way) => way === column || (typeof way === 'object' && way.roles.some((r) => r === column)))
  if (found.length === 0) return 'no'
  return found.every((way) => typeof way === 'object' && way.notOwn) ? 'not-own' : 'yes'
}
const inCode = (act: Act) => Object.fromEntries(everyColumn.map((column) => [column, cellOf(acts[act], column)]))

test('说明书里的表和程序里的表一行不差，次序也一样', () => {
  expect([...table.keys()]).toEqual(Object.keys(acts))
  expect(Object.keys(acts)).toEqual(Object.keys(acts).toSorted())
})
test.each([...table])('%s', (act, row) => {
  expect(Object.fromEntries(row)).toEqual(inCode(act as Act))
})

const actsOf = (column: Column) => [...table].filter(([, row]) => row.get(column) !== 'no').map(([act]) => act)

test('审计只看不改', () => {
  expect(actsOf('auditor').filter((act) => !/\.view$|\.list$|^audit\.export$/.test(act))).toEqual([])
})
test('没有一个角色能替人拿主意、替人作答、动别人的设置', () => {
  const personal = ['approval.decide', 'delegation.change', 'pairing.confirm', 'settings.change', 'study.answer']
  for (const act of personal)
    expect([...(table.get(act) ?? [])].filter(([, cell]) => cell !== 'no').map(([column]) => column)).toHaveLength(1)
})
test('包保人只看得到记录、包保关系和短板，能帮着补，能提议交给别人', () => {
  expect(actsOf('mentor')).toEqual([
    ...['gap.coach', 'gap.open', 'gap.show', 'gap.view'],
    ...['pairing.propose', 'pairing.view', 'record.view'],
  ])
})
