import { eq } from 'drizzle-orm'
import { features } from '../../src/app/features.ts'
import { tallied } from '../../src/app/metrics.ts'
import { createProgram } from '../../src/app/program.ts'
import type { AccountId, ChatId, QuestionId } from '../../src/core/ids.ts'
import { papers } from '../../src/domain/papers/schema.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { examSittings } from '../../src/features/exam/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import { seeded } from '../../src/sandbox/feishu/random.ts'
import { freshDatabase } from '../support/database.ts'
import { programOver, worldOver } from '../support/whole-world.ts'
import { wireApp } from '../support/wire.ts'
import { rememberingLog } from '../support/world.ts'
import { examBank } from './bank.ts'

export type Crowd = {
  people: number
  /** Milliseconds between a person's clicks, on average; each waits for an answer before the next. */
  thinkMs: number
  /** Everybody begins within this: the cards themselves leave at Feishu's pace, forty a second. Milliseconds. */
  withinMs: number
  seed: number
}
export type Sat = {
  clicks: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  worst: number
  /** Clicks that were not answered as they should be; sittings that are not as they were clicked. */
  refused: number
  wrong: number
  handOutMs: number
  closeMs: number
  passed: number
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) / 10
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

const group = 'oc_crowd' as ChatId
const branch = '综采一队党支部'
const worker = (n: number) => {
  const staffNo = String(n).padStart(4, '0')
  return {
    ...{ staffNo, name: `职工${staffNo}`, account: `ou_${staffNo}` as AccountId, branch, team: '采煤一班', post: '' },
    ...{ employment: 'regular' as const, shift: '', partyMember: false, roles: [] },
  }
}

/** The program on an embedded file, with the emulator in process; the clock runs, and can be put forward. */
const stage = async (people: number, seed: number) => {
  let ahead = new Date('2026-11-22T07:50:00+08:00').getTime() - performance.now()
  const clock = { now: () => new Date(performance.now() + ahead) }
  const feishu = createFeishu({ app: { ...wireApp, botName: '四确认助手' }, clock, seed })
  const database = await freshDatabase({ kind: 'file' })
  const log = rememberingLog()
  const tally = tallied(log)
  const world = worldOver({ app: wireApp, feishu, clock, db: database.db, log: tally.log })
  const program = createProgram({
    ...programOver(wireApp, { sessionSecret: 'session secret of 32 signs or more' }),
    ...{ world, tally, features, owner: 'crowd' },
  })
  feishu.connect(async (request) => program.app.fetch(request))
  const roster = Array.from({ length: people }, (_, i) => worker(i + 1))
  const branches = [{ name: branch, chatId: group, policy: {} }]
  const imported = await importRoster(world, { people: roster, branches }, { actor: 'operator' })
  if (imported.kind !== 'imported') throw new Error(imported.kind)
  for (const { account, name } of roster) if (account) feishu.addUser({ openId: account, name })
  feishu.addChat({ chatId: group, name: branch, members: roster.flatMap((p) => p.account ?? []) })
  await program.tick()
  const bank = examBank(60)
  await world.db.commit((to) => [to.insert(questions).values(bank)])
  const keys = new Map(bank.map((q) => [q.id as QuestionId, q]))
  const goTo = (instant: string) => {
    ahead = new Date(instant).getTime() - performance.now()
  }
  /** Everything that waits is sent; Feishu's pace moves the clock, not us. */
  const settle = async () => {
    for (let round = 0; round < 20_000; round++) {
      await feishu.settle()
      const handled = await program.deliver()
      const { sent, waiting } = await program.send(1_000)
      if (waiting && waiting.getTime() - clock.now().getTime() <= 15_000) {
        const short = waiting.getTime() - clock.now().getTime()
        if (short > 0) ahead += short
      } else if (handled === 0 && sent === 0) return
    }
    throw new Error('it does not come to rest')
  }
  return { world, program, feishu, database, log, keys, goTo, settle }
}

/** 两百人同时考：everybody opens the paper within seconds and goes through it at their own pace, by signed clicks. */
export const sitTogether = async ({ people, thinkMs, withinMs, seed }: Crowd): Promise<Sat> => {
  const s = await stage(people, seed)
  const timed = async (work: () => Promise<unknown>) => {
    const since = performance.now()
    await work()
    return Math.round(performance.now() - since)
  }
  try {
    s.goTo('2026-11-22T08:07:00+08:00')
    await s.program.tick()
    await s.settle()
    s.goTo('2026-11-25T08:07:00+08:00')
    const handOutMs = await timed(() => s.program.tick())
    await s.settle()
    const { db } = s.world
    const all = await db.read.select().from(members)
    const sheets = (await db.read.select().from(papers)).filter((p) => p.kind === 'exam.paper')
    const sent = await db.read.select({ key: letters.key, messageId: letters.messageId }).from(letters)
    const messageOf = new Map(sent.map((l) => [l.key, l.messageId]))
    const took: number[] = []
    let refused = 0
    const expected = new Map<string, number>()
    const sit = async (sheet: (typeof sheets)[number]) => {
      const openId = all.find((m) => m.id === sheet.memberId)?.account ?? ''
      const message = messageOf.get(`papers/${sheet.key}`) ?? ''
      const random = seeded(seed + Number(openId.slice(3)))
      const click = async (label: string) => {
        const since = performance.now()
        const { toast } = await s.feishu.as(openId).clicks(message, label)
        took.push(performance.now() - since)
        if (!toast || toast.type === 'warning' || toast.type === 'error') refused++
        if (thinkMs > 0) await wait(random.below(thinkMs * 2))
      }
      if (withinMs > 0) await wait(random.below(withinMs))
      await click('开始')
      let right = 0
      for (const [n, { questionId, order }] of sheet.items.entries()) {
        if (n > 0) await click('下一题')
        const question = s.keys.get(questionId)
        if (!question) throw new Error('not of this bank')
        const isRight = random.chance(0.8)
        const wrong = { single: 'A', multiple: 'C', judge: question.answer === 'T' ? 'F' : 'T' }[question.kind]
        for (const letter of isRight ? question.answer : wrong)
          await click(
            letter === 'T'
              ? '对'
              : letter === 'F'
                ? '错'
                : ('ABCD'[order ? order.indexOf('ABCD'.indexOf(letter)) : 'ABCD'.indexOf(letter)] ?? ''),
          )
        if (isRight) right++
      }
      await click('交卷')
      expected.set(sheet.memberId, right * 2)
    }
    const since = performance.now()
    await Promise.all(sheets.map(sit))
    const seconds = (performance.now() - since) / 1_000
    s.goTo('2026-11-26T20:07:00+08:00')
    const closeMs = await timed(() => s.program.tick())
    await s.settle()
    const sittings = await db.read.select().from(examSittings).where(eq(examSittings.round, 'first'))
    const sorted = took.toSorted((a, b) => a - b)
    return {
      ...{ clicks: took.length, perSecond: Math.round(took.length / seconds) },
      ...{ p50: at(sorted, 0.5), p99: at(sorted, 0.99), worst: at(sorted, 1), refused },
      wrong: sittings.filter((x) => x.earned !== expected.get(x.memberId)).length + Math.abs(sittings.length - people),
      ...{ handOutMs, closeMs, passed: sittings.filter((x) => x.passed).length },
    }
  } finally {
    await s.database.close()
  }
}
