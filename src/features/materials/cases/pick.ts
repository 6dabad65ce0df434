import type { CaseId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { type AccidentCase, pickCase } from '../../../domain/cases/cases.ts'
import type { CaseKind } from '../../../domain/cases/schema.ts'
import { rosterOf } from '../../../domain/people/store.ts'
import type { World } from '../../../platform/world.ts'

/** Shown within this, it comes only when there is nothing else. Milliseconds. */
const lately = 60 * 86_400_000

/** One that fits those whom the chair speaks to: the own team. */
export const pickFor = async (
  world: World,
  { place: { branchId, teamId } }: Actor,
  { kind, but }: { kind?: CaseKind; but?: CaseId } = {},
): Promise<AccidentCase | undefined> => {
  const crew = (await rosterOf(world.db, branchId)).filter((m) => m.teamId === teamId)
  return pickCase(world.db, {
    branchId,
    posts: [...new Set(crew.map((m) => m.post))],
    notShownSince: new Date(world.clock.now().getTime() - lately),
    ...(kind && { kind }),
    ...(but && { but }),
  })
}
