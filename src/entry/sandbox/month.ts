import { features } from '../../app/features.ts'
import { instantAt } from '../../core/clock.ts'
import { briefly } from '../../core/errors.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import { upcoming } from '../../platform/jobs/slots.ts'
import type { MonthRun } from '../../sandbox/page/panels/lines.ts'
import { deedsFor, openRounds } from './crowd.ts'
import { helpAhead } from './crowd-gaps.ts'
import { meetingsAhead } from './crowd-meetings.ts'
import { deedForPaper, openPapers } from './crowd-papers.ts'
import type { Deed } from './deed.ts'
import type { Session } from './session.ts'
import { waitingPost } from './travel.ts'

export type Months = {
  /** False when one is under way. */
  start(crowd: boolean): boolean
  /** Ends it at its next stop. */
  cancel(): void
  state(): MonthRun | undefined
  /** Cancels and waits until it has ended. */
  stop(): Promise<void>
}

const jobs = features.flatMap((f) => f.jobs ?? [])
const monthMs = 30 * 86_400_000
/** Where nobody is in a hurry the post takes seconds; here the clock is moved on for it. Virtual milliseconds. */
const step = 1_000
/** Post that is not out after so many steps is left to its retries. */
const mostSteps = 150
/** The page breathes between two steps. Real milliseconds. */
const breath = 3
/** Deeds that happen at once: as many hands as reach for their phones. */
const abreast = 6

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** The post of this stop leaves at the pace that Feishu allows, on a clock that does not make anybody wait. */
const postIsOut = async ({ assembly, program, clock }: Session): Promise<void> => {
  for (let steps = 0; steps < mostSteps; steps++) {
    if ((await waitingPost(assembly.world.db, clock.now())) === 0) return
    clock.jumpTo(new Date(clock.now().getTime() + step))
    program.wake()
    await pause(breath)
  }
}

const doAll = async (deeds: readonly Deed[]): Promise<void> => {
  const waiting = [...deeds]
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.run()
  }
  await Promise.all(Array.from({ length: abreast }, hand))
}

/** Deeds of questions, papers, meetings and help that came since the last look. */
const newDeeds = async (session: Session, known: Set<string>): Promise<Deed[]> => {
  const deeds: Deed[] = []
  for (const asked of await openRounds(session)) {
    const { id, branchId, day } = asked.round
    if (known.has(id)) continue
    known.add(id)
    const { dailyCloseTime } = await policyOf(session.assembly.world.db, branchId)
    deeds.push(...(await deedsFor(session, asked, instantAt(day, dailyCloseTime).getTime())))
  }
  for (const paper of await openPapers(session)) {
    if (known.has(paper.id)) continue
    known.add(paper.id)
    const deed = deedForPaper(session, paper)
    if (deed) deeds.push(deed)
  }
  deeds.push(...(await meetingsAhead(session, known)), ...(await helpAhead(session, known)))
  return deeds
}

/** One stop after another, each a job's slot or what people do, until the month is over or somebody has had enough. */
const live = async (session: Session, crowd: boolean, run: MonthRun, enough: () => boolean): Promise<void> => {
  const { clock, program, feishu } = session
  const known = new Set<string>()
  const now = () => clock.now().getTime()
  const nextSlot = async () => (await upcoming(session.assembly.world, jobs))[0]?.at.getTime() ?? run.to
  let deeds = crowd ? await newDeeds(session, known) : []
  let slot = await nextSlot()
  while (now() < run.to && !enough()) {
    clock.jumpTo(new Date(Math.min(slot, run.to, ...deeds.map((deed) => deed.at))))
    run.at = now()
    const due = deeds.filter((deed) => deed.at <= now())
    deeds = deeds.filter((deed) => deed.at > now())
    await doAll(due)
    run.answers += due.length
    if (slot <= now()) {
      await program.tick()
      if (crowd) deeds.push(...(await newDeeds(session, known)))
      slot = await nextSlot()
    }
    await program.deliver()
    await feishu.settle()
    await postIsOut(session)
    await pause(0)
  }
}

/** «运行一个月»: at most one at a time, in this life of the sandbox. */
export const monthsOf = (session: Session): Months => {
  let run: MonthRun | undefined
  let cancelled = false
  let running: Promise<void> = Promise.resolve()

  const go = async (of: MonthRun, crowd: boolean) => {
    const began = performance.now()
    const calm = await session.hurry()
    try {
      await live(session, crowd, of, () => {
        of.ms = Math.round(performance.now() - began)
        return cancelled
      })
      of.state = cancelled ? 'cancelled' : 'done'
    } catch (error) {
      session.assembly.world.log.error('sandbox.failed', { error: briefly(error) })
      of.state = 'failed'
    } finally {
      of.at = session.clock.now().getTime()
      of.ms = Math.round(performance.now() - began)
      await calm()
    }
  }
  return {
    start: (crowd) => {
      if (run?.state === 'running') return false
      const from = session.clock.now().getTime()
      cancelled = false
      run = { state: 'running', from, to: from + monthMs, at: from, answers: 0, ms: 0 }
      running = go(run, crowd)
      return true
    },
    cancel: () => {
      cancelled = true
    },
    state: () => run && { ...run },
    stop: async () => {
      cancelled = true
      await running
    },
  }
}
