import { describe, expect, test } from 'vitest'
import { bankCells as cells, bankRow as row } from '../../../../test/support/bank-row.ts'
import type { Sheet } from '../../../core/sheet.ts'
import { checkBanks } from './check.ts'

describe('几份文件一起查', () => {
  const sheet = (name: string, answer: string): Sheet => ({ name, rows: [cells, row({ 答案: answer })] })
  test('两份答案不同，两边都存疑，说得出是哪一份哪一行', () => {
    const [first, second] = checkBanks([
      { name: '甲.xlsx', sheets: [sheet('题库', 'A')] },
      { name: '乙.xlsx', sheets: [sheet('题库', 'B')] },
    ])
    expect([first, second]).toMatchObject([
      { accepted: 0, doubtful: 1 },
      { accepted: 0, doubtful: 1 },
    ])
    expect(second?.issues.find((i) => i.code === 'contradiction')?.message).toContain('“甲.xlsx”第 2 行')
  })
  test('两份里有同一道题，只入库一次；标点不同也是同一道', () => {
    const reports = checkBanks([
      { name: '甲', sheets: [{ name: '一', rows: [cells, row({ 题目: '停电后，要验电。' })] }] },
      { name: '乙', sheets: [{ name: '二', rows: [cells, row({ 题目: '停电后要验电' })] }] },
    ])
    expect(reports.map((r) => [r.accepted, r.questions.length])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
  test('判断题三十道全是对，整份存疑；一份坏不连累另一份', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      row({ 题型: '判断', 题目: `第${'甲'.repeat(i + 1)}`, 选项A: '', 选项B: '', 答案: '对' }),
    )
    const [bad, good] = checkBanks([
      { name: '坏', sheets: [{ name: '题', rows: [cells, ...many] }] },
      { name: '好', sheets: [sheet('题', 'B')] },
    ])
    expect(bad).toMatchObject({ rows: 30, accepted: 0, doubtful: 30, questions: [] })
    expect(bad?.issues[0]).toMatchObject({ code: 'no-spread' })
    expect(good).toMatchObject({ accepted: 1 })
  })
})
