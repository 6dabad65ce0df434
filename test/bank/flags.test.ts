import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { texts as all } from '../../cards/bank/texts.ts'
import { carry } from '../../cards/kit/action.ts'
import { flagAction } from '../../cards/kit/flag.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import type { QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { privateWords } from '../../src/domain/private-words/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { questionById } from '../../src/features/bank/reach.ts'
import { questionFlags } from '../../src/features/bank/schema.ts'
import { findSound, takeOut } from '../../src/features/bank/settle.ts'
import { dailyRounds } from '../../src/features/study/daily/schema.ts'
import { benchApp, person } from '../bench.ts'
import { aQuestion, card, groupCard, lastPrivate, morning, privately, read, studyBench } from '../study/stage.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'
import { forCompany } from './stage.ts'

const texts = all.flag
const people = [
  person(1, { roles: ['administrator'] }),
  person(2, { roles: ['secretary'] }),
  ...[3, 4, 5, 6].map((n) => person(n)),
]

/** The question of the day stands in the group. */
const asked = async () => {
  const b = await studyBench({ people, bank: [aQuestion(1), aQuestion(2, { stem: '另一道题' })] })
  const admin = await forCompany(b, 1, 'administrator')
  const secretary = await forCompany(b, 2, 'secretary')
  let serial = 0
  await b.at(morning)
  const [round] = await b.world.db.read.select().from(dailyRounds)
  const id = round?.questionId ?? ('' as QuestionId)
  /** The flag button as it stands under a verdict. */
  const flags = async (n: number, question: string = id) => {
    const event = {
      operator: { open_id: `ou_000${n}`, tenant_key: benchApp.tenantKey },
      action: { value: carry(flagAction, { question }) },
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    }
    const answer = await knock(
      b,
      signedPlain(
        JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event, { event_id: `flag${++serial}` })),
        b.world.clock.now().getTime(),
      ),
    )
    return (JSON.parse(answer.body) as { toast: { content: string } }).toast.content
  }
  return { ...b, id, flags, admin, secretary, answer: (n: number, choice: string) => b.as(n).clicks(card(b), choice) }
}
const state = async (b: Awaited<ReturnType<typeof asked>>) => {
  const question = await questionById(b.world.db, b.id)
  if (!question) throw new Error('gone')
  return question
}

describe('这题有问题', () => {
  test('没答的先请他答，什么答案也不漏；答了的记一次，再点只说提过了', async () => {
    const b = await asked()
    expect(await b.flags(3)).toBe(texts.answerFirst)
    expect(await b.world.db.read.$count(questionFlags)).toBe(0)
    await b.answer(3, 'C')
    await b.settle()
    expect(await b.flags(3)).toBe(texts.notedPlain)
    expect(await b.flags(3)).toBe(texts.before)
    expect(await b.world.db.read.$count(questionFlags)).toBe(1)
    expect((await state(b)).quarantinedAt).toBeNull()
  })

  test('判定卡片上就有这个按钮', async () => {
    const b = await asked()
    await b.answer(3, 'C')
    await b.settle()
    const verdict = lastPrivate(b, 3)
    const clicked = await b.as(3).clicks(verdict?.messageId ?? '', '这题有问题')
    expect(clicked).toMatchObject({ toast: { content: texts.notedPlain } })
  })

  test('回复题卡写明原因：还没答也可以，只说记下了；原因另存，账本和日志里没有', async () => {
    const b = await asked()
    await b.as(4).says('oc_bench_group', '这题有问题：选项 B 和 C 一样', { replyTo: card(b) })
    await b.settle()
    const said = privately(b, 4).at(-1) ?? ''
    expect(said).toContain('记下了，谢谢你')
    expect(said).not.toContain('1.0%')
    const [flag] = await b.world.db.read.select().from(questionFlags)
    const [words] = await b.world.db.read.select().from(privateWords)
    expect(words).toMatchObject({ commitment: flag?.reason, words: '选项 B 和 C 一样' })
    await b.as(5).says('bot', '这题有问题')
    await b.settle()
    expect(privately(b, 5).at(-1)).toContain(texts.which)
  })

  test('三个人同时提：只停用一次，正在答的作废，管题库的人知道，三个人都记着', async () => {
    const b = await asked()
    for (const n of [3, 4, 5]) await b.answer(n, 'B')
    await b.settle()
    await Promise.all([3, 4, 5].map((n) => b.flags(n)))
    await b.settle()
    expect(await b.world.db.read.$count(questionFlags)).toBe(3)
    expect((await state(b)).quarantinedAt).not.toBeNull()
    expect(read(groupCard(b))).toContain('已撤回')
    expect(privately(b, 1).filter((t) => t.includes('有 **3** 个人说'))).toHaveLength(1)
    // The next morning another question is asked.
    await b.at('2026-03-03T07:23:00+08:00')
    expect(read(groupCard(b))).toContain(b.id === 'q1' ? '另一道题' : '瓦斯浓度')
  })

  test('看过没有错：恢复使用，提的人都得到回音；两个人同时定，只有一个算数', async () => {
    const b = await asked()
    for (const n of [3, 4, 5]) await b.answer(n, 'B')
    for (const n of [3, 4, 5]) await b.flags(n)
    await b.settle()
    const question = await state(b)
    const done = await Promise.all([findSound(b.world, question, b.admin), findSound(b.world, question, b.secretary)])
    expect(done.filter(Boolean)).toHaveLength(1)
    await b.settle()
    expect((await state(b)).quarantinedAt).toBeNull()
    expect(privately(b, 3).filter((t) => t.includes('题目和答案没有错'))).toHaveLength(1)
    expect(await b.flags(3)).toBe(texts.settled)
  })

  test('撤下：以前的作答不算对也不算错', async () => {
    const b = await asked()
    await b.answer(3, 'C')
    await b.settle()
    await takeOut(b.world, await state(b), b.admin)
    await b.settle()
    const [attempt] = await b.world.db.read.select().from(attempts).where(eq(attempts.questionId, b.id))
    expect(attempt?.voidedAt).not.toBeNull()
    expect(read(groupCard(b))).toContain('已撤回')
  })

  test('别的支部的题、没有的题，都一样说没有', async () => {
    const b = await asked()
    await b.world.db.commit((to) => [
      to
        .update(questions)
        .set({ branchId: 'elsewhere' as never })
        .where(eq(questions.id, b.id)),
    ])
    expect(await b.flags(3)).toBe(shell.notThere)
    expect(await b.flags(3, 'no-such')).toBe(shell.notThere)
  })
})
