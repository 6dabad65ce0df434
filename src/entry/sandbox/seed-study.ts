import { isNull } from 'drizzle-orm'
import { instantAt, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { memberByStaffNo } from '../../domain/people/store.ts'
import { questions } from '../../domain/questions/schema.ts'
import { installSamples } from '../../features/materials/cases/write.ts'
import { publishNew } from '../../features/materials/publish.ts'
import { planMeeting } from '../../features/meetings/plan.ts'
import type { World } from '../../platform/world.ts'
import { sampleMaterials, sampleMeeting } from './texts.study.ts'

/** 支部书记 of the sample roster; stands under what the sample has read and written. */
const secretary = '010001'

const reviewAll = async (world: World, by: MemberId): Promise<void> => {
  const reviewedAt = world.clock.now()
  await world.db.commit((to) => [
    to.update(questions).set({ reviewedBy: by, reviewedAt }).where(isNull(questions.reviewedAt)),
    audit(to, world, { actor: by, action: 'bank.question-approved', object: 'sample' }),
  ])
}

const writeMaterials = async (world: World, branchId: BranchId, by: MemberId): Promise<void> => {
  for (const { name, kind, title, purpose, subject, body, ...asked } of sampleMaterials)
    await publishNew(world, branchId, {
      ...{ once: `sample/${name}`, by, renew: false },
      content: {
        ...{ title, kind, purpose, subject, post: '', body, links: [], files: [], source: '', changes: '' },
        ...{ validFrom: null, validTo: null },
        check: {
          own: { ...asked, kind: 'single', basis: '', subject, point: '', post: '', difficulty: 1 },
        },
      },
    })
}

const planTomorrow = async (world: World, branchId: BranchId, by: MemberId): Promise<void> => {
  const { time, ...about } = sampleMeeting
  const at = instantAt(addDays(localDateOf(world.clock.now()), 1), time)
  await planMeeting(world, { ...about, branchId, kind: 'committee', at, teamId: null, chairId: by, by, once: 'sample' })
}

/** 示例支部的学习：a bank that two people stand behind, accident cases, something to read, a meeting tomorrow. */
export const seedStudy = async (world: World, branchId: BranchId): Promise<void> => {
  const by = (await memberByStaffNo(world.db, secretary))?.id
  if (!by) return
  await writeMaterials(world, branchId, by)
  await installSamples(world, branchId, by)
  await reviewAll(world, by)
  await planTomorrow(world, branchId, by)
}
