import { expect, test } from 'vitest'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { isWorkerd } from '../bench.ts'
import { bars, type Stage } from '../study/stage.ts'
import { answers, begins, crowd, groupCards, inGroup, leads, quizBench, rounds, table } from './stage.ts'

const choiceOf = (n: number) => 'ABCD'[n % 4] as string
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** When Feishu was asked to draw this card anew, milliseconds of the emulated clock. */
const drawnAt = (b: Stage, card: string) =>
  b.feishu
    .calls()
    .filter((call) => call.method === 'PATCH' && call.path.includes(card))
    .map((call) => call.at)

/** A machine under load answers late; people whose tap was not saved are told so, and tap again. */
const insist = async (b: Stage, thumbs: readonly number[], card: string) => {
  let again = [...thumbs]
  const took: number[] = []
  let unsaved = 0
  for (let attempt = 0; again.length > 0 && attempt < 10; attempt++) {
    const said = await Promise.all(
      again.map(async (n) => {
        const began = performance.now()
        const { toast } = await b.as(n).clicks(card, choiceOf(n))
        took.push(performance.now() - began)
        return toast?.content ?? ''
      }),
    )
    again = again.filter((_, i) => !/已记下|已经答过/.test(said[i] ?? ''))
    unsaved += again.length
  }
  took.sort((x, y) => x - y)
  const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? 0)
  console.info(
    `${thumbs.length} taps in one moment: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms; tapped again: ${unsaved}`,
  )
}

test.skipIf(isWorkerd)(
  '五百人同一刻点，一百人还点了两次：每人一次，一个不丢、一个不重，数是对的',
  { timeout: 120_000 },
  async () => {
    const people = 500
    const b = await quizBench({ people: crowd(people), feishu: { patience: { pushMs: 60_000, challengeMs: 60_000 } } })
    await begins(b, 1, '抢答')
    const card = table(b)
    const before = drawnAt(b, card).length
    await insist(b, [...numbers(people), ...numbers(people / 5).map((i) => i * 5)], card)
    await b.settle()
    expect(inGroup(b)).toContain(`已答 ${people}/${people}`)
    // One moment is one update.
    expect(drawnAt(b, card).length - before).toBeLessThanOrEqual(2)

    const given = await answers(b)
    expect(given).toHaveLength(people)
    expect(new Set(given.map((a) => a.memberId)).size).toBe(people)
    const first = given.find((a) => a.memberId)
    expect(first).toBeDefined()
    const [round] = await rounds(b)
    expect(given.find((a) => a.memberId === round?.firstRight)?.correct).toBe(true)

    for (let attempt = 0; attempt < 10 && !inGroup(b).includes('已收题'); attempt++) {
      await leads(b, 1, '收题')
      b.clockTo(new Date(b.world.clock.now().getTime() + 60_000).toISOString())
      await b.program.tick()
      await b.settle()
    }
    expect(bars(groupCards(b).at(-1))).toEqual({ A: 125, B: 125, C: 125, D: 125 })
    expect(inGroup(b)).toContain(`已答 ${people}/${people}，答对 125 人`)
    expect(await b.world.db.read.$count(attempts)).toBe(people)
    expect(await b.world.db.read.$count(confirmations)).toBe(people + 125)
  },
)

test.skipIf(isWorkerd)(
  '二十秒里不断有人答：群里的卡片和主持卡片两秒最多动一次，最后一个人也数进去了',
  { timeout: 60_000 },
  async () => {
    const people = 160
    const b = await quizBench({ people: crowd(people), feishu: { patience: { pushMs: 60_000, challengeMs: 60_000 } } })
    await begins(b, 1)
    const card = table(b)
    const began = b.world.clock.now().getTime() + 10_000
    for (let ms = 0; ms < 20_000; ms += 250) {
      b.clockTo(new Date(began + ms).toISOString())
      const [one, other] = [ms / 125 + 1, ms / 125 + 2]
      await Promise.all([b.as(one).clicks(card, 'B'), b.as(other).clicks(card, 'C')])
      await b.program.send(100)
    }
    await b.settle()
    const times = drawnAt(b, card)
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0))
    console.info(`${people} answers in 20 s: ${times.length} updates, shortest gap ${Math.min(...gaps)} ms`)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000)
    expect(times.length).toBeGreaterThan(5)
    expect(inGroup(b)).toContain(`已答 ${people}/${people}`)
  },
)
