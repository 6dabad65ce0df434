import { doOnPaper } from '../../domain/papers/act.ts'
import type { PaperKinds } from '../../domain/papers/kind.ts'
import { paperKind, papersPast } from '../../domain/papers/store.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'

/** Papers a run; the next run goes on. */
const most = 500

/** 收卷：what is past its time ends with what was answered. The event is named after the paper: it ends once. */
export const closePapers = async (kinds: PaperKinds, world: World): Promise<void> => {
  for (const id of await papersPast(world.db, world.clock.now(), most)) {
    const kind = kinds.get((await paperKind(world.db, id)) ?? '')
    if (!kind) continue
    const doing = { eventId: `papers.close/${id}`, at: world.clock.now() }
    await doOnPaper(world, kind, id, { do: 'close' }, { ...doing, ...(kind.reveal === 'at-end' && { redraws: true }) })
  }
}

export const closeJob = (kinds: PaperKinds) =>
  defineJob({
    id: 'papers.close',
    schedule: { cron: '3-59/5 * * * *' },
    catchUp: { kind: 'deadline' },
    idle: async ({ db, clock }) => (await papersPast(db, clock.now(), 1)).length === 0,
    run: (world) => closePapers(kinds, world),
  })
