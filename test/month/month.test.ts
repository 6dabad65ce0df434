import { expect, test } from 'vitest'
import { checkCard } from '../../cards/kit/limits.ts'
import { verifyBooks } from '../../src/domain/chain/seal.ts'
import { liveMonth } from './branch.ts'
import { countedOf } from './counted.ts'
import { marks } from './marks.ts'
import { attendance, books, help, idle, mostReviews, overdue, rounds } from './reckon.ts'
import { damages, unnoticed } from './tampered.ts'

const always = [
  ...['study.daily-push', 'study.daily-close', 'study.review-plan', 'study.review-push'],
  ...['study.weekly-push', 'study.weekly-close', 'study.exam-announce', 'study.exam-open', 'study.exam-close'],
  ...['study.meeting-remind', 'meetings.follow-up', 'papers.close', 'gaps.misses'],
]
const inTheEnd = ['study.exam-resit', 'meetings.lesson-review-ask', 'meetings.lesson-review-close', 'gaps.help']
const seconds = (spent: Record<string, number>) =>
  Object.fromEntries(Object.entries(spent).map(([what, ms]) => [what, Math.round(ms / 1000)]))

const { MONTH_PEOPLE = '24', MONTH_DAYS = '6', MONTH_SEED = '7' } = process.env

/** `npm run campaign:month` is the whole month of 120 people. */
test('一个支部过一个月：该问的都问了，答的都记了一次，没有一张卡提前露底，没有一件事悄悄不见', async () => {
  const begun = performance.now()
  const days = Number(MONTH_DAYS)
  const life = await liveMonth({ people: Number(MONTH_PEOPLE), days, seed: Number(MONTH_SEED) })
  const { mine, bank, deeds, early, tally, calls, spent } = life
  const { b, lives } = mine
  const idOf = (n: number) => life.idOf(n) ?? `q${n}`
  const asked = (id: string) => bank.get(Number(id.slice(1)))
  const exam = await marks(b, asked)
  const counted = await countedOf(b)
  const refused = calls.filter((c) => c.code !== 0 && !c.fault && ![230020, 99991400, 11247].includes(c.code))
  const { told, ...acts } = deeds
  if (process.env.MONTH_PEOPLE)
    console.log(
      JSON.stringify(
        {
          ...{ acts, told: told.length, counted, exam: exam.count, ...tally, refused: refused.slice(0, 5) },
          ...{ ...seconds(spent), hot: life.hot, total: (performance.now() - begun) / 1000 },
        },
        null,
        1,
      ),
    )

  expect(early).toEqual([])
  expect(deeds.errors).toEqual([])
  expect(tally.wrong).toEqual({ sleep: 0, underground: 0, leave: 0, night: 0, muted: 0 })
  expect(tally.mostInADay).toBeLessThanOrEqual(2)
  expect({ bare: tally.bare, doubles: tally.doubles, vanished: tally.vanished, lost: tally.lost }).toEqual({
    ...{ bare: 0, doubles: 0, vanished: [], lost: 0 },
  })
  const shown = b.feishu.messages().filter((m) => m.sender === 'bot' && m.type === 'interactive')
  expect(shown.filter((m) => !checkCard(m.content).ok).map((m) => m.messageId)).toEqual([])
  expect(refused.map((c) => `${c.code} ${c.path}`)).toEqual([])
  expect((await verifyBooks(b.world.db)).every((v) => v.ok)).toBe(true)
  expect(await overdue(b)).toEqual([])
  expect(await idle(b, days >= 14 ? [...always, ...inTheEnd] : always)).toEqual([])
  expect(await books(b, { lives, told, questionOf: idOf })).toEqual([])
  expect(await mostReviews(b)).toBeLessThanOrEqual(3)
  expect(await attendance(b)).toEqual([])
  expect(await help(b)).toEqual([])
  expect(await rounds(b)).toEqual([])
  expect(exam.wrong).toEqual([])
  // It is a month of a branch only if all of it happens.
  for (const n of [deeds.clicks, deeds.doubles, deeds.late, told.length, exam.count.sat, counted.meetings])
    expect(n).toBeGreaterThan(0)
  for (const what of ['开会', '散会', '收题', '阅读']) expect(deeds.did[what] ?? 0).toBeGreaterThan(0)

  // And the reckoning is able to say no: what is damaged now is found.
  const { seen } = life
  const silent = await unnoticed(
    b,
    damages({
      overdue: () => overdue(b),
      books: () => books(b, { lives, told, questionOf: idOf }),
      attendance: () => attendance(b),
      help: () => help(b),
      rounds: () => rounds(b),
      marks: async () => (await marks(b, asked)).wrong,
      reviews: async () => ((await mostReviews(b)) > 3 ? ['too many'] : []),
      tally: async () => {
        const { vanished, lost } = await seen.tally(0)
        return [...vanished, ...Array.from({ length: lost })]
      },
    }),
  )
  expect(silent).toEqual([])
  expect(Object.values((await seen.tally(9)).wrong).some((n) => n > 0)).toBe(true)
  expect(await seen.earlyWithout()).not.toEqual([])
}, 7_200_000)
