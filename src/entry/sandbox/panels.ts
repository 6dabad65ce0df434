import { count, desc, eq } from 'drizzle-orm'
import { features } from '../../app/features.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { verifyBooks } from '../../domain/chain/seal.ts'
import { confirmations } from '../../domain/confirmations/schema.ts'
import { members } from '../../domain/people/schema.ts'
import { replayDeliveries } from '../../platform/inbox/operate.ts'
import { inbox } from '../../platform/inbox/schema.ts'
import { jobSlots } from '../../platform/jobs/schema.ts'
import { upcoming } from '../../platform/jobs/slots.ts'
import { discardLetter, retryLetter, reviveRedraw } from '../../platform/outbox/operate.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { Panels } from '../../sandbox/page/panels/panels.ts'
import { runJobAt } from '../run-job.ts'
import type { Months } from './month.ts'
import { inboxLine, ledgerLine, letterLine, slotLine } from './panel-lines.ts'
import { peoplePanel } from './people-panel.ts'
import type { Session } from './session.ts'

const jobs = features.flatMap((f) => f.jobs ?? [])
/** As many as a person reads of one job. */
const slotsShown = 6

const operator = { actor: 'operator' } as const

const slotsOf = async (session: Session, job: string) => {
  const { db } = session.assembly.world
  const rows = await db.read
    .select()
    .from(jobSlots)
    .where(eq(jobSlots.job, job))
    .orderBy(desc(jobSlots.at))
    .limit(slotsShown)
  return rows.map(slotLine)
}

const outboxOf = async (session: Session, most: number, state: string | undefined) => {
  const { read } = session.assembly.world.db
  const [rows, counts] = await Promise.all([
    read
      .select()
      .from(letters)
      .where(state === undefined ? undefined : eq(letters.state, state as never))
      .orderBy(desc(letters.seq))
      .limit(most),
    read.select({ state: letters.state, n: count() }).from(letters).groupBy(letters.state),
  ])
  return { letters: rows.map(letterLine), counts: Object.fromEntries(counts.map(({ state: s, n }) => [s, n])) }
}

const ledgerOf = async (session: Session, most: number) => {
  const { read } = session.assembly.world.db
  const [rows, people, total] = await Promise.all([
    read.select().from(confirmations).orderBy(desc(confirmations.seq)).limit(most),
    read.select({ id: members.id, name: members.name }).from(members),
    read.$count(confirmations),
  ])
  const names = new Map(people.map(({ id, name }) => [id as string, name]))
  return { lines: rows.map((row) => ledgerLine(row, (id: MemberId | string) => names.get(id) ?? id)), total }
}

/** The bot behind the right column: its books as they are, and what an operator may do with them. */
export const sandboxPanels = (session: Session, months: Months): Panels => {
  const { world, owner } = session.assembly
  const { db } = world
  return {
    jobs: async () => {
      const next = await upcoming(world, jobs)
      return Promise.all(
        jobs.map(async ({ id }) => {
          const at = next.find((n) => n.job === id)?.at
          return { id, ...(at ? { next: at.getTime() } : {}), slots: await slotsOf(session, id) }
        }),
      )
    },
    runJob: async (id) => {
      const job = jobs.find((j) => j.id === id)
      if (!job) return false
      await runJobAt(world, db, job, world.clock.now(), owner)
      session.program.wake()
      return true
    },
    inbox: async (most) => (await db.read.select().from(inbox).orderBy(desc(inbox.seq)).limit(most)).map(inboxLine),
    replay: async (eventId) => {
      const replayed = await replayDeliveries(db, [eventId])
      if (replayed > 0)
        await db.commit((to) => [audit(to, world, { ...operator, action: 'inbox.replayed', object: eventId })])
      session.program.wake()
      return replayed > 0
    },
    outbox: (most, state) => outboxOf(session, most, state),
    retry: async (id) => {
      const [rows] = await db.commit((to) => [
        retryLetter(to, world.ids, id),
        reviveRedraw(to, id),
        audit(to, world, { ...operator, action: 'outbox.retried', object: id }),
      ])
      session.program.wake()
      return rows.length > 0
    },
    discard: async (id) => {
      const why = 'sandbox'
      const [rows] = await db.commit((to) => [
        discardLetter(to, id, why),
        audit(to, world, { ...operator, action: 'outbox.discarded', object: id, detail: { why } }),
      ])
      return rows.length > 0
    },
    ledger: (most) => ledgerOf(session, most),
    people: (openId) => peoplePanel(world, openId),
    verifyChain: async () =>
      (await verifyBooks(db)).map((v) =>
        v.ok
          ? { ok: v.ok, book: v.book, lines: v.sealed + v.unsealed, unsealed: v.unsealed, head: v.head }
          : { ok: v.ok, book: v.book, seq: v.seq, why: v.why },
      ),
    startMonth: ({ crowd }) => months.start(crowd),
    cancelMonth: () => months.cancel(),
    month: () => months.state(),
  }
}
