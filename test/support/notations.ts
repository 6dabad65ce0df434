import type { Question } from '../../src/domain/questions/question.ts'

type Write = (questions: readonly Question[]) => string

const kinds = { single: '单选', multiple: '多选', judge: '判断' } as const
const labels = [...'ABCDEFGH']
const said = ({ kind, answer }: Question) => (kind === 'judge' ? (answer === 'T' ? '对' : '错') : answer)
const isRight = (q: Question, i: number) => q.answer.includes(labels[i] ?? '-')

/** A paper: how the number, an option, the options together and the answer are written. */
const paper =
  (style: {
    head?: (q: Question, i: number) => string
    option: (text: string, i: number) => string
    joint?: string
    answer: (q: Question) => string
  }): Write =>
  (questions) =>
    questions
      .map((q, i) =>
        [
          style.head?.(q, i) ?? `${i + 1}、[${kinds[q.kind]}]${q.stem}`,
          ...(q.options.length > 0 ? [q.options.map(style.option).join(style.joint ?? '\n')] : []),
          style.answer(q),
          `解析：${q.explanation}`,
        ].join('\n'),
      )
      .join('\n\n')

const table =
  (mark: string, options: (q: Question) => string[], columns: string[]): Write =>
  (questions) =>
    [
      ['题型', '题目', ...columns, '答案', '解析'],
      ...questions.map((q) => [kinds[q.kind], q.stem, ...options(q), said(q), q.explanation]),
    ]
      .map((cells) => cells.join(mark))
      .join('\n')

const inCells = (q: Question) => Array.from({ length: 6 }, (_, i) => q.options[i] ?? '')
const lettered = labels.slice(0, 6).map((letter) => `选项${letter}`)
const joined = (mark: string) => (q: Question) => [q.options.map((text, i) => `${labels[i]}.${text}`).join(mark)]

const json =
  (item: (q: Question) => object): Write =>
  (questions) =>
    JSON.stringify(questions.map(item))

const gift: Write = (questions) =>
  questions
    .map((q) => {
      if (q.kind === 'judge') return `${q.stem}{${q.answer}####${q.explanation}}`
      const share = Math.floor(100 / q.answer.length)
      const one = (text: string, i: number) =>
        q.kind === 'single' ? `${isRight(q, i) ? '=' : '~'}${text}` : `~%${isRight(q, i) ? share : -100}%${text}`
      return `${q.stem}{\n${q.options.map(one).join('\n')}\n####${q.explanation}\n}`
    })
    .join('\n\n')

const moodle: Write = (questions) =>
  `<?xml version="1.0"?><quiz>${questions
    .map((q) => {
      const options = q.kind === 'judge' ? ['true', 'false'] : q.options
      const right = (i: number) => (q.kind === 'judge' ? (q.answer === 'T') === (i === 0) : isRight(q, i))
      const answers = options.map(
        (text, i) =>
          `<answer fraction="${right(i) ? 100 / q.answer.length : 0}"><text><![CDATA[<p>${text}</p>]]></text></answer>`,
      )
      return `<question type="${q.kind === 'judge' ? 'truefalse' : 'multichoice'}"><questiontext><text><![CDATA[<p>${q.stem}</p>]]></text></questiontext><generalfeedback><text>${q.explanation}</text></generalfeedback><single>${q.kind !== 'multiple'}</single>${answers.join('')}</question>`
    })
    .join('')}</quiz>`

/** The same questions in the ways in which people and programs write them. */
export const notations: Record<string, Write> = {
  卷子: paper({ option: (text, i) => `${labels[i]}、${text}`, answer: (q) => `答案：${said(q)}` }),
  '卷子，选项一行': paper({
    option: (text, i) => `${labels[i]}. ${text}`,
    joint: '\t',
    answer: (q) => `【答案】${said(q)}`,
  }),
  '卷子，答案在题目里': paper({
    head: (q, i) => `${i + 1}. 【${kinds[q.kind]}题】${q.stem}`,
    option: (text, i) => `${(labels[i] ?? '').toLowerCase()}) ${text}`,
    answer: (q) => `参考答案： ${[...said(q)].join('、')}`,
  }),
  Markdown: paper({
    head: (q, i) => `### ${i + 1}. _[${kinds[q.kind]}]_ **${q.stem}**`,
    option: (text, i) => `- ${labels[i]}: ${text}`,
    answer: (q) => `\n**正确答案**: ${[...said(q)].join(' ')}`,
  }),
  表格: table('\t', inCells, lettered),
  '表格，选项一格': table('\t', joined('**'), ['选项']),
  'Markdown 表': (questions) => `|${table('|', joined(' '), ['选项'])(questions).replace(/\n/g, '|\n|')}|`,
  JSON: json((q) => ({
    category: `${kinds[q.kind]}题`,
    content: q.stem,
    options: q.kind === 'judge' ? ['正确', '错误'] : q.options,
    answer: q.kind === 'judge' ? (q.answer === 'T' ? 'A' : 'B') : q.answer,
    notes: q.explanation,
  })),
  'JSON，item': json((q) => ({
    ...{
      type: q.kind,
      question: q.stem,
      'answer ': q.kind === 'judge' ? said(q) : [...q.answer].map((l) => labels.indexOf(l) + 1).join(''),
      explanation: q.explanation,
    },
    ...Object.fromEntries(q.options.map((text, i) => [`item${i + 1}`, text])),
  })),
  'JSON，isCorrect': json((q) => ({
    ...{ type: q.kind, content: q.stem, explanation: q.explanation },
    ...(q.kind === 'judge'
      ? { answer: said(q) }
      : { options: q.options.map((text, i) => ({ text, isCorrect: isRight(q, i) })) }),
  })),
  GIFT: gift,
  'Moodle XML': moodle,
}
