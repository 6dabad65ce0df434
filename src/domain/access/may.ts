import type { MemberId } from '../../core/ids.ts'
import type { Actor, Grant, Place } from './actor.ts'
import { type Act, acts, type Way } from './acts.ts'

/** What an act is about. Without a place no role reaches it, and nobody is its colleague. */
export type Target = {
  place?: Place
  /** Whose it is. */
  owner?: MemberId
  deciders?: ReadonlySet<MemberId>
}

/** Whether the place lies within what the grant reaches. */
export const reaches = ({ scopeKind, scopeId }: Grant, place: Place): boolean =>
  (scopeKind === 'company' && place.companyId === scopeId) ||
  (scopeKind === 'branch' && place.branchId === scopeId) ||
  (scopeKind === 'team' && place.teamId === scopeId)

const worksIn = ({ place }: Actor, { companyId, branchId }: Place): boolean =>
  place.companyId === companyId && (branchId === undefined || place.branchId === branchId)

const allows = (way: Way, actor: Actor, { place, owner, deciders }: Target): boolean => {
  switch (way) {
    case 'own':
      return owner === actor.id
    case 'mentor':
      return owner !== undefined && actor.mentees.has(owner)
    case 'decider':
      return deciders?.has(actor.id) === true
    case 'colleague':
      return place !== undefined && worksIn(actor, place)
    default:
      if (place === undefined || (way.notOwn && owner === actor.id)) return false
      return actor.grants.some((grant) => way.roles.includes(grant.role) && reaches(grant, place))
  }
}

/**
 * 能不能做：denied unless one of the act's ways allows it at this moment. Pure.
 *
 * Between two companies there is no way at all, whatever somebody holds or is named in.
 */
export const may = (actor: Actor, act: Act, target: Target): boolean => {
  if (target.place && target.place.companyId !== actor.place.companyId) return false
  return (Object.hasOwn(acts, act) ? (acts[act] as readonly Way[]) : []).some((way) => allows(way, actor, target))
}
