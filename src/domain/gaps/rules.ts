import { localDateOf } from '../../core/clock.ts'
import type { gapResults, gapSteps } from './schema.ts'

export type GapStepName = (typeof gapSteps)[number]
export type GapResult = (typeof gapResults)[number]
/** One thing that was done about it; `seq` in the order in which it was written down. */
export type StepTaken = { seq: number; step: GapStepName; result: GapResult; occurredAt: Date }

/** The branch's rule `gapClosing`. */
export type GapClosing = 'both' | 'site'

/** How far it is: what was last found out in each way since the point was last missed. */
export type GapStanding = {
  coached: boolean
  asked: GapResult | undefined
  shown: GapResult | undefined
  /** What the branch asks for is there: nothing is left to help with. */
  over: boolean
}

/** By when it happened, not by when it was written down: what is filled in late does not undo what is newer. */
const inTime = (steps: readonly StepTaken[]): StepTaken[] =>
  [...steps].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.seq - b.seq)

/**
 * 走到哪一步了。A miss takes back what was found out before it. Of what is shown on site only the day is known, so it
 * counts from the day of the miss on. Pure.
 *
 * @param missedAt when the point was last answered wrong, if ever
 * @param closing what the branch asks for: asked right without help and shown on site, or shown on site
 */
export const standingOf = (
  steps: readonly StepTaken[],
  missedAt: Date | undefined,
  closing: GapClosing = 'both',
): GapStanding => {
  const counts = ({ step, occurredAt }: StepTaken): boolean =>
    missedAt === undefined ||
    (step === 'shown' ? localDateOf(occurredAt) >= localDateOf(missedAt) : occurredAt > missedAt)
  const since = inTime(steps).filter(counts)
  const last = (step: GapStepName) => since.findLast((s) => s.step === step)?.result
  const [asked, shown] = [last('asked'), last('shown')]
  return {
    coached: steps.some((s) => s.step === 'coached'),
    asked,
    shown,
    over: shown === 'can' && (closing === 'site' || asked === 'can'),
  }
}

/** So long something may be written down after it happened: people come up, sleep, and have a day off. */
export const lateAtMost = 72 * 3_600_000
/** Clocks differ. */
const aheadAtMost = 600_000

export type WrongTime = 'ahead' | 'too-late' | 'before-it-opened'

/** What stands against that moment, if anything. Pure. */
export const wrongTime = (occurredAt: Date, openedAt: Date, now: Date): WrongTime | undefined => {
  if (occurredAt.getTime() > now.getTime() + aheadAtMost) return 'ahead'
  if (now.getTime() - occurredAt.getTime() > lateAtMost) return 'too-late'
  return localDateOf(occurredAt) < localDateOf(openedAt) ? 'before-it-opened' : undefined
}
