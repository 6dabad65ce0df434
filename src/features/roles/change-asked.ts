import { and, eq, isNull } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { type Actor, placeOf } from '../../domain/access/actor.ts'
import { may, type Target } from '../../domain/access/may.ts'
import { aboutMember } from '../../domain/access/target.ts'
import type { RoleChange } from '../../domain/people/change-role.ts'
import { roles, scopeKinds } from '../../domain/people/roles.ts'
import { members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Form } from '../../platform/pages/form.ts'
import { placeOfScope } from './store.ts'

/** The scope that a form names as `kind/id`. */
export const scopeIn = (form: Form): Pick<RoleChange, 'scopeKind' | 'scopeId'> | undefined => {
  const [kind, id] = form.text('scope').split('/')
  const scopeKind = scopeKinds.find((k) => k === kind)
  return scopeKind && id ? { scopeKind, scopeId: id } : undefined
}

export const roleIn = (form: Form): RoleChange['role'] | undefined => {
  const role = roles.find((r) => r === form.text('role'))
  return role === 'worker' ? undefined : role
}

/** Where the form wants something to hold; nothing while nothing is picked, and for what is not there. */
export const scopeTarget = async (db: Db, form: Form): Promise<Target | undefined> => {
  const scope = scopeIn(form)
  const place = scope && (await placeOfScope(db, scope.scopeKind, scope.scopeId))
  return place && { place }
}

/** The person with this staff number, if the actor may change that person's roles where that person belongs. */
export const personFor = async (db: Db, actor: Actor, staffNo: string) => {
  const [member] = await db.read
    .select()
    .from(members)
    .where(and(eq(members.staffNo, staffNo.normalize('NFKC')), isNull(members.leftAt)))
  const place = member && (await placeOf(db, member.branchId, member.teamId))
  return place && may(actor, 'roles.change', { place }) ? member : undefined
}

/** The matter of taking it back: the scope, and whose it is; one's own is another administrator's to take. */
export const revokeTarget = async (db: Db, form: Form): Promise<Target | undefined> => {
  const scope = await scopeTarget(db, form)
  const about = await aboutMember(db, form.text('member') as MemberId)
  return scope && about && { ...scope, ...(about.owner && { owner: about.owner }) }
}
