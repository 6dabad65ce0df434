import { and, eq, isNull, or } from 'drizzle-orm'
import type { AccountId, BranchId, DepartmentId } from '../../../core/ids.ts'
import { noteSeen } from '../../../domain/directory/compare.ts'
import { leave } from '../../../domain/leaving/leave.ts'
import { members } from '../../../domain/people/schema.ts'
import { branchById, type Member } from '../../../domain/people/store.ts'
import type { EventHandler, Happened } from '../../../platform/feature.ts'
import type { Person } from '../../../platform/feishu/port.ts'
import type { World } from '../../../platform/world.ts'
import { scopeEvent, userEvent } from './wire.ts'

type WireUser = (typeof userEvent)['_output']['object']

const ownerOf = async ({ db }: World, account: AccountId): Promise<Member | undefined> => {
  const [member] = await db.read.select().from(members).where(eq(members.account, account))
  return member
}

const personOf = (account: AccountId, { name, employee_no, status, department_ids }: WireUser): Person => ({
  account,
  ...(name && { name }),
  ...(employee_no && { staffNo: employee_no }),
  standing: status && (status.is_resigned || status.is_exited) ? 'gone' : status ? 'there' : 'untold',
  departments: department_ids as DepartmentId[],
})

const branchNote = async (world: World, branchId: BranchId, seen: Parameters<typeof noteSeen>[2]) => {
  const branch = await branchById(world.db, branchId)
  if (branch) await noteSeen(world, branch, seen)
}

/** 飞书说这个人离职了：rights end here and now. Whoever is nobody of ours is nobody's business. */
const gone = async (world: World, account: AccountId, { eventId, happenedAt }: Happened): Promise<void> => {
  const member = await ownerOf(world, account)
  if (!member) return
  const at = happenedAt
  const outcome = await leave(world, { memberId: member.id, at, because: 'feishu', by: 'system', cause: eventId })
  world.log.info('people.gone', { member: member.id, outcome: outcome.kind })
}

const changed = async (world: World, account: AccountId, person: Person, isNew: boolean): Promise<void> => {
  const owner = await ownerOf(world, account)
  if (owner) {
    const isBack = owner.leftAt !== null && isNew
    return branchNote(world, owner.branchId, [{ account, person, ...(isBack && { inDepartment: true }) }])
  }
  // Whoever has that number, or that name, and no account: it may be them, and somebody is asked.
  const like = or(
    ...(person.staffNo ? [eq(members.staffNo, person.staffNo)] : []),
    ...(person.name ? [eq(members.name, person.name)] : []),
  )
  if (!like) return
  const rows = await world.db.read
    .selectDistinct({ branchId: members.branchId })
    .from(members)
    .where(and(like, isNull(members.account), isNull(members.leftAt)))
  for (const { branchId } of rows) await branchNote(world, branchId, [{ account, person }])
}

const onUser = (
  type: string,
  run: (world: World, account: AccountId, object: WireUser, event: Happened) => Promise<void>,
) =>
  ({
    type,
    rule: 'feishu',
    run: async (world, event) => {
      const { object, old_object } = userEvent.parse(event.body)
      const account = object.open_id ?? old_object?.open_id
      if (account) await run(world, account as AccountId, object, event)
    },
  }) satisfies EventHandler

const changes = (isNew: boolean) => async (world: World, account: AccountId, object: WireUser, event: Happened) => {
  const person = personOf(account, object)
  if (person.standing === 'gone') await gone(world, account, event)
  else await changed(world, account, person, isNew)
}

export const userEvents: readonly EventHandler[] = [
  onUser('contact.user.deleted_v3', (world, account, _object, event) => gone(world, account, event)),
  onUser('contact.user.updated_v3', changes(false)),
  onUser('contact.user.created_v3', changes(true)),
  {
    type: 'contact.scope.updated_v3',
    rule: 'feishu',
    run: async (world, { body }) => {
      const { added, removed } = scopeEvent.parse(body)
      const seen = [
        ...(added?.users ?? []).map((u) => ({ u, person: u.open_id && personOf(u.open_id as AccountId, u) })),
        ...(removed?.users ?? []).map((u) => ({ u, person: 'unseen' as const })),
      ]
      for (const { u, person } of seen) {
        const owner = u.open_id ? await ownerOf(world, u.open_id as AccountId) : undefined
        if (owner?.account && person) await branchNote(world, owner.branchId, [{ account: owner.account, person }])
      }
    },
  },
]
