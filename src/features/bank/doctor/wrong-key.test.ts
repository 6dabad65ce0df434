import { describe, expect, test } from 'vitest'
import { bankCells as cells, bankRow as row } from '../../../../test/support/bank-row.ts'
import { checkQuestions } from './check.ts'
import { readBankText } from './formats/read-text.ts'

const of = (...rows: Partial<Record<string, string>>[]) =>
  checkQuestions([{ name: '题库', rows: [cells, ...rows.map((change) => row(change))] }])
const text = (given: string) => {
  const read = readBankText(given)
  if (!read.ok) throw new Error(read.reason)
  return checkQuestions(read.sheets)
}
const answers = ({ questions }: ReturnType<typeof of>) => questions.map(({ stem, answer }) => `${stem} ${answer}`)
const doubts = ({ issues }: ReturnType<typeof of>) =>
  issues.filter(({ level }) => level === 'doubtful' || level === 'rejected').map(({ code }) => code)

describe('认不准的答案不收', () => {
  test.each<[string, Partial<Record<string, string>>, string]>([
    ['写 1，又有一个选项就叫 1', { 选项A: '2', 选项B: '3', 选项C: '1', 答案: '1' }, 'two-meanings'],
    ['重复的字母', { 题型: '多选', 选项C: '丙', 答案: 'ABB' }, 'letter-twice'],
    ['判断题有三个选项', { 题型: '判断', 选项A: '对', 选项B: '错', 选项C: '不知道', 答案: 'A' }, 'judge-options'],
    ['答案后面有问号', { 答案: 'B？' }, 'unsure'],
    ['选项里只有字母', { 选项A: 'A', 选项B: 'B', 选项C: 'C', 答案: 'A' }, 'only-letters'],
    ['字母和它后面的字对不上', { 答案: 'A.乙' }, 'answer-unreadable'],
  ])('%s', (_, change, code) => {
    const report = of(change)
    expect(report.accepted).toBe(0)
    expect(doubts(report)).toEqual([code])
  })
  test('同一张表里有写 0 的，写 1、2 的也认不准；写字母的照收', () => {
    const report = of({ 题目: '甲题', 答案: '0' }, { 题目: '乙题', 答案: '1' }, { 题目: '丙题', 答案: 'A' })
    expect(answers(report)).toEqual(['丙题 A'])
    expect(doubts(report)).toEqual(['answer-unreadable', 'from-zero'])
    expect(answers(of({ 题目: '乙题', 答案: '1' }, { 题目: '丁题', 选项A: '0', 选项B: '5', 答案: '0' }))).toHaveLength(
      2,
    )
  })
  test('分不出的照分得出的写法收', () => {
    expect(answers(of({ 选项A: '1', 选项B: '2', 答案: '2' }))).toEqual(['题 B'])
    expect(answers(of({ 选项A: 'B', 选项B: 'A', 答案: 'A' }))).toEqual(['题 A'])
    expect(answers(of({ 答案: 'B、乙' }))).toEqual(['题 B'])
    expect(answers(of({ 题型: '多选', 选项C: '丙', 答案: 'A.甲；C.丙' }))).toEqual(['题 AC'])
    expect(answers(of({ 题型: '判断', 选项A: 'A.正确', 选项B: 'B.错误', 答案: 'B.错误' }))).toEqual(['题 F'])
  })
})

describe('别的系统导出的', () => {
  test('GIFT：旁边给一半分的不是正确答案；少了空行也是两题', () => {
    const report = text(
      '::一:: 先做什么？ {=停电 ~%50%验电 ~合闸}\n::二:: 要先验电。{T}\n::三:: 带什么？ {~%50%矿灯 ~%50%自救器 ~香烟}',
    )
    expect(answers(report)).toEqual(['先做什么？ A', '要先验电。 T', '带什么？ AB'])
  })
  test('Moodle：对错写成中文；单选里给一半分的', () => {
    const answer = (fraction: number, said: string) => `<answer fraction="${fraction}"><text>${said}</text></answer>`
    const question = (type: string, stem: string, inner: string) =>
      `<question type="${type}"><questiontext><text>${stem}</text></questiontext>${inner}</question>`
    const xml = [
      question('truefalse', '一', answer(100, '对') + answer(0, '错')),
      question('truefalse', '二', answer(0, '正确') + answer(100, '错误')),
      question('truefalse', '三', answer(100, 'vrai') + answer(0, 'faux')),
      question('multichoice', '四', `<single>true</single>${answer(50, '甲')}${answer(100, '乙')}`),
      question('multichoice', '五', `${answer(50, '甲')}${answer(50, '乙')}${answer(0, '丙')}`),
    ]
    expect(answers(text(`<quiz>${xml.join('')}</quiz>`))).toEqual(['一 T', '二 F', '四 B', '五 AB'])
  })
  test('JSON：选项自己带着字母，次序是乱的', () => {
    const options = [
      { label: '乙', value: 'B' },
      { label: '甲', value: 'A' },
    ]
    const report = text(JSON.stringify([{ title: '题', options, answer: 'A' }]))
    expect(report.questions[0]).toMatchObject({ options: ['甲', '乙'], answer: 'A' })
  })
})

describe('卷子', () => {
  test('最后一题的“答案”其实是全卷的', () => {
    const paper = '1、甲题 A.一 B.二 C.三\n2、乙题 A.一 B.二 C.三\n3、丙题 A.一 B.二 C.三\n'
    expect(text(`${paper}答案：ACB`)).toMatchObject({ accepted: 0, rejected: 3 })
    expect(answers(text(`${paper}答案：1.A 2.C 3.B`))).toEqual(['甲题 A', '乙题 C', '丙题 B'])
  })
  test('手机上写的：数字和对号带着样子，答案前面有记号', () => {
    const paper = '1️⃣ 甲题\nA.一\nB.二\n✅答案：B\n\n2️⃣ 乙题\nA.一\nB.二\n👉 答案：A\n3️⃣ 丙题（✔️）'
    expect(answers(text(paper))).toEqual(['甲题 B', '乙题 A', '丙题 T'])
  })
  test('参考答案里写着题型；两套卷子连在一起，各用各的答案', () => {
    const one = '单选题\n1、甲题（ ）\nA、一 B、二\n判断题\n1、乙题。\n答案：\n单选题：1.B\n判断题：1.×\n'
    const two =
      '二、单选题\n1、丙题（ ）\nA、一 B、二\n2、丁题（ ）\nA、一 B、二\n参考答案\n1.A 2.B 解析：每班 1 对轮子'
    expect(answers(text(one + two))).toEqual(['甲题（ ） B', '乙题。 F', '丙题（ ） A', '丁题（ ） B'])
  })
  test('答案附在卷后，一题一行带解析', () => {
    const paper = '1、甲题（ ）\nA、一 B、二\n2、乙题（ ）\nA、一 B、二\n参考答案\n'
    const key = '1．【答案】B 【解析】因为二\nA、错在哪里\n2．【答案】A\n【解析】3 对轮子'
    expect(answers(text(paper + key))).toEqual(['甲题（ ） B', '乙题（ ） A'])
  })
  test('打了勾的选项不露出勾；和答案不一样就存疑', () => {
    const boxes = '1. 甲题\n- [ ] A. 一\n- [x] B. 二\n'
    expect(text(boxes).questions[0]).toMatchObject({ options: ['一', '二'], answer: 'B' })
    expect(text(`${boxes}答案：B`).questions[0]).toMatchObject({ stem: '甲题', answer: 'B' })
    expect(doubts(text(`${boxes}答案：A`))).toEqual(['stem-differs'])
  })
  test('字母后面没有点的选项、几种答案的写法', () => {
    const paper =
      '1、甲题\nA一\nB二\n答案：B\n2、乙题\nA 一\nB 二\n（答案：A）\n3、丙题\nA.一\nB.二\n正确答案为B\n【单选】4、丁题\nA.一\nB.二\n答案A'
    expect(answers(text(paper))).toEqual(['甲题 B', '乙题 A', '丙题 B', '丁题 A'])
  })
  test('卷头要填的姓名、成绩不是题', () => {
    expect(text('安全考试\n姓名：____ 成绩：____\n1、要先验电。（√）')).toMatchObject({ rows: 1, accepted: 1 })
  })
})
