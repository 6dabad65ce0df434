import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notations } from '../../../../../test/support/notations.ts'
import { stopwatch } from '../../../../../test/support/work.ts'
import { readAnswer } from '../../../../core/answer-text.ts'
import { keysOf, type Question } from '../../../../domain/questions/question.ts'
import { checkQuestions } from '../check.ts'
import { readBankText } from './read-text.ts'

const judge = (text: string) => {
  const read = readBankText(text)
  return read.ok ? checkQuestions(read.sheets) : undefined
}

/** Whatever is accepted can be asked: its answer is among its keys, its options differ, nothing is empty. */
const sound = ({ kind, stem, options, answer }: Question) => {
  expect(stem.trim()).not.toBe('')
  expect(answer).not.toBe('')
  for (const letter of answer) expect(keysOf({ kind, options })).toContain(letter)
  expect(new Set(options).size).toBe(options.length)
  expect(kind === 'multiple' ? answer.length : 1).toBe(answer.length)
  if (kind !== 'judge') expect(readAnswer(answer, { kind, options })).toMatchObject({ fits: true, choice: answer })
}

const accounted = (text: string) => {
  const report = judge(text)
  if (!report) return
  expect(report.accepted + report.doubtful + report.rejected).toBe(report.rows)
  expect(report.fixed).toBeLessThanOrEqual(report.accepted)
  for (const question of report.questions) sound(question)
}

const mib = 1024 * 1024
describe('故意做坏的文字：很快说完，不出错', () => {
  test.each<[string, string]>([
    ['没有换行的大括号', '{'.repeat(4 * mib)],
    ['没有结尾的 GIFT', '{T#'.repeat(mib)],
    ['没有结尾的加粗', '**甲 '.repeat(mib)],
    ['许多下划线的行', `${`1、${'_'.repeat(3_900)}甲\n答案：A\n`.repeat(1_000)}`],
    ['许多空格的选项', `题目\t选项\t答案\n${`甲\t${' '.repeat(3_900)}A.甲\tA\n`.repeat(1_000)}`],
    ['许多星号的行', `${'*'.repeat(3_900)}甲\n`.repeat(1_000)],
    ['许多字母的行', `1、题\n${'A. '.repeat(1_300)}\n`.repeat(1_000)],
    ['许多括号的行', `1、${'（ A'.repeat(1_000)}\n答案：A\n`.repeat(800)],
    ['许多答案的行', `1、题\n参考答案\n${'1-9 '.repeat(1_000)}\n`.repeat(300)],
    [
      '空白的 Moodle',
      `<?xml version="1.0"?><quiz><question type="essay"><questiontext><text><![CDATA[<p>${' '.repeat(4 * mib)}x]]></text></questiontext></question></quiz>`,
    ],
    ['许多选项的答案', `1、题\n参考答案\n${'A. 甲\n'.repeat(200_000)}`],
    ['没有空行的 GIFT', `::一:: 甲 {=一 ~二}\n${'甲\n'.repeat(200_000)}`],
    ['二十万道没有答案的题', '1、题\n'.repeat(200_000)],
  ])('%s', { timeout: 30_000 }, (_, text) => {
    const worked = stopwatch()
    accounted(text)
    expect(worked()).toBeLessThan(10_000)
  })
  test('__proto__ 只是一个不认识的列', () => {
    const report = judge('[{"__proto__":{"答案":"B"},"constructor":"x","题目":"甲","选项":["一","二"],"答案":"A"}]')
    expect(report?.questions).toMatchObject([{ answer: 'A' }])
    expect(({} as Record<string, unknown>).答案).toBeUndefined()
  })
})

const word = fc
  .array(fc.constantFrom(...'停送验放电煤岩瓦斯风水灾顶板支护检查撤离报告先后人员设备'), {
    minLength: 2,
    maxLength: 12,
  })
  .map((chars) => chars.join(''))
const question: fc.Arbitrary<Question> = fc
  .record({
    kind: fc.constantFrom('single', 'multiple', 'judge'),
    stem: word.map((w) => `下列关于${w}的说法，对不对？`),
    options: fc.uniqueArray(word, { minLength: 2, maxLength: 6 }),
    picks: fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
    explanation: word,
  })
  .map(({ kind, stem, options, picks, explanation }) => {
    const letters = [...new Set(picks.map((n) => 'ABCDEF'[n % options.length] ?? 'A'))].sort()
    const several = letters.length > 1 ? letters : ['A', 'B']
    const rest = { explanation, basis: '', subject: '', point: '', post: '', difficulty: 3 }
    if (kind === 'judge')
      return { kind: 'judge', stem, options: [], answer: (picks[0] ?? 0) % 2 ? 'T' : 'F', ...rest } as Question
    if (kind === 'single') return { kind: 'single', stem, options, answer: letters[0] ?? 'A', ...rest } as Question
    return { kind: 'multiple', stem, options, answer: several.join(''), ...rest } as Question
  })
const bank = fc.uniqueArray(question, { minLength: 1, maxLength: 8, selector: (q) => q.stem })

describe('随机的题，写成什么样读回来都一样', () => {
  test.each(Object.entries(notations))('%s', (_, write) => {
    fc.assert(
      fc.property(bank, (questions) => {
        const read = readBankText(write(questions))
        if (!read.ok) throw new Error(read.reason)
        const report = checkQuestions(read.sheets)
        expect(report.issues.filter((i) => i.level === 'rejected' || i.level === 'doubtful')).toEqual([])
        expect(report.questions).toEqual(questions)
      }),
      { numRuns: 60 },
    )
  })
})

test('改坏几个字节：不出错，也不收下不可能的答案', () => {
  const place = fc.record({
    at: fc.nat(),
    cut: fc.nat({ max: 6 }),
    put: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('A', '\n', '{', '}', '<', '"', '答案：', '、', '**', '\t'),
    ),
  })
  fc.assert(
    fc.property(
      bank,
      fc.constantFrom(...Object.values(notations)),
      fc.array(place, { minLength: 1, maxLength: 6 }),
      (questions, write, places) => {
        let text = write(questions)
        for (const { at, cut, put } of places) {
          const from = at % (text.length + 1)
          text = text.slice(0, from) + put + text.slice(from + cut)
        }
        accounted(text)
      },
    ),
    { numRuns: 400 },
  )
})
