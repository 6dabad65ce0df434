import { expect, test } from 'vitest'
import { componentTags } from '../../cards/kit/conformance/element.ts'
import { checkCard } from '../../cards/kit/limits.ts'
import samples from './good-cards.json' with { type: 'json' }

/** The examples of the reference for developers: whole cards, single components, answers to a click. */
type Sample = { schema?: string; tag?: string; card?: { data: unknown } }

const cardOf = (sample: Sample): unknown => {
  if (sample.schema !== undefined) return sample
  return sample.tag === undefined ? sample.card?.data : { schema: '2.0', body: { elements: [sample] } }
}

const named = (samples as Sample[]).map((sample, i) => [`${i + 1} ${sample.tag ?? 'card'}`, cardOf(sample)] as const)

const facts = { imageKeys: new Set(['img_v3_0001', 'img_v3_0002']), users: new Set(['ou_1', 'ou_2']) }

test.each(named)('参考页里的例子都收：%s', (_, card) => {
  expect(checkCard(JSON.stringify(card), facts)).toEqual({ ok: true })
})

test('每种组件都有一个例子', () => {
  const shown = new Set(JSON.stringify(samples).match(/(?<="tag":")\w+/g))
  const missing = componentTags.filter((tag) => !shown.has(tag))
  // Audio needs a file that only its own upload makes; its rules have their own stories.
  expect(missing).toEqual(['audio'])
})
