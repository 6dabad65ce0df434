import { features } from '../../src/app/features.ts'
import type { Job } from '../../src/platform/jobs/job.ts'

type Taken = { runs: number; ms: number; asked: number; askMs: number }

/** How long each job takes, and how long it takes to ask when it is due. Put back what it has changed by `stop`. */
export const stopwatch = () => {
  const taken = new Map<string, Taken>()
  const undo: (() => void)[] = []
  const timed = async <T>(id: string, what: 'run' | 'ask', work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    try {
      return await work()
    } finally {
      const of = taken.get(id) ?? { runs: 0, ms: 0, asked: 0, askMs: 0 }
      taken.set(id, of)
      const ms = performance.now() - begun
      if (what === 'run') Object.assign(of, { runs: of.runs + 1, ms: of.ms + ms })
      else Object.assign(of, { asked: of.asked + 1, askMs: of.askMs + ms })
    }
  }
  for (const job of features.flatMap((f): readonly Job[] => f.jobs ?? [])) {
    const { id, run, idle, schedule } = job
    const changed: Partial<Job> = {
      run: (world, slot) => timed(id, 'run', () => run(world, slot)),
      ...(idle && { idle: (world) => timed(id, 'ask', () => idle(world)) }),
      ...('perScope' in schedule && {
        schedule: { perScope: (world) => timed(id, 'ask', () => schedule.perScope(world)) },
      }),
    }
    Object.assign(job, changed)
    undo.push(() => Object.assign(job, { run, schedule, ...(idle && { idle }) }))
  }
  return {
    stop: () => {
      for (const back of undo) back()
    },
    /** The dearest first: seconds, and milliseconds a time. */
    list: () =>
      [...taken]
        .sort(([, a], [, b]) => b.ms + b.askMs - a.ms - a.askMs)
        .slice(0, 12)
        .map(
          ([id, t]) =>
            `${id}: ${(t.ms / 1000).toFixed(1)} s in ${t.runs} runs, ${(t.askMs / 1000).toFixed(1)} s in ${t.asked} asks`,
        ),
  }
}
