import { eq } from 'drizzle-orm'
import { rosterWords } from '../../../cards/import/texts.roster.ts'
import { grantRole, type RoleChange, revokeRole } from '../../domain/people/change-role.ts'
import { type Role, usualScope } from '../../domain/people/roles.ts'
import { members } from '../../domain/people/schema.ts'
import { scopeNamed } from '../../domain/people/scope.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Arguments, type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.roles.ts'

const roleNamed = (given: string): RoleChange['role'] => {
  const role = Object.entries(rosterWords.roles).find(([word]) => word === given)?.[1] as Role | undefined
  if (!role || role === 'worker') throw new Refused(texts.noSuchRole(given))
  return role
}

const scopeFlag = (given: string | boolean | undefined, role: Role) => {
  if (typeof given !== 'string') return { kind: usualScope(role), name: undefined }
  const [word = '', ...name] = given.split(/[:：]/)
  const kind = Object.entries(texts.scopes).find(([w]) => w === word)?.[1]
  if (!kind) throw new Refused(texts.noSuchScope(given))
  return { kind, name: name.length > 0 ? name.join(':') : undefined }
}

/** @throws Usage, or Refused with the reason in words */
const changeIn = async (db: Db, { words, flags }: Arguments): Promise<RoleChange & { staffNo: string }> => {
  const [staffNo, roleWord, ...more] = words
  if (!staffNo || !roleWord || more.length > 0) throw new Usage('role')
  const role = roleNamed(roleWord)
  const { kind, name } = scopeFlag(flags.scope, role)
  const [member] = await db.read.select().from(members).where(eq(members.staffNo, staffNo))
  if (!member) throw new Refused(texts.noSuchPerson(staffNo))
  const scopeId = await scopeNamed(db, kind, name, member)
  if (scopeId === undefined) throw new Refused(texts.noSuchScope(String(flags.scope)))
  return { staffNo, memberId: member.id, role, scopeKind: kind, scopeId }
}

export const peopleGrant: Command = {
  name: 'people grant',
  usage: texts.usage('people grant'),
  values: ['scope'],
  run: async (args, print, open) => {
    const { world } = await open()
    const { staffNo, ...change } = await changeIn(world.db, args)
    const outcome = await grantRole(world, change, 'operator')
    if (outcome === 'refused') throw new Refused(texts.refused({ staffNo, ...change }))
    print.out(texts[outcome]({ staffNo, ...change }))
  },
}

export const peopleRevoke: Command = {
  name: 'people revoke',
  usage: texts.usage('people revoke'),
  values: ['scope'],
  run: async (args, print, open) => {
    const { world } = await open()
    const { staffNo, ...change } = await changeIn(world.db, args)
    const outcome = await revokeRole(world, change, 'operator')
    print.out(texts[outcome === 'revoked' ? 'revoked' : 'notHeld']({ staffNo, ...change }))
  },
}
