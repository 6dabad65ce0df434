import { describe, expect, test } from 'vitest'
import { bankCells as cells, bankRow as row } from '../../../../test/support/bank-row.ts'
import { checkQuestions } from './check.ts'

const one = (head: string[], ...rows: string[][]) => checkQuestions([{ name: '题库', rows: [head, ...rows] }])
const head = ['题型', '题目', '选项', '答案', '解析', '依据']
const inOne = (options: string, answer = 'B', stem = '题', kind = '单选') =>
  one(head, [kind, stem, options, answer, '因为', '示例'])
const judged = (change: Partial<Record<string, string>>) => {
  const report = one(cells, row(change))
  const is = report.accepted ? (report.fixed ? 'fixed' : 'accepted') : report.doubtful ? 'doubtful' : 'rejected'
  return { is, question: report.questions[0], codes: report.issues.map((i) => i.code), report }
}

describe('选项写在一格里', () => {
  test.each<[string, string, string[]]>([
    ['星号', 'A.甲**B.乙**C.丙', ['甲', '乙', '丙']],
    ['前后都有星号', '**A.甲**B.乙**C.丙**', ['甲', '乙', '丙']],
    ['井号，没有字母', '甲##乙##丙', ['甲', '乙', '丙']],
    ['竖线', 'A：甲|B：乙|C：丙', ['甲', '乙', '丙']],
    ['换行', 'A、甲\nB、乙\nC、丙', ['甲', '乙', '丙']],
    ['只有字母', 'A．甲 B．乙 C．丙', ['甲', '乙', '丙']],
    ['字母挨着字', 'A甲**B乙**C丙', ['甲', '乙', '丙']],
    ['括号', '(A)甲 (B)乙 (C)丙', ['甲', '乙', '丙']],
    ['A)', 'A)甲;B)乙;C)丙', ['甲', '乙', '丙']],
    ['A，', 'A，甲 B，乙 C，丙', ['甲', '乙', '丙']],
    ['少一个分隔', 'A.甲**B.乙 c.丙', ['甲', '乙', '丙']],
    ['分隔切断了单位', '**A.30m**A**B.50m**A**C.80m**A', ['30mA', '50mA', '80mA']],
    ['挨在一起', 'A．±50mmB．±75mmC．±100mm', ['±50mm', '±75mm', '±100mm']],
    ['只有一个星号，字母没有点', '**A上报队里B停止作业C继续干完', ['上报队里', '停止作业', '继续干完']],
    ['字母没有点也没有隔开', 'A上报队里B停止作业C继续干完', ['上报队里', '停止作业', '继续干完']],
    ['不换行空格', 'A.甲\u00a0B.乙\u00a0C.丙', ['甲', '乙', '丙']],
    ['小数不是选项字母', 'A.0.5%**B.1.0%**C.1.5%', ['0.5%', '1.0%', '1.5%']],
    ['A类火灾是一个词', 'A类火灾**B类火灾**C类火灾', ['A类火灾', 'B类火灾', 'C类火灾']],
    ['带字母的 A类火灾', 'A.A类火灾**B.B类火灾**C.C类火灾', ['A类火灾', 'B类火灾', 'C类火灾']],
  ])('%s', (_, text, options) => {
    const report = inOne(text)
    expect(report).toMatchObject({ accepted: 1, fixed: 1 })
    expect(report.questions[0]).toMatchObject({ options, answer: 'B' })
  })
  test('分不开的不收，说得出怎么办', () => {
    const report = inOne('甲乙丙')
    expect(report.rejected).toBe(1)
    expect(report.issues[0]).toMatchObject({ code: 'unsplit', message: expect.stringContaining('请') })
  })
  test('分开以后没有的字母，按字母再分一次；还没有就不收', () => {
    expect(inOne('甲**乙C.丙', 'C')).toMatchObject({ rejected: 1 })
    expect(inOne('A.甲**B.乙C.丙', 'C').questions[0]).toMatchObject({ options: ['甲', '乙', '丙'], answer: 'C' })
    expect(inOne('A、大于0.1MPaB、大于0.2MPa C全部D、都不是', 'C').questions[0]?.options).toHaveLength(4)
    expect(inOne('A、甲**B、乙丙丁C戊己庚**D、辛', 'D').questions[0]).toMatchObject({
      options: ['甲', '乙丙丁', '戊己庚', '辛'],
    })
    expect(inOne('A.甲**B.乙**C.丙', 'Z')).toMatchObject({ rejected: 1 })
  })
  test('九个选项放不下', () => {
    expect(inOne([...'甲乙丙丁戊己庚辛壬'].join('|')).issues[0]).toMatchObject({
      level: 'rejected',
      code: 'many-options',
    })
  })
})

describe('表头按意思认', () => {
  const question = { kind: 'single', stem: '题', options: ['甲', '乙'], answer: 'B' }
  test.each<[string, string[], string[]]>([
    [
      '别的系统',
      ['问题', '题型（0单选，1判断，2多选）', '选项A', '选项B', '答案（多选用英文逗号分隔，如：A,B）'],
      ['题', '0', '甲', '乙', 'B'],
    ],
    [
      '英文，对错各一列',
      ['content', 'type', 'option1', 'option2', 'isCorrect1', 'isCorrect2', 'explanation'],
      ['题', 'single', '甲', '乙', '0', '1', ''],
    ],
    [
      '八列',
      ['题目类型', '题目内容', '难度', '分类', '标签', '选项A', '选项B', '正确答案', '解析'],
      ['单选题', '题', '3', '通风', '', '甲', '乙', 'B', ''],
    ],
    ['带星号和提示', ['*试题题干：', '*题型', '选项1', '选项2', '*标准答案'], ['题', '单项选择题', '甲', '乙', 'b']],
    ['选项一列，提示说错了', ['题干', '选项（用##隔开）', '答案'], ['题', '甲|乙', 'B']],
    ['有图片一列', ['题目', 'A', 'B', '答案', "是否有图片shi'fyoutu'pian"], ['题', '甲', '乙', 'B', '否']],
    ['分类里写的是题型', ['category', 'content', 'options', 'answer', 'notes'], ['单选题', '题', 'A.甲 B.乙', 'B', '']],
    ['全角、空格', ['题 目', '选项Ａ', '选项Ｂ', '答 案'], ['题', '甲', '乙', 'B']],
  ])('%s', (_, header, cellsOf) => {
    const report = one(header, cellsOf)
    expect(report).toMatchObject({ rows: 1, accepted: 1 })
    expect(report.questions[0]).toMatchObject(question)
  })
  test('怎么认的，一列一列说给人看', () => {
    const report = one(['试题内容', 'A选项', 'B选项', '标准答案', '血型'], ['题', '甲', '乙', 'B', ''])
    const told = report.issues.filter((i) => i.row === 1).map((i) => [i.column, i.code])
    expect(told).toEqual([
      ['血型', 'unknown-column'],
      ['试题内容', 'column-mapped'],
      ['A选项', 'column-mapped'],
      ['B选项', 'column-mapped'],
      ['标准答案', 'column-mapped'],
    ])
  })
})

describe('题目里夹带的', () => {
  test.each<[string, Record<string, string>, Record<string, unknown>, string]>([
    ['答案在题目里', { 题目: '应当（ B ）。', 答案: '' }, { stem: '应当（ ）。', answer: 'B' }, 'answer-moved'],
    ['题目里写着同一个答案', { 题目: '应当（B）。' }, { stem: '应当（ ）。', answer: 'B' }, 'answer-hidden'],
    [
      '判断题的答案在句末',
      { 题型: '判断', 题目: '先验电（√）', 选项A: '', 选项B: '', 答案: '' },
      { stem: '先验电', answer: 'T' },
      'answer-moved',
    ],
    [
      '答案和解析连在题目后面',
      { 题目: '应当怎样？正确答案：B。解析：因为安全', 答案: '', 解析: '' },
      { stem: '应当怎样？', answer: 'B', explanation: '因为安全' },
      'glued',
    ],
    ['解析前面重复了答案', { 解析: '正确答案：B。因为' }, { explanation: '因为' }, ''],
    [
      '题型写在题目前面',
      { 题型: '', 题目: '【多选题】题', 选项C: '丙', 答案: 'AC' },
      { kind: 'multiple', stem: '题', answer: 'AC' },
      '',
    ],
    ['选择题按答案分单选多选', { 题型: '选择题', 选项C: '丙', 答案: 'AC' }, { kind: 'multiple' }, 'kind-read'],
    ['答案写的是选项全文', { 题型: '多选', 选项C: '丙', 答案: '丙；甲' }, { answer: 'AC' }, 'answer'],
    [
      '判断题的选项不写题型也认得',
      { 题型: '', 选项A: '正确', 选项B: '错误', 答案: 'B' },
      { kind: 'judge', answer: 'F' },
      'kind-guessed',
    ],
    ['数字类选择题', { 题型: '数字类选择题' }, { kind: 'single' }, 'kind-read'],
  ])('%s', (_, change, question, code) => {
    const found = judged(change)
    expect(found.report.accepted).toBe(1)
    expect(found.question).toMatchObject(question)
    if (code) expect(found.codes).toContain(code)
  })
})

describe('交给人看的', () => {
  test.each<[string, Record<string, string>, string]>([
    ['题目里的答案和答案列不一样', { 题目: '应当（A）。' }, 'stem-differs'],
    ['解析里的答案不一样', { 解析: '正确答案：A。因为' }, 'explanation-differs'],
    ['两个空，选项对不上', { 题目: '风速（ ）到（ ）' }, 'blanks'],
    ['正确选项原样写在题目里', { 题目: '先验电再放电，第一步是？', 选项B: '先验电再放电' }, 'answer-in-stem'],
    [
      '答案留在句子里的填空题',
      { 题型: '', 题目: '甲烷到___1.0%___停止作业', 选项A: '', 选项B: '', 答案: '' },
      'fill-inside',
    ],
    ['依据是旧版规程', { 依据: '《煤矿安全规程》（2022 年版）第一百条' }, 'old-regulation'],
    ['依据是旧法', { 依据: '《安全生产法》2014 年修正' }, 'old-regulation'],
    ['要看图', { 图片: 'http://示例/1.png' }, 'picture'],
    ['手机号', { 题目: '出事打 13800001111，对不对？' }, 'personal'],
    ['区间变成了日期', { 选项A: '3月5日', 选项B: '6-8' }, 'excel-date'],
    ['日期变成了序列数', { 选项A: '39934', 选项B: '2009-10-01' }, 'excel-date'],
    ['判断题只写 1', { 题型: '判断', 选项A: '', 选项B: '', 答案: '1' }, 'judge-letters'],
    ['判断题的选项只有字母', { 题型: '判断', 选项A: 'A', 选项B: 'B', 答案: 'A' }, 'judge-letters'],
    ['解析太长', { 解析: '长'.repeat(1001) }, 'explanation-long'],
  ])('%s', (_, change, code) => {
    const { is, report } = judged(change)
    expect([is, ...report.issues.filter((i) => i.level === 'doubtful').map((i) => i.code)]).toEqual(['doubtful', code])
  })
  test('两个空、选项成对的，收下', () => {
    expect(judged({ 题目: '风速（ ）到（ ）', 选项A: '1、2', 选项B: '3、4' }).is).toBe('accepted')
    expect(judged({ 题目: '风速（ ）到（ ）', 选项A: '1   2', 选项B: '3   4' }).is).not.toBe('doubtful')
    expect(judged({ 题目: '电压表应与电路（ ）。（    ）' }).is).not.toBe('doubtful')
  })
  test('现行规程和别的书不算旧', () => {
    for (const 依据 of [
      '《煤矿安全规程》（2025 年）第一百条',
      '《安全生产法》（2021 年修正）第五条',
      '《示例规程》2003',
    ])
      expect(judged({ 依据 }).is).toBe('accepted')
  })
  test('填空题、图不能出的，说明怎么改', () => {
    const { report } = judged({ 题型: '填空题', 选项A: '', 选项B: '', 答案: '验电' })
    expect(report.issues.map((i) => i.message).join()).toMatch(/请改成选择题/)
  })
})

describe('许多行一样的事只说一次', () => {
  test('反面说法、以上都是、没有解析，各一行，说有多少', () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      row({ 题目: `下列第${'甲'.repeat(i + 1)}项不正确的是`, 选项B: '以上都是', 解析: '', 答案: i % 2 ? 'A' : 'B' }),
    )
    const report = one(cells, ...rows)
    const told = report.issues.map((i) => [i.code, i.message.match(/\d+/)?.[0]])
    expect(told).toEqual([
      ['no-explanation', '40'],
      ['negative', '40'],
      ['keep-order', '40'],
    ])
  })
})
