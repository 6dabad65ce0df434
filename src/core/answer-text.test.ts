import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerShape, readAnswer } from './answer-text.ts'

const single: AnswerShape = { kind: 'single', options: ['0.5%', '1.0%', 'A类火灾', '先停电再验电'] }
const multiple: AnswerShape = { ...single, kind: 'multiple' }
const judge: AnswerShape = { kind: 'judge', options: [] }
const choice = (text: string, shape: AnswerShape, plain = false) => {
  const read = readAnswer(text, shape, { plain })
  return read?.fits ? read.choice : read?.because
}

describe('人们怎样写答案', () => {
  test.each(
    Object.entries({
      A: 'A',
      b: 'B',
      Ａ: 'A',
      ' c ': 'C',
      'B。': 'B',
      选A: 'A',
      '选 a': 'A',
      我选D: 'D',
      '答题 B': 'B',
      答案是C: 'C',
      '正确答案：B': 'B',
      '[B]': 'B',
      '（D）': 'D',
      '②': 'B',
      '3': 'C',
      '1.0%': 'B',
      '１．０％': 'B',
      A类火灾: 'C',
      先停电再验电: 'D',
    }),
  )('单选「%s」是 %s', (text, expected) => expect(choice(text, single)).toBe(expected))

  test.each(
    Object.entries({
      AC: 'AC',
      'a c': 'AC',
      'Ａ、Ｃ': 'AC',
      'A,C': 'AC',
      'A，C': 'AC',
      'C;A': 'AC',
      '[A,B]': 'AB',
      '①③': 'AC',
      '1,3': 'AC',
      选ABD: 'ABD',
      A和C: 'AC',
      'A/B/A': 'AB',
    }),
  )('多选「%s」是 %s', (text, expected) => expect(choice(text, multiple)).toBe(expected))

  test.each(
    Object.entries({
      对: 'T',
      '√': 'T',
      '✓': 'T',
      正确: 'T',
      t: 'T',
      是: 'T',
      选对: 'T',
      '错。': 'F',
      '×': 'F',
      '✗': 'F',
      x: 'F',
      不正确: 'F',
      否: 'F',
      '答题 错': 'F',
    }),
  )('判断「%s」是 %s', (text, expected) => expect(choice(text, judge)).toBe(expected))
})

describe('不合题型的，说得出为什么', () => {
  test.each<[string, AnswerShape, string | undefined]>([
    ['AB', single, 'several'],
    ['E', single, 'no-such-option'],
    ['对', single, 'wants-letters'],
    ['A', judge, 'wants-judgement'],
    ['今天下雨', single, undefined],
    ['A类', single, undefined],
    ['', single, undefined],
    ['选', single, undefined],
  ])('%s', (text, shape, expected) => expect(choice(text, shape)).toBe(expected))
})

describe('群里没有对着机器人说的话，只认错不了的', () => {
  test.each<[string, AnswerShape, string | undefined]>([
    ['A', single, 'A'],
    ['选b', single, 'B'],
    ['对', judge, 'T'],
    ['×', judge, 'F'],
    ['1', single, undefined],
    ['是', judge, undefined],
    ['AB', single, undefined],
    ['E', single, undefined],
    ['对', single, undefined],
    ['A类火灾', single, undefined],
  ])('%s', (text, shape, expected) => expect(choice(text, shape, true)).toBe(expected))
})

test('读什么都不出错；读出来的总在选项之内、按序、不重', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.stringMatching(/^[a-hA-HＡ-Ｈ、, ①-⑧1-8对错√×选]{0,10}$/),
      ),
      fc.constantFrom(single, multiple, judge),
      fc.boolean(),
      (text, shape, plain) => {
        const read = readAnswer(text, shape, { plain })
        if (!read?.fits) return
        if (shape.kind === 'judge') expect(['T', 'F']).toContain(read.choice)
        else expect(read.choice).toMatch(/^A?B?C?D?$/)
        if (shape.kind === 'single') expect(read.choice).toHaveLength(1)
      },
    ),
    { numRuns: 3_000 },
  )
})
