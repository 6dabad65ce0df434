import { texts } from '../../../cards/bank/texts.ts'
import { doubtsCard } from '../../../cards/bank/told.card.ts'
import { localDateOf } from '../../core/clock.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId } from '../../core/ids.ts'
import { attempts } from '../../domain/attempts/schema.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { questionDoubts } from './schema.ts'
import { doubtfulOnes } from './statistics.ts'
import { keepersOfBank } from './tell.ts'

const notice = async (world: World, at: Date): Promise<void> => {
  const found = await doubtfulOnes(world.db)
  const day = localDateOf(at)
  const url = `${world.config.publicUrl}/bank?state=doubt`
  // Told first: a second look after a crash says it again under the same key.
  for (const [branchId, some] of groupBy(found, (one) => one.branchId)) {
    const count = some.length
    const keepers = await keepersOfBank(world.db, branchId as BranchId | '')
    await pushAll(
      world,
      keepers.map((member) => ({
        key: `bank/doubts/${branchId || 'company'}/${day}/${member}`,
        ...{ member, kind: 'duty' as const, card: doubtsCard({ count, url }), line: texts.stopped.doubtLine(count) },
      })),
    )
  }
  if (found.length === 0) return
  const rows = found.map(({ id: questionId, people: answered, rate }) => ({ questionId, answered, rate, at }))
  await world.db.commit((to) => [to.insert(questionDoubts).values(rows).onConflictDoNothing()])
}

/** 大多数人答错的题：noticed once, at night; those who keep the bank hear of it. */
export const doubtsJob = defineJob({
  id: 'bank.doubts',
  schedule: { cron: '26 4 * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db: { read } }) => (await read.select().from(attempts).limit(1)).length === 0,
  run: (world, { at }) => notice(world, at),
})
