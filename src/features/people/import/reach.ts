import type { BranchId, CompanyId } from '../../../core/ids.ts'
import type { Actor, Grant, Place } from '../../../domain/access/actor.ts'
import type { Act } from '../../../domain/access/acts.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import type { Limits } from '../../../domain/people/roster.ts'

/** A place at which the grant holds: somebody may look after a branch without belonging to it. */
const placeOf = ({ scopeKind, scopeId }: Grant, home: Place): Place => {
  if (scopeKind === 'company') return { companyId: scopeId as CompanyId }
  return { companyId: home.companyId, branchId: scopeId as BranchId }
}

/** Anything that this person may do this act to; nothing when there is no such thing. */
export const somewhere = (actor: Actor, act: Act): Target | undefined =>
  actor.grants
    .filter(({ scopeKind }) => scopeKind !== 'team')
    .map((grant) => ({ place: placeOf(grant, actor.place) }))
    .find((target) => may(actor, act, target))

/** How far this person's hand reaches with a roster, at this moment. */
export const limitsOf = (actor: Actor): Limits => ({
  self: actor.id,
  home: actor.place.companyId,
  reaches: (place) => may(actor, 'people.import', { place }),
})
