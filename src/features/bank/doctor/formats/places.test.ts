import { describe, expect, test } from 'vitest'
import { checkQuestions } from '../check.ts'
import { readBankText } from './read-text.ts'

const reportOf = (text: string) => {
  const read = readBankText(text)
  if (!read.ok) throw new Error(read.reason)
  return checkQuestions(read.sheets)
}

describe('位置、说明、不是题的话', () => {
  test('文字里的问题说得出是哪一行；抬头不算题', () => {
    const report = reportOf('机电练习\n\n1、停电后做什么？\nA、验电\nB、走\n答案：D\n\n2、停电后要验电。\n答案：对')
    expect(report).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    const told = report.issues.filter((i) => i.level === 'rejected' || i.code === 'not-a-question')
    expect(told.map((i) => [i.row, i.code])).toEqual([
      [1, 'not-a-question'],
      [3, 'no-such-option'],
    ])
  })
  test('JSON 里的问题说得出是第几题', () => {
    const report = reportOf(
      JSON.stringify([
        { 题目: '甲', 选项: ['一', '二'], 答案: 'A' },
        { 题目: '乙', 选项: ['一', '二'], 答案: 'E' },
      ]),
    )
    expect(report.issues.filter((i) => i.level === 'rejected')).toMatchObject([
      { row: 2, unit: 'item', code: 'no-such-option' },
    ])
  })
  test('解析里的 1、2、3 不是新的题；断开的行接上', () => {
    const text =
      '5、停电后\n做什么？\nA、验电\nB、走\n答案：A\n解析：分两步\n1、先验电\n2、再放电\n6、停电后要验电。\n答案：对'
    expect(reportOf(text).questions.map((q) => [q.stem, q.explanation])).toEqual([
      ['停电后做什么？', '分两步 1、先验电 2、再放电'],
      ['停电后要验电。', ''],
    ])
  })
  test('出题单位挪到来源，八个空格是一个空', () => {
    const text = JSON.stringify([
      {
        category: '单选题',
        content: '安全生产        ，人人有责。（出题单位：示例矿）',
        options: ['A. 靠大家', 'B. 靠别人'],
        answer: 'A',
        notes: '',
      },
    ])
    expect(reportOf(text).questions).toMatchObject([
      { stem: '安全生产____，人人有责。', source: '示例矿', options: ['靠大家', '靠别人'] },
    ])
  })
})
