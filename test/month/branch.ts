import { onTestFinished } from 'vitest'
import { instantAt, localDateOf } from '../../src/core/clock.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { meetings } from '../../src/features/meetings/schema.ts'
import { seeded } from '../../src/sandbox/feishu/random.ts'
import { group } from '../bench.ts'
import { aQuestion } from '../study/stage.ts'
import { happenings } from '../year/life.ts'
import { aMine } from '../year/mine.ts'
import { tallyOf } from '../year/tally.ts'
import { stopwatch } from './hot.ts'
import { type Asked, type Deeds, learner, optionOf, stemOf } from './learner.ts'
import { publisher } from './material.ts'
import { officers } from './officers.ts'
import { markOf, watcher } from './watch.ts'

const hour = 3_600_000
const subjects = ['通风与瓦斯', '顶板', '机电', '运输', '避灾与急救', '岗位标准']

const askedOf = (n: number): Asked => {
  const kind = (['single', 'judge', 'multiple'] as const)[n % 3] ?? 'single'
  const options = kind === 'judge' ? [] : [0, 1, 2, 3].map((i) => optionOf(n, i))
  const single = 'ABCD'[(n * 7) % 4] ?? 'A'
  const answer = kind === 'judge' ? 'TF'[(n >> 1) % 2] : kind === 'single' ? single : ['AB', 'BCD', 'AD', 'ABCD'][n % 4]
  return { n, kind, answer: answer ?? 'A', options }
}

/** Every question bears a mark in its explanation, so that whoever sees it too early is found out. */
const questionOf = (asked: Asked) =>
  aQuestion(asked.n, {
    ...{ kind: asked.kind, stem: stemOf(asked.n), options: asked.options, answer: asked.answer },
    ...{ explanation: markOf(asked.n), basis: '', subject: subjects[asked.n % subjects.length] ?? '' },
    ...{
      point: `知识点${asked.n >> 1}`,
      reviewedAt: new Date('2026-02-20T00:00:00+08:00'),
      reviewedBy: 'operator' as const,
    },
  })

/**
 * 一个支部的一个月：every job at its time; people answer in the group and in 单聊, late, twice, on old cards, on two phones at
 * once, right more often from week to week; Feishu cuts calls, loses answers, delivers twice and slows down.
 */
export const liveMonth = async ({ people, days, seed }: { people: number; days: number; seed: number }) => {
  const random = seeded(seed)
  const { next: chance, below } = random
  const bank = new Map(Array.from({ length: 240 }, (_, i) => [i + 1, askedOf(i + 1)] as const))
  const mine = await aMine({
    people,
    days,
    begin: '2026-03-01',
    bank: [...bank.values()].map(questionOf),
    // A slot that meets one of Feishu's faults is tried again; the reckoning sees that it was finished.
    expects: ['jobs.slot-failed'],
    // In a month the exam and its re-sit are over on the last day; in a week the exam is held on the fourth.
    policy: { examDay: days >= 31 ? '25' : '4' },
    roles: (n) => (n % 20 === 4 ? ['duty-cadre'] : n % 20 === 5 ? ['team-leader'] : []),
  })
  const { b, lives, teams, branchId, idOf, first } = mine
  const { world, feishu } = b
  const happen = happenings(world, { lives, teams, branchId, by: idOf(1), begin: first, days, random })
  const deeds: Deeds = { clicks: 0, doubles: 0, late: 0, refused: 0, errors: [], told: [], did: {} }
  const { tap, workOff, answerOne, attendTo } = learner(b, bank, random, deeds)
  const material = publisher(b)
  const watch = watcher(
    b,
    lives,
    (key) => key.startsWith('gaps/'),
    (n) => material.idOf(Number(n)) ?? `q${n}`,
  )
  Object.assign(feishu.faults, {
    ...{ rateLimitRate: 0.01, serverErrorRate: 0.01, lostAnswerRate: 0.01, cutRate: 0.01 },
    ...{ duplicateRate: 0.03, newEventIdRate: 0.01 },
  })

  const origin = instantAt(first, '00:00').getTime()
  const skillOf = (now: number) => 0.55 + (0.3 * (now - origin)) / (days * 24 * hour)
  const botsMessages = (chat: string) => feishu.messages(chat).filter((m) => m.sender === 'bot')

  /** Somebody takes the phone out: what came last, now and then something old. */
  const takesOut = async (account: string, now: number) => {
    const own = botsMessages(feishu.p2p(account).chatId)
      .slice(-4)
      .reverse()
      .filter((m) => now - m.createdAt < 13 * 24 * hour)
    for (const { messageId } of own)
      if (chance() < 0.8) {
        await attendTo(account, messageId)
        await workOff(account, messageId, skillOf(now))
      }
    const [inGroup] = botsMessages(group).slice(-1)
    if (inGroup && now - inGroup.createdAt < 13 * 24 * hour && chance() < 0.5) {
      await attendTo(account, inGroup.messageId)
      await answerOne(account, inGroup, skillOf(now))
    }
    if (chance() < 0.05) {
      const old = botsMessages(feishu.p2p(account).chatId)
      const lately = old.filter((m) => now - m.createdAt < 13 * 24 * hour)
      const card = lately[below(lately.length)]
      if (card) {
        deeds.late++
        await answerOne(account, card, skillOf(now))
      }
    }
    if (chance() < 0.05)
      await feishu.as(account).says('bot', ['A', 'bc', '对', '下一题', '今日题', '我的'][below(6)] ?? 'A')
  }

  let present = origin
  const inOffice = officers(b, random, deeds, {
    ...{ tap, look: watch.look, day: () => localDateOf(new Date(present)) },
    crowd: async (message) => {
      for (const { account } of lives) if (chance() < 0.3) await answerOne(account, message, skillOf(present))
    },
  })
  /** The administrator, the secretary, the committee, cadres and leaders; and who besides them is a mentor. */
  const leaders = lives.filter((_, i) => i < 3 || [3, 4].includes(i % 20))
  const holders = lives.filter((life, i) => leaders.includes(life) || i % 5 === 1)

  const spent = { ticks: 0, people: 0 }
  const watchOfJobs = stopwatch()
  onTestFinished(watchOfJobs.stop)
  for (let now = origin; now < origin + days * 24 * hour; ) {
    const step = (40 + below(80)) * 60_000
    now += step
    present = now
    const begun = performance.now()
    await b.at(new Date(now - step / 2).toISOString())
    await watch.look()
    await b.at(new Date(now).toISOString())
    const ticked = performance.now()
    spent.ticks += ticked - begun
    await watch.look()
    const clock = ((now - origin) / hour) % 24
    const today = Math.floor((now - origin) / (24 * hour))
    if (today === 0 || clock < 6 || clock >= 23) continue
    if (chance() < 0.2) await happen.goAway(lives[below(people)] ?? (lives[0] as (typeof lives)[0]), today)
    if (chance() < 0.1) await happen.exchange(today)
    if (chance() < 0.02) await happen.repair(today)
    if (clock > 9 && (today === 1 || today === Math.min(12, days - 2))) {
      const asked = await material.publish(today)
      if (asked) bank.set(asked.n, asked)
    }
    const isDue = (await world.db.read.select().from(meetings)).some(
      (m) => m.state === 'open' || (m.state === 'planned' && Math.abs(now - m.plannedAt.getTime()) < 3 * hour),
    )
    for (const { account } of leaders) await inOffice.askFor(account, isDue)
    await b.settle()
    for (const { account } of holders) if (chance() < 0.5) await inOffice.takesOut(account)
    for (const { account } of lives) if (chance() < 0.12) await takesOut(account, now)
    await b.settle()
    await watch.look()
    spent.people += performance.now() - ticked
  }
  /** What was sent, held against the clock; with a clock that is wrong by some hours much of it comes at the wrong time. */
  const tallied = (wrongBy: number) => tallyOf(b, { lives, marked: happen.marked, origin: origin + wrongBy * hour })
  const tally = await tallied(0)
  const seen = {
    tally: tallied,
    /** What the watcher would have said had nobody answered anything. */
    earlyWithout: async () => {
      await world.db.commit((to) => [to.delete(attempts)])
      const again = watcher(b, lives, () => false)
      await again.look()
      return again.early
    },
  }
  return {
    mine,
    bank,
    deeds,
    spent,
    hot: watchOfJobs.list(),
    idOf: material.idOf,
    early: watch.early,
    tally,
    seen,
    ...happen.count,
    calls: feishu.calls(),
  }
}
