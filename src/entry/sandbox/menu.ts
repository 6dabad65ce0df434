import type { AccountId } from '../../core/ids.ts'
import type { Member } from '../../domain/people/store.ts'
import { emptyForm } from '../../platform/pages/form.ts'
import type { Page, Visit } from '../../platform/pages/page.ts'
import type { World } from '../../platform/world.ts'

/** The pages that this person finds on the home page, and the home page itself. */
export const menuOf = async (
  world: World,
  member: Member,
  pages: readonly Page[],
): Promise<{ path: string; label: string }[]> => {
  const { id, name, branchId, teamId, account } = member
  const visit: Visit = {
    member: { id, name, branchId, teamId, account: account as AccountId },
    params: {},
    query: () => '',
    form: emptyForm,
    once: '',
  }
  const offered = pages.flatMap(({ path, menu, enter }) => (menu ? [{ path, label: menu.label, enter }] : []))
  const open = await Promise.all(offered.map((one) => one.enter(world, visit)))
  return offered.filter((_, i) => open[i]).map(({ path, label }) => ({ path, label }))
}
