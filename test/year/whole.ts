import { eq } from 'drizzle-orm'
import { instantAt, localDateOf } from '../../src/core/clock.ts'
import type { ApprovalId, HandoverId } from '../../src/core/ids.ts'
import { waitingFor } from '../../src/domain/approvals/ask.ts'
import { kindsOf } from '../../src/domain/approvals/kind.ts'
import { openApproval } from '../../src/domain/approvals/open.ts'
import { vote } from '../../src/domain/approvals/vote.ts'
import { mute } from '../../src/domain/disturbance/mutes.ts'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { beyondLoad } from '../../src/features/pairings/beyond-load.ts'
import { confirmHandover } from '../../src/features/pairings/confirm.ts'
import { proposeHandover } from '../../src/features/pairings/propose.ts'
import { handovers } from '../../src/features/pairings/schema.ts'
import { policyChange } from '../../src/features/policy/approval.ts'
import { answerRequest } from '../../src/features/requests/answer.ts'
import { askForChange } from '../../src/features/requests/ask.ts'
import { openRequests } from '../../src/features/requests/store.ts'
import { seeded } from '../../src/sandbox/feishu/random.ts'
import { group } from '../bench.ts'
import { something } from '../disturbance/stage.ts'
import { aQuestion } from '../study/stage.ts'
import { happenings } from './life.ts'
import { aMine, type Person } from './mine.ts'
import { tallyOf } from './tally.ts'

const hour = 3_600_000
const kinds = kindsOf([policyChange as never, beyondLoad as never])

/**
 * A year of the whole program: every job at its time, the day's question in the group, answers in the group and in 单聊,
 * leave, sickness, exchanges, stops, mutes, hand-overs, approvals, delegations, requests, talks to be had, alarms.
 */
export const liveWhole = async ({ people, days, seed }: { people: number; days: number; seed: number }) => {
  const { next: chance, below } = seeded(seed)
  const bank = Array.from({ length: 60 }, (_, q) => aQuestion(q + 1))
  const {
    b,
    roster,
    lives,
    teams,
    branchId,
    idOf,
    first: begin,
  } = await aMine({ people, days, begin: '2026-01-01', bank })
  const { world } = b
  const by = idOf(1)
  const happen = happenings(world, {
    ...{ lives, teams, branchId, by, begin, days, random: { next: chance, below } },
  })

  const origin = instantAt(begin, '00:00').getTime()
  const minuteOf = (at: Date) => (at.getTime() - origin) / 60_000
  const acts = { answers: 0, mutes: 0, approvals: 0, votes: 0, handovers: 0, requests: 0, delegations: 0, asked: 0 }
  let serial = 0
  const anyone = () => lives[below(people)] as Person

  const hush = async (life: Person) => {
    acts.mutes++
    const now = world.clock.now()
    const until = new Date(now.getTime() + (1 + below(30)) * hour)
    await world.db.commit(
      (to) => mute(to, world, { memberId: life.memberId, until, eventId: `mute${++serial}` }) as never,
    )
    const last = life.muted.at(-1)
    // A new wish takes the place of the one before.
    if (last && last[1] > minuteOf(now)) last[1] = minuteOf(now)
    life.muted.push([minuteOf(now), minuteOf(until)])
  }
  const talk = async () => {
    const exempt = chance() < 0.01
    const items = Array.from({ length: 1 + below(Math.max(2, people / 10)) }, () => anyone().memberId)
    await pushAll(
      world,
      [...new Set(items)].map((member) => ({
        ...something(member, `year/${++serial}`, exempt ? 'danger' : 'care'),
        ...(chance() < 0.2 && { expiresAt: new Date(world.clock.now().getTime() + (2 + below(40)) * hour) }),
      })),
    )
    acts.asked += new Set(items).size
  }
  const ask = async () => {
    const now = world.clock.now()
    const opened = await openApproval(world, policyChange, {
      ...{ key: `year/approval/${++serial}`, subject: `s${serial}`, branchId, requestedBy: idOf(2), reason: '' },
      payload: { key: 'dailyTime', value: '07:23', version: 900 + serial },
      deadline: new Date(now.getTime() + (2 + below(4)) * 24 * hour),
    })
    if (opened.kind === 'opened') acts.approvals++
  }
  const decide = async () => {
    const { memberId } = lives[[0, 2, 12, 22, 32][below(5)] ?? 0] ?? anyone()
    const [approval] = await waitingFor(world, memberId)
    if (!approval) return
    const choice = chance() < 0.7 ? ('approve' as const) : ('reject' as const)
    const cast = { seat: memberId, by: memberId, choice, reason: '再商量商量', eventId: `vote${++serial}` }
    if ((await vote(world, kinds, { ...cast, approval: approval as ApprovalId })).kind === 'done') acts.votes++
  }
  const handOver = async () => {
    const to = lives.filter((_, i) => roster[i]?.partyMember)[below(Math.ceil(people / 6))]
    const who = anyone()
    if (!to || roster[lives.indexOf(who)]?.partyMember) return
    const wish = { memberIds: [who.memberId], toId: to.memberId, by: idOf(2), reason: '调班' }
    if ((await proposeHandover(world, { ...wish, eventId: `hand${++serial}` })).kind === 'proposed') acts.handovers++
  }
  const agree = async () => {
    const open = await world.db.read.select().from(handovers).where(eq(handovers.state, 'open')).limit(3)
    for (const { id, fromId, toId } of open)
      for (const actor of [fromId, toId])
        if (actor && chance() < 0.6)
          await confirmHandover(world, { id: id as HandoverId, actor, eventId: `agree${++serial}` })
  }
  const correct = async () => {
    const n = 5 + below(people - 5)
    const asker = { id: idOf(n), name: roster[n - 1]?.name ?? '', branchId }
    await askForChange(world, asker, { kind: 'correct', what: '岗位写错了', once: `once${++serial}` })
    acts.requests++
  }
  const reply = async () => {
    const [open] = await openRequests(world.db, [branchId])
    if (open) await answerRequest(world, open, { by, outcome: 'done', answer: '已改好' })
  }
  const speak = async () => {
    for (let i = 0; i < Math.max(1, people / 40); i++) {
      const who = b.feishu.as(anyone().account)
      acts.answers++
      await who.says(chance() < 0.5 ? group : 'bot', ['A', 'B', '我的设置', '班次', '包保'][below(5)] ?? 'A')
    }
  }
  const entrust = async () => {
    acts.delegations++
    await b.feishu.as('ou_0001').says('bot', `委托 ${String(4 + below(people - 4)).padStart(4, '0')} 2天`)
  }

  const often = (perDay: number, hours: number) => chance() < (perDay * hours) / 12
  for (let now = origin; now < origin + days * 24 * hour; ) {
    const wait = 50 + below(130)
    now += wait * 60_000
    const hours = wait / 60
    await b.at(new Date(now).toISOString())
    const today = Math.floor((now - origin) / (24 * hour))
    const clock = ((now - origin) / hour) % 24
    // Pushes may be asked for at any hour, everything else happens by day; nothing on the first day.
    if (today === 0) continue
    if (often(2, hours)) await talk()
    if (clock < 8 || clock >= 20) continue
    for (let i = 0; i < people / 60; i++) {
      if (often(0.9, hours)) await happen.goAway(anyone(), today)
      if (often(2, hours)) await happen.exchange(today)
      if (often(3, hours)) await hush(anyone())
    }
    if (often(0.05, hours)) await happen.repair(today)
    if (often(0.4, hours)) await ask()
    if (often(0.8, hours)) await decide()
    if (often(0.6, hours)) await handOver()
    if (often(1.2, hours)) await agree()
    if (often(0.2, hours)) await correct()
    if (often(0.2, hours)) await reply()
    if (often(0.1, hours)) await entrust()
    if (often(3, hours)) await speak()
    await b.settle()
  }
  const tally = await tallyOf(b, { lives, marked: happen.marked, origin })
  return { people, days, seed, until: localDateOf(world.clock.now()), ...happen.count, ...acts, ...tally }
}
