import type { AccountId, ChatId, DepartmentId } from '../../core/ids.ts'
import type { Department, Feishu, Person } from '../../platform/feishu/port.ts'
import { FeishuRefusal } from '../../platform/feishu/refusal.ts'
import type { Seen } from './judge.ts'

/** The codes that mean «you may not look», as opposed to «not now» (feishu.md §7). */
const notShown = new Set([40004, 40013, 43010, 99991672])
const notInGroup = new Set([230002, 232006, 232009, 232010, 232011])

/** What we may see; nothing of what we may not. @throws what may be otherwise in a minute */
const ifShown = async <T>(codes: ReadonlySet<number>, ask: Promise<T>): Promise<T | undefined> => {
  try {
    return await ask
  } catch (error) {
    if (error instanceof FeishuRefusal && codes.has(error.code)) return undefined
    throw error
  }
}

export type Sight = {
  seen: Seen[]
  /** False when the bot is not in the branch's group, or there is no such group any more. */
  group: boolean | undefined
  /** Whether the address book, and its departments, could be looked at. */
  people: boolean
  departments: boolean
}

/** The departments that have the branch's name, and everything below them; also any of a team's name inside. */
const departmentsOf = (all: readonly Department[], branch: string): DepartmentId[] => {
  const ours = all.filter((d) => d.name === branch).map((d) => d.id)
  for (const id of ours) ours.push(...all.filter((d) => d.parent === id).map((d) => d.id))
  return [...new Set(ours)]
}

/**
 * 看飞书：who is in the branch's group, what the address book says of its people, who is in its department. Reads only;
 * what the app may not see is left out, and said.
 *
 * @param accounts of the roster, leavers too
 */
export const lookAt = async (
  feishu: Feishu,
  branch: { name: string; chatId: ChatId | null },
  accounts: readonly AccountId[],
): Promise<Sight> => {
  const members = branch.chatId ? await ifShown(notInGroup, feishu.membersOf(branch.chatId)) : undefined
  const inGroup = members && new Map(members.map((m) => [m.account, m.name]))
  const tree = await ifShown(notShown, feishu.departments())
  const inDepartments = new Map<AccountId, Person>()
  for (const id of departmentsOf(tree ?? [], branch.name))
    for (const person of (await ifShown(notShown, feishu.peopleIn(id))) ?? []) inDepartments.set(person.account, person)
  const all = [...new Set([...accounts, ...(inGroup?.keys() ?? []), ...inDepartments.keys()])]
  const people = await ifShown(notShown, feishu.people(all))

  const seen = all.map((account): Seen => {
    const name = inGroup?.get(account)
    const person = inDepartments.get(account) ?? people?.get(account) ?? (people ? ('unseen' as const) : undefined)
    return {
      account,
      ...(name && { name }),
      ...(inGroup && { inGroup: inGroup.has(account) }),
      ...(person !== undefined && { person }),
      ...(tree && { inDepartment: inDepartments.has(account) }),
    }
  })
  return {
    seen,
    group: branch.chatId ? inGroup !== undefined : undefined,
    people: people !== undefined,
    departments: tree !== undefined,
  }
}
