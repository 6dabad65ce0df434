import type { CycleDay, Shift } from './shift.ts'

type Example = { name: string; shifts: readonly Shift[]; cycle: readonly CycleDay[]; weekly?: true }

const eights: readonly Shift[] = [
  { name: '早班', meeting: '05:15', start: '06:00', end: '14:00' },
  { name: '中班', meeting: '13:15', start: '14:00', end: '22:00' },
  { name: '夜班', meeting: '21:15', start: '22:00', end: '06:00' },
]
const sixes: readonly Shift[] = [
  { name: '零点班', meeting: '23:20', start: '00:00', end: '06:00' },
  { name: '六点班', meeting: '05:20', start: '06:00', end: '12:00' },
  { name: '十二点班', meeting: '11:20', start: '12:00', end: '18:00' },
  { name: '十八点班', meeting: '17:20', start: '18:00', end: '00:00' },
]
const days: readonly Shift[] = [{ name: '白班', meeting: '07:30', start: '08:00', end: '17:00', surface: true }]

/** 示例班制：what many mines do. Times and names are the branch's own affair. */
export const examplePatterns: readonly Example[] = [
  { name: '三八制', shifts: eights, cycle: ['早班', '早班', '中班', '中班', '夜班', '夜班', null, null] },
  {
    name: '四六制',
    shifts: sixes,
    cycle: ['零点班', '零点班', '六点班', '六点班', '十二点班', '十二点班', '十八点班', '十八点班', null, null],
  },
  { name: '轮休', shifts: days, cycle: ['白班', '白班', '白班', '白班', null, null] },
  { name: '长白班', shifts: days, cycle: ['白班', '白班', '白班', '白班', '白班', null, null], weekly: true },
]

export const texts = {
  gaps: {
    noPattern: (team: string, people: number) =>
      `${team}：还没有定班制，${people} 人的班次不清楚。请在“班次”页面给班组定班制`,
    unknown: (team: string, people: number, words: readonly string[]) =>
      `${team}：${people} 人的班次不清楚（${words.join('、')}）。请改花名册的“班次”一列，或给班组定班制`,
  },
}
