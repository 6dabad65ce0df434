import type { Actor } from '../../domain/access/actor.ts'
import { may } from '../../domain/access/may.ts'
import { branchById } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import { type Learner, learnersOf } from './audience.ts'
import { checkOf } from './faces.ts'
import { type Reading, readingsOf, type Stored } from './store.ts'

export type Standing = 'understood' | 'read' | 'none'

/** How far somebody is with a version. Pure. */
export const standingOf = (reading: Reading | undefined): Standing =>
  reading?.understoodAt ? 'understood' : reading ? 'read' : 'none'

/** Whether there is nothing left to ask of them. A question that nobody may be asked now is asked of nobody. Pure. */
export const isDone = (standing: Standing, hasCheck: boolean): boolean =>
  standing === 'understood' || (standing === 'read' && !hasCheck)

export type Progress = {
  hasCheck: boolean
  /** Of those whom the visitor may see. */
  learners: readonly { member: Learner; standing: Standing }[]
}

/** 学了多少：of those in the visitor's reach who are to learn it. */
export const progressFor = async (world: World, stored: Stored, actor: Actor): Promise<Progress> => {
  const { material, version } = stored
  const [branch, learners, readings, check] = await Promise.all([
    branchById(world.db, material.branchId),
    learnersOf(world.db, stored),
    readingsOf(world.db, material.id, version.version),
    checkOf(world, version),
  ])
  const companyId = branch?.companyId
  if (!companyId) return { hasCheck: false, learners: [] }
  const visible = learners.filter(({ branchId, teamId }) =>
    may(actor, 'material.progress', { place: { companyId, branchId, teamId } }),
  )
  return {
    hasCheck: check !== undefined,
    learners: visible.map((member) => ({ member, standing: standingOf(readings.get(member.id)) })),
  }
}
