import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { BranchId, CompanyId, TeamId } from '../../core/ids.ts'
import type { Actor, Grant, Place } from '../../domain/access/actor.ts'
import type { Act } from '../../domain/access/acts.ts'
import { may, type Target } from '../../domain/access/may.ts'
import type { Limits } from '../../domain/people/roster.ts'
import { branches, members } from '../../domain/people/schema.ts'

/** A place at which the grant holds: somebody may look after a branch without belonging to it. */
const placeOf = ({ scopeKind, scopeId }: Grant, { companyId }: Place): Place => {
  if (scopeKind === 'company') return { companyId: scopeId as CompanyId }
  return scopeKind === 'branch'
    ? { companyId, branchId: scopeId as BranchId }
    : { companyId, teamId: scopeId as TeamId }
}

const grantsFor = (actor: Actor, act: Act): readonly Grant[] =>
  actor.grants.filter((grant) => may(actor, act, { place: placeOf(grant, actor.place) }))

/** Anything that this person may do this act to; nothing when there is no such thing. */
export const somewhere = (actor: Actor, act: Act): Target | undefined => {
  const [grant] = grantsFor(actor, act)
  return grant && { place: placeOf(grant, actor.place) }
}

const inCompany = (companyId: string): SQL =>
  sql`${members.branchId} in (select id from ${branches} where company_id = ${companyId})`

const within = ({ scopeKind, scopeId }: Grant): SQL => {
  if (scopeKind === 'company') return inCompany(scopeId)
  return scopeKind === 'branch' ? eq(members.branchId, scopeId as BranchId) : eq(members.teamId, scopeId as TeamId)
}

/** The same as a condition on people: those whom this person may do it to. */
export const withinReach = (actor: Actor, act: Act): SQL =>
  sql`${inCompany(actor.place.companyId)} and (${or(...grantsFor(actor, act).map(within)) ?? sql`false`})`

/** How far this person's hand reaches with a roster, at this moment. */
export const limitsOf = (actor: Actor): Limits => ({
  self: actor.id,
  home: actor.place.companyId,
  reaches: (place) => may(actor, 'people.import', { place }),
})
