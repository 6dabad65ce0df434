import { describe, expect, test } from 'vitest'
import { checkQuestions } from '../check.ts'
import { readDocument } from './document.ts'
import { readBankText } from './read-text.ts'

const sheetsOf = (text: string) => {
  const read = readBankText(text)
  if (!read.ok) throw new Error(read.reason)
  return read.sheets
}
const reportOf = (text: string) => checkQuestions(sheetsOf(text))
const brief = (text: string) =>
  reportOf(text).questions.map((q) => [q.kind, q.stem, q.options.join('|'), q.answer, q.explanation].join(' / '))

const single = 'single / 停电后第一步做什么？ / 验电|合闸|离开 / A / 先验电再放电'
const multiple = 'multiple / 入井要带什么？ / 自救器|矿灯|香烟 / AB / '
const judge = 'judge / 停电后要先验电。 /  / T / '

describe('每一种写法读出来都是同样的三道题', () => {
  test.each<[string, string]>([
    [
      '带编号的卷子，答案逐题写',
      `机电知识练习题
一、单项选择题（每题 2 分）
1、停电后第一步做什么？
A、验电
B、合闸
C、离开
答案：A
解析：先验电再放电
二、多选题
2．入井要带什么？
A.自救器  B.矿灯\tC.香烟
正确答案：A、B
三、判断题
3.停电后要先验电。（√）`,
    ],
    [
      'Markdown',
      `# 机电
## 单选题
1. **停电后第一步做什么？**
   - A. 验电
   - B. 合闸
   - C. 离开

   **正确答案**: A
   **解析**：先验电再放电
---
## 多选题
2. 入井要带什么？
   - A. 自救器
   - B. 矿灯
   - C. 香烟

   **正确答案**: A B

## 判断题
3. 停电后要先验电。
   **正确答案**：对`,
    ],
    [
      '方括号题型',
      `1、_[单选]_停电后第一步做什么？
- A: 验电
- B: 合闸
- C: 离开
正确答案：A
解析：先验电再放电

2、_[多选]_入井要带什么？
- A: 自救器
- B: 矿灯
- C: 香烟
正确答案：A,B

3、_[判断]_停电后要先验电。
正确答案：√`,
    ],
    [
      '不编号，书名括号里的栏目',
      `【单选题】停电后第一步做什么？ A. 验电 B. 合闸 C. 离开 【答案】A【解析】先验电再放电
【多选题】入井要带什么？
（A）自救器（B）矿灯（C）香烟
【答案】AB
判断题：停电后要先验电。
【答案】正确`,
    ],
    [
      '答案写在卷子最后',
      `一、单选题
1. 停电后第一步做什么？
A. 验电 B. 合闸 C. 离开
解析：先验电再放电
二、多选题
1. 入井要带什么？
A. 自救器 B. 矿灯 C. 香烟
三、判断题
1. 停电后要先验电。
参考答案
一、单选题
1.A
二、多选题
1.AB
三、判断题
1.√`,
    ],
    [
      'JSON：学习强国的样子',
      JSON.stringify([
        {
          category: '单选题',
          content: '停电后第一步做什么？',
          options: ['验电', '合闸', '离开'],
          answer: 'A',
          notes: '先验电再放电',
        },
        { category: '多选题', content: '入井要带什么？', options: ['自救器', '矿灯', '香烟'], answer: 'AB', notes: '' },
        { category: '判断题', content: '停电后要先验电。', options: ['正确', '错误'], answer: 'A', notes: '' },
      ]),
    ],
    [
      'JSON：item1、answer 从 1 数',
      JSON.stringify({
        result: [
          {
            question: '停电后第一步做什么？',
            item1: '验电',
            item2: '合闸',
            item3: '离开',
            item4: '',
            'answer ': '1',
            explains: '',
            解析: '先验电再放电',
          },
          { question: '入井要带什么？', item1: '自救器', item2: '矿灯', item3: '香烟', item4: '', 'answer ': '12' },
          { question: '停电后要先验电。', item1: '正确', item2: '错误', item3: '', item4: '', 'answer ': '1' },
        ],
      }),
    ],
    [
      'JSON：isCorrect',
      JSON.stringify({
        questions: [
          {
            type: 'single',
            content: '停电后第一步做什么？',
            options: [{ text: '验电', isCorrect: true }, { text: '合闸', isCorrect: false }, { text: '离开' }],
            explanation: '先验电再放电',
          },
          {
            type: 'multiple',
            content: '入井要带什么？',
            options: [{ text: '自救器', isCorrect: true }, { text: '矿灯', isCorrect: true }, { text: '香烟' }],
          },
          { type: 'judge', content: '停电后要先验电。', options: [], answer: true },
        ],
      }),
    ],
    [
      'GIFT',
      `// 机电
$CATEGORY: 安全/机电

::Q1:: 停电后第一步做什么？ {
=验电
~合闸 # 不对
~离开
####先验电再放电
}

[html]<p>入井要带什么？</p> {~%50%自救器 ~%50%矿灯 ~%-100%香烟}

停电后要先验电。{T}`,
    ],
    [
      'Moodle XML',
      `<?xml version="1.0" encoding="UTF-8"?>
<quiz><question type="category"><category><text>$course$/安全/机电</text></category></question>
<question type="multichoice"><name><text>一</text></name><questiontext format="html"><text><![CDATA[<p>停电后第一步做什么？</p>]]></text></questiontext>
<generalfeedback><text>先验电再放电</text></generalfeedback><single>true</single>
<answer fraction="100"><text>验电</text><feedback><text>好</text></feedback></answer><answer fraction="0"><text>合闸</text></answer><answer fraction="0"><text><![CDATA[<b>离开</b>]]></text></answer></question>
<question type="multichoice"><questiontext><text>入井要带什么？</text></questiontext><single>false</single>
<answer fraction="50"><text>自救器</text></answer><answer fraction="50"><text>矿灯</text></answer><answer fraction="-50"><text>香烟</text></answer></question>
<question type="truefalse"><questiontext><text>停电后要先验电。</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`,
    ],
    [
      '从表格里复制的',
      `题型\t题目\t选项A\t选项B\t选项C\t答案\t解析
单选\t停电后第一步做什么？\t验电\t合闸\t离开\tA\t先验电再放电
多选\t入井要带什么？\t自救器\t矿灯\t香烟\tAB\t
判断\t停电后要先验电。\t\t\t\t对\t`,
    ],
    [
      'Markdown 的表',
      `| 题型 | 题目 | 选项 | 答案 | 解析 |
| --- | --- | --- | --- | --- |
| 单选 | 停电后第一步做什么？ | A.验电 B.合闸 C.离开 | A | 先验电再放电 |
| 多选 | 入井要带什么？ | 自救器；矿灯；香烟 | AB | |
| 判断 | 停电后要先验电。 | | 对 | |`,
    ],
  ])('%s', (_, text) => expect(brief(text)).toEqual([single, multiple, judge]))

  test('Aiken', () => {
    const text =
      'First thing after power-off?\nA. test\nB. switch on\nANSWER: A\n\nWhat next?\nA) earth\nB) go\nANSWER: B'
    expect(brief(text)).toEqual([
      'single / First thing after power-off? / test|switch on / A / ',
      'single / What next? / earth|go / B / ',
    ])
  })
})

describe('Word 转出来的段落和列表', () => {
  const said = (html: string) => {
    const { questions } = checkQuestions(readDocument('卷子', html))
    return questions.map((q) => [q.kind, q.stem, q.options.join('|'), q.answer, q.explanation].join(' / '))
  }
  test('自动编号的题，自动编号的选项，答案在题目里', () => {
    const html = `<h1>一、单选题</h1><ol><li>停电后第一步做什么？（ A ）<ul><li>验电</li><li>合闸</li><li>离开</li></ul></li></ol>
      <p>解析：先验电再放电</p><h1>二、多选题</h1><ol><li>入井要带什么？（AB）</li></ol><p>A.自救器\tB.矿灯\tC.香烟</p>
      <h1>三、判断题</h1><ol><li>停电后要先验电。（√）</li></ol>`
    expect(said(html)).toEqual([single.replace('？', '？（ ）'), multiple.replace('？', '？（ ）'), judge])
  })
  test('表格里的题库，和不是题库的表格', () => {
    const table = `<table><tr><td><p>题目</p></td><td><p>选项</p></td><td><p>答案</p></td></tr>
      <tr><td><p>停电后要先验电。</p></td><td></td><td><p>对</p></td></tr></table>`
    expect(said(table)).toEqual([judge])
    expect(said(`<table><tr><td><p>1. 停电后要先验电。（√）</p></td></tr></table>`)).toEqual([judge])
  })
})
