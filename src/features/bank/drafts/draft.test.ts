import { expect, test } from 'vitest'
import { bankCells, bankRow } from '../../../../test/support/bank-row.ts'
import { checkQuestions } from '../doctor/check.ts'
import { readBankText } from '../doctor/formats/read-text.ts'
import { problemsOf } from './draft.ts'

const bank = (name: string, ...rows: Partial<Record<string, string>>[]) => ({
  name,
  rows: [bankCells, ...rows.map((change) => bankRow(change))],
})

test('一张表只说行；话不一样的，说清是哪一行的', () => {
  const { issues } = checkQuestions([bank('通风', { 题目: '甲', 答案: 'E' }, { 题目: '乙', 答案: 'F' })])
  expect(problemsOf(issues)).toEqual([
    {
      ...{ column: '答案', count: 2, rows: [2, 3] },
      message: '答案“E”在选项里没有，请核对答案和选项（这是第 2 行的，其余类似）',
    },
  ])
})

test('几张表的，说是哪一张；没有读的表也说', () => {
  const names = { name: '值班表', rows: [['姓名', '电话']] }
  const { issues } = checkQuestions([bank('通风', { 答案: '' }), bank('机电', { 题目: '另一题', 答案: '' }), names])
  expect(problemsOf(issues).map(({ column, places }) => [column, places])).toEqual([
    ['答案', ['“通风”第 2 行', '“机电”第 2 行']],
    ['', ['“值班表”第 1 行']],
  ])
})

test('没有行的，说第几题；没当成题的段落也说', () => {
  const read = readBankText(
    '<quiz><question type="multichoice"><questiontext><text>题</text></questiontext></question></quiz>',
  )
  expect(read.ok && problemsOf(checkQuestions(read.sheets).issues)[0]?.places).toEqual(['第 1 题'])
  const talk = readBankText('大家看一下\n1、要先验电。（√）')
  expect(talk.ok && problemsOf(checkQuestions(talk.sheets).issues)).toMatchObject([{ rows: [1], column: '题目' }])
})
