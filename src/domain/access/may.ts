import type { MemberId } from '../../core/ids.ts'
import type { Actor, Grant, Place } from './actor.ts'
import { type Act, acts, type Way } from './acts.ts'

/** What an act is about. Without a place no role reaches it. */
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

const allows = (way: Way, actor: Actor, { place, owner, deciders }: Target): boolean => {
  switch (way) {
    case 'everyone':
      return true
    case 'own':
      return owner === actor.id
    case 'mentor':
      return owner !== undefined && actor.mentees.has(owner)
    case 'decider':
      return deciders?.has(actor.id) === true
    default:
      if (way.notOwn && owner === actor.id) return false
      return (
        place !== undefined && actor.grants.some((grant) => way.roles.includes(grant.role) && reaches(grant, place))
      )
  }
}

/** 谁能做什么：denied unless one of the act's ways allows it, at this moment. Pure. */
export const may = (actor: Actor, act: Act, target: Target): boolean =>
  (Object.hasOwn(acts, act) ? (acts[act] as readonly Way[]) : []).some((way) => allows(way, actor, target))
