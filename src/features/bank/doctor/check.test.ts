import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stopwatch } from '../../../../test/support/work.ts'
import { checkQuestions } from './check.ts'

const header = ['题型', '题目', '选项A', '选项B', '选项C', '选项D', '答案', '解析', '依据', '科目', '岗位', '难度']
const check = (rows: string[][], head = header) => checkQuestions([{ name: '题库', rows: [head, ...rows] }])
const rest = ['因为', '示例规程 1', '机电', '', '2']
const single = (stem: string, answer = 'B', options = ['甲', '乙', '丙', '丁']) => [
  '单选',
  stem,
  ...options,
  answer,
  ...rest,
]
const judge = (answer: string, a = '', b = '') => ['判断', '停电后要验电', a, b, '', '', answer, ...rest]
const fate = (row: string[]) => {
  const { accepted, fixed, doubtful, rejected, issues, questions } = check([row])
  const codes = issues.filter((i) => i.level !== 'ignored').map((i) => i.code)
  return {
    is: accepted ? (fixed ? 'fixed' : 'accepted') : doubtful ? 'doubtful' : rejected ? 'rejected' : '?',
    codes,
    question: questions[0],
  }
}

describe('一行题', () => {
  test('规矩的题原样收下', () => {
    expect(fate(single('甲烷浓度到多少停止作业。'))).toMatchObject({
      is: 'accepted',
      codes: [],
      question: { kind: 'single', stem: '甲烷浓度到多少停止作业。', answer: 'B', difficulty: 2 },
    })
  })
  test.each<[string, string[], string]>([
    ['小写答案', single('题', 'b'), 'B'],
    ['全角带句号的答案', single('题', 'Ｂ。'), 'B'],
    ['题目里的私有区字符和空格', single(' 题\uE5E5目 '), 'B'],
    ['选项自带字母', single('题', 'B', ['A.甲', 'B、乙', 'C．丙', 'D:丁']), 'B'],
    ['多选乱序带顿号', ['多选', '题', '甲', '乙', '丙', '丁', 'd、A', ...rest], 'AD'],
    ['题型空着', ['', '题', '甲', '乙', '丙', '丁', 'ACD', ...rest], 'ACD'],
    ['判断写 √', judge('√'), 'T'],
    ['判断写 A，选项是正确、错误', judge('A', '正确', '错误'), 'T'],
    ['判断写 A，选项反着', judge('A', '错误', '正确'), 'F'],
  ])('能修的：%s', (_, row, answer) => expect(fate(row)).toMatchObject({ is: 'fixed', question: { answer } }))

  test.each<[string, string[], string]>([
    ['答案在选项里没有', single('题', 'D', ['甲', '乙', '丙', '']), 'no-such-option'],
    ['答案空着', single('题', ' '), 'no-answer'],
    ['答案看不明白', single('题', 'Z'), 'answer-unreadable'],
    ['单选两个答案', single('题', 'AB'), 'several'],
    ['选项不够', single('题', 'A', ['甲', '', '', '']), 'few-options'],
    ['选项中间空着', single('题', 'A', ['甲', '', '丙', '丁']), 'option-gap'],
    ['选项一样', single('题', 'A', ['甲 ', '乙', '甲', '丁']), 'same-options'],
    ['题型不认识', ['简答', '题', '甲', '乙', '', '', 'A', ...rest], 'kind'],
    ['没有题目', single(' '), 'no-stem'],
    ['题目太长', single('长'.repeat(501)), 'stem-long'],
    ['选项太长', single('题', 'A', ['长'.repeat(201), '乙', '', '']), 'option-long'],
    ['判断题的选项不是对错', judge('A', '能', '不能'), 'judge-options'],
  ])('不能用的：%s', (_, row, code) => {
    const { is, codes } = fate(row)
    expect(is).toBe('rejected')
    expect(codes).toContain(code)
  })
  test.each<[string, string[], string]>([
    ['多选只有一个答案', ['多选', '题', '甲', '乙', '', '', 'A', ...rest], 'one-letter'],
    ['判断写 A 又没有选项', judge('A'), 'judge-letters'],
  ])('存疑的：%s', (_, row, code) => expect(fate(row)).toMatchObject({ is: 'doubtful', codes: [code] }))

  test('没有解析和依据只是提醒', () => {
    const report = check([['单选', '题', '甲', '乙', '', '', 'A']])
    expect(report).toMatchObject({ accepted: 1, fixed: 0 })
    expect(report.issues.map((i) => [i.level, i.code])).toEqual([
      ['ignored', 'no-explanation'],
      ['ignored', 'no-basis'],
    ])
  })
})

describe('整份题库', () => {
  test('真在数数的序号去掉，别的数字开头不动', () => {
    const { questions } = check([
      single('1、第一'),
      single('2. 第二'),
      single('3．第三'),
      single('3 号煤层'),
      single('1.5 米以上'),
    ])
    expect(questions.map((q) => q.stem)).toEqual(['第一', '第二', '第三', '3 号煤层', '1.5 米以上'])
  })
  test('同题不同答案，两行都存疑；完全一样的只入库一次', () => {
    const contradicting = check([single('题', 'A'), single('题', 'B'), single('别的题')])
    expect(contradicting).toMatchObject({ rows: 3, accepted: 1, doubtful: 2 })
    const twice = check([single('题'), single(' 题'), single('题', 'A', ['乙', '甲', '丙', '丁'])])
    expect(twice).toMatchObject({ accepted: 3, doubtful: 0 })
    expect(twice.questions).toHaveLength(1)
  })
  test('三十道单选全是一个字母，整份存疑，只说一次', () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => single(`题${'甲'.repeat(i + 1)}`, 'A'))
    const report = check([...rows(30), judge('对')])
    expect(report).toMatchObject({ rows: 31, accepted: 0, fixed: 0, doubtful: 31, questions: [] })
    expect(report.issues.map((i) => i.code)).toEqual(['no-spread'])
    expect(check(rows(29))).toMatchObject({ accepted: 29 })
  })
  test('不是题库的表跳过并说明；空行不算；问题列不算', () => {
    const report = checkQuestions([
      {
        name: '值班',
        rows: [
          ['姓名', '日期'],
          ['李', '1'],
        ],
      },
      {
        name: '题库',
        rows: [
          ['煤矿题库'],
          [...header, '问题'],
          [],
          [...single('题'), '旧的问题'],
          ['', ''],
          [...Array(12).fill(''), '旧'],
        ],
      },
    ])
    expect(report).toMatchObject({ rows: 1, accepted: 1 })
    expect(report.issues.map((i) => [i.sheet, i.code])).toEqual([['值班', 'no-header']])
  })
  test('两万行同一道题、答案各异，也很快说完', () => {
    const worked = stopwatch()
    const report = check(Array.from({ length: 20_000 }, (_, i) => single('题', 'ABCD'[i % 4])))
    expect(report).toMatchObject({ rows: 20_000, doubtful: 20_000 })
    expect(JSON.stringify(report.issues).length).toBeLessThan(8_000_000)
    expect(worked()).toBeLessThan(10_000)
  })
  test('不管填什么，每一行都有着落', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'A', 'ABC', '对', '单选', '多选', '判断', '正确', '错误', '1、题', '甲'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { maxLength: 12 }), (rows) => {
        const r = check(rows)
        expect(r.accepted + r.doubtful + r.rejected).toBe(r.rows)
        expect(r.fixed).toBeLessThanOrEqual(r.accepted)
        expect(r.questions.length).toBeLessThanOrEqual(r.accepted)
        for (const q of r.questions) expect(q.answer).not.toBe('')
      }),
      { numRuns: 150 },
    )
  })
})
