import { expect, test } from 'vitest'
import { checkQuestions } from '../check.ts'
import { readDocument } from './document.ts'
import { withMerged } from './merged.ts'

const head = ['章节', '题型', '题目', '选项A', '选项B', '选项C', '答案']
const rows = [
  head,
  ['通风', '多选', '带什么', '矿灯', '自救器', '香烟', 'AB'],
  ['', '', '三违有', '违章指挥', '违章作业', '加班', 'A'],
  [],
  ['', '判断', '要先验电', '', '', '', '对'],
]

test('合并的章节、题型，下面每一题都算；空行还是空行', () => {
  const merged = [
    { row: 1, column: 0, rows: 4 },
    { row: 1, column: 1, rows: 2 },
  ]
  const sheet = withMerged({ name: '题', rows, merged })
  const report = checkQuestions([sheet])
  expect(report.questions.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['multiple', '通风'],
    ['judge', '通风'],
  ])
  // 合并的是“多选”：只有一个答案的那题不能当成单选悄悄收下。
  expect(report.issues.filter(({ level }) => level === 'doubtful').map(({ code }) => code)).toEqual(['one-letter'])
})

test('题目和答案合并了的，不抄到下一行', () => {
  const merged = [2, 6].map((column) => ({ row: 1, column, rows: 2 }))
  const vertical = [head, ['', '单选', '题', '甲', '乙', '', 'A'], ['', '单选', '', '丙', '丁', '', '']]
  expect(withMerged({ name: '题', rows: vertical, merged }).rows).toEqual(vertical)
})

test('Word 表格里合并的格子不让后面的错列', () => {
  const cells = (...texts: string[]) => texts.map((text) => `<td>${text}</td>`).join('')
  const html = `<table><tr>${cells('题型', '题目', 'A', 'B', '答案')}</tr>
    <tr><td rowspan="2">单选</td>${cells('停电后先', '验电', '合闸', 'A')}</tr><tr>${cells('停风先', '等着', '撤人', 'B')}</tr>
    <tr>${cells('判断', '要先验电')}<td colspan="2"></td><td>对</td></tr></table>`
  const { questions } = checkQuestions(readDocument('卷', html))
  expect(questions.map(({ kind, stem, answer }) => [kind, stem, answer].join())).toEqual([
    'single,停电后先,A',
    'single,停风先,B',
    'judge,要先验电,T',
  ])
})

test('选项写在题目那一格里', () => {
  const report = checkQuestions([
    {
      name: '题',
      rows: [
        ['题目', '答案'],
        ['先做什么（ ）A.停电 B.送电', 'A'],
        ['灭火器有A、B两类', '对'],
      ],
    },
  ])
  expect(report.questions.map(({ kind, stem, options }) => [kind, stem, ...options].join())).toEqual([
    'single,先做什么（ ）,停电,送电',
    'judge,灭火器有A、B两类',
  ])
})

test('两行的表头：“选项”下面另有一行 A、B、C', () => {
  const two = [
    ['题型', '题目', '选项', '', '', '答案'],
    ['', '', 'A', 'B', 'C', ''],
    ['单选', '先做什么', '停电', '送电', '睡觉', 'A'],
    ['判断', '要先验电', '', '', '', '对'],
  ]
  const report = checkQuestions([{ name: '题', rows: two }])
  expect(report.rows).toBe(2)
  const marked = two.map((cells, i) => [...cells, ['问题', '“分值”这一列已忽略'][i] ?? ''])
  expect(checkQuestions([{ name: '题', rows: marked }])).toMatchObject({ rows: 2, accepted: 2 })
  expect(report.questions.map(({ stem, options, answer }) => [stem, ...options, answer].join())).toEqual([
    '先做什么,停电,送电,睡觉,A',
    '要先验电,T',
  ])
  const given = checkQuestions([
    {
      name: '题',
      rows: [
        ['题目', '答案A', '答案B', '正确答案'],
        ['先做什么', '停电', '送电', 'B'],
      ],
    },
  ])
  expect(given.questions).toMatchObject([{ options: ['停电', '送电'], answer: 'B' }])
})
