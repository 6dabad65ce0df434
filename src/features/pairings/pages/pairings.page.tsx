/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../core/clock.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import { may, type Target } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { everyBranch } from '../../../domain/people/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Filters, type Option, Select } from '../../../web/form.tsx'
import type { Person } from '../store.ts'
import { overviewOf } from './overview.ts'
import { Alone, Deputies, HandOver, Mentors, Open, Ties } from './sections.tsx'
import { texts } from './texts.ts'

/** The branch that is asked for, one's own when none is. Its team too, so that a team's leader finds the team's part. */
const target = async ({ db }: World, visit: Visit, actor: Actor): Promise<Target | undefined> => {
  const { place } = actor
  const wanted = (await everyBranch(db)).find((b) => b.id === visit.query('branch'))
  if (!wanted || wanted.id === place.branchId) return { place }
  const elsewhere = await placeOf(db, wanted.id)
  return elsewhere && { place: elsewhere }
}

const about = (p: Person): Target => ({
  place: { companyId: p.companyId, branchId: p.branchId, teamId: p.teamId },
  owner: p.id,
})

const branchesFor = async ({ db }: World, actor: Actor): Promise<Option[]> =>
  (await everyBranch(db))
    .filter((b) => may(actor, 'pairing.view', { place: { companyId: b.companyId, branchId: b.id } }))
    .map((b): Option => [b.id, b.name])

/** 包保：who looks after whom in the branch, and what waits; as much of it as the visitor may see and do. */
export const pairingsPage = page({
  method: 'GET',
  path: '/pairings',
  act: 'pairing.view',
  menu: texts.menu,
  target,
  run: async (world, visit) => {
    const { actor } = visit
    const place = (await target(world, visit, actor))?.place ?? actor.place
    const branchId = place.branchId ?? actor.place.branchId
    const here = { place: { companyId: place.companyId, branchId } }
    const seesTies = may(actor, 'tie.view', here)
    const mayChange = may(actor, 'pairing.change', here)
    const of = await overviewOf(world, branchId, {
      ties: seesTies,
      person: (p) => may(actor, 'pairing.view', about(p)),
    })
    const branches = await branchesFor(world, actor)
    const now = world.clock.now()
    return show(
      texts.title,
      <>
        {branches.length > 1 && (
          <Filters to="/pairings">
            <Select label={texts.branch} name="branch" required options={branches} value={branchId} />
          </Filters>
        )}
        <Alone of={of} />
        <Mentors of={of} mayChange={mayChange} />
        {mayChange && <HandOver of={of} once={world.ids.next()} />}
        <Open of={of} />
        {mayChange && <Deputies of={of} today={localDateOf(now)} />}
        {seesTies && <Ties of={of} now={now} />}
      </>,
    )
  },
})
