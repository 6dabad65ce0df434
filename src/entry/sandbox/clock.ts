import type { Clock } from '../../core/clock.ts'

/** A clock that runs like the real one, from wherever it was put; it is never put back. */
export type SandboxClock = Clock & {
  /** Jumps to the instant, if that lies ahead. */
  jumpTo(instant: Date): void
  /** Milliseconds ahead of the real clock: what a restart needs to go on. */
  ahead(): number
}

/**
 * @param ahead milliseconds, or where to begin
 * @param real the real time in milliseconds
 */
export const sandboxClock = (
  start: { ahead: number } | { at: Date },
  real: () => number = () => Date.now(),
): SandboxClock => {
  let ahead = 'ahead' in start ? start.ahead : start.at.getTime() - real()
  return {
    now: () => new Date(real() + ahead),
    jumpTo: (instant) => {
      ahead = Math.max(ahead, instant.getTime() - real())
    },
    ahead: () => ahead,
  }
}
