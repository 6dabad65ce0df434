import { describe, expect, test } from 'vitest'
import {
  aBook,
  absence,
  change,
  day,
  patternRow,
  rotation,
  shiftCalled,
  stop,
} from '../../../test/support/shifts/book.ts'
import { daysFrom } from '../../core/days.ts'
import { spanOf } from './shift.ts'
import { type Book, turnOn } from './turn.ts'

const on = (book: Book, text: string): string => {
  const turn = turnOn(book, day(text))
  return turn.kind === 'works' ? `${turn.shift.name} ${turn.from}` : `${turn.kind} ${turn.because}`
}
const week = (book: Book, from: string) => daysFrom(day(from), 8).map((d) => on(book, d).split(' ')[0])

describe('班次从哪里来', () => {
  test('三八制倒班：两早、两中、两夜、两休，从班组的起始日数起，往前也数得对', () => {
    const book = aBook({ teamRotations: [rotation('team', '三八制', '2026-03-02')] })
    const cycle = ['早班', '早班', '中班', '中班', '夜班', '夜班', 'off', 'off']
    expect(week(book, '2026-03-02')).toEqual(cycle)
    expect(week(book, '2026-02-22')).toEqual(cycle)
  })
  test('花名册写“夜班”：固定夜班；写班制名：没有起始日就说不清楚，长白班按星期', () => {
    expect(on(aBook({ column: '夜班' }), '2026-03-02')).toBe('夜班 fixed')
    expect(on(aBook({ column: ' 夜 班 ' }), '2026-03-02')).toBe('夜班 fixed')
    expect(on(aBook({ column: '三八制' }), '2026-03-02')).toBe('unknown no-anchor')
    expect(week(aBook({ column: '长白班' }), '2026-03-02')).toEqual([...Array(5).fill('白班'), 'off', 'off', '白班'])
  })
  test('没填、不认识、两个班制里时间不同的同名班：都是不清楚，不编一个', () => {
    expect(on(aBook(), '2026-03-02')).toBe('unknown no-pattern')
    expect(on(aBook({ column: '丙班' }), '2026-03-02')).toBe('unknown no-such-shift')
    const other = patternRow('冬季', [{ ...shiftCalled('早班'), start: '07:00' }], ['早班'])
    expect(on(aBook({ column: '早班', patterns: [...aBook().patterns, other] }), '2026-03-02')).toBe('unknown several')
    expect(on(aBook({ column: '早班', patterns: [] }), '2026-03-02')).toBe('unknown no-such-shift')
  })
  test('花名册的“早班”是倒班班组里的一班，就跟班组倒；白班的人不跟；本人单定的最大', () => {
    const teamRotations = [rotation('team', '三八制', '2026-03-02')]
    expect(on(aBook({ column: '早班', teamRotations }), '2026-03-06')).toBe('夜班 pattern')
    expect(on(aBook({ column: '白班', teamRotations }), '2026-03-06')).toBe('白班 fixed')
    const ownRotations = [rotation('member', '轮休', '2026-03-06')]
    expect(on(aBook({ column: '早班', teamRotations, ownRotations }), '2026-03-06')).toBe('白班 pattern')
  })
  test('班制从某天起改：那天以前照旧', () => {
    const later = { ...patternRow('三八制', [shiftCalled('早班')], ['早班'], null, '2026-03-04'), version: 2 }
    const book = aBook({
      patterns: [...aBook().patterns, later],
      teamRotations: [rotation('team', '三八制', '2026-03-01')],
    })
    expect(week(book, '2026-03-02').slice(0, 4)).toEqual(['早班', '中班', '早班', '早班'])
  })
})

describe('哪一条说了算', () => {
  const base = { column: '夜班' }
  test('请假大于换班，换班大于检修，检修大于班制', () => {
    const stops = [stop('2026-03-02', '2026-03-04')]
    const changes = [change('2026-03-03', shiftCalled('早班'))]
    const absences = [absence('sick', '2026-03-03', '2026-03-03')]
    expect(on(aBook({ ...base, stops }), '2026-03-02')).toBe('off stop')
    expect(on(aBook({ ...base, stops, changes }), '2026-03-03')).toBe('早班 swap')
    expect(on(aBook({ ...base, stops, changes, absences }), '2026-03-03')).toBe('off sick')
    expect(on(aBook({ ...base, stops, changes, absences }), '2026-03-05')).toBe('夜班 fixed')
  })
  test('没有结束日的假一直算', () => {
    expect(on(aBook({ ...base, absences: [absence('leave', '2026-03-03', null)] }), '2027-03-03')).toBe('off leave')
  })
})

test('业务日：夜班属于开始的那天，零点班的班前会在前一天晚上', () => {
  expect(spanOf(shiftCalled('夜班'), day('2026-03-02'))).toEqual({
    meeting: new Date('2026-03-02T21:15:00+08:00'),
    start: new Date('2026-03-02T22:00:00+08:00'),
    end: new Date('2026-03-03T06:00:00+08:00'),
  })
  expect(spanOf(shiftCalled('零点班'), day('2026-03-02'))).toEqual({
    meeting: new Date('2026-03-01T23:20:00+08:00'),
    start: new Date('2026-03-02T00:00:00+08:00'),
    end: new Date('2026-03-02T06:00:00+08:00'),
  })
})
