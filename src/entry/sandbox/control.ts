import { desc, eq } from 'drizzle-orm'
import { features } from '../../app/features.ts'
import { everyBranch, rolesOf, rosterOf } from '../../domain/people/store.ts'
import { jobSlots } from '../../platform/jobs/schema.ts'
import { upcoming } from '../../platform/jobs/slots.ts'
import type { SandboxControl } from '../../sandbox/page/control.ts'
import { texts } from '../cli/texts.ts'
import type { Months } from './month.ts'
import type { Session } from './session.ts'
import { teamsOf } from './teams.ts'
import { travel } from './travel.ts'

const jobs = features.flatMap((f) => f.jobs ?? [])

/** What the page's right column does to the sandbox. */
export const sandboxControl = (
  session: () => Session,
  months: () => Months,
  reset: () => Promise<void>,
): SandboxControl => {
  const jump = async (instant: Date) => {
    if (months().state()?.state === 'running') throw new Error('a month is running')
    await travel(session(), jobs, instant)
  }
  const world = () => session().assembly.world

  return {
    now: () => session().clock.now(),
    advanceMinutes: (n) => jump(new Date(session().clock.now().getTime() + n * 60_000)),
    goTo: (iso) => jump(new Date(iso)),
    nextJob: async () => {
      const [next] = await upcoming(world(), jobs)
      if (!next) return undefined
      await jump(next.at)
      return { job: next.job, at: next.at.toISOString() }
    },
    reset,
    jobs: async () => {
      const next = await upcoming(world(), jobs)
      return Promise.all(
        jobs.map(async ({ id }) => {
          const [last] = await world()
            .db.read.select({ at: jobSlots.at, state: jobSlots.state })
            .from(jobSlots)
            .where(eq(jobSlots.job, id))
            .orderBy(desc(jobSlots.at))
            .limit(1)
          const at = next.find((n) => n.job === id)?.at
          return {
            id,
            ...(at ? { next: at.toISOString() } : {}),
            ...(last ? { last: { at: last.at.toISOString(), state: last.state } } : {}),
          }
        }),
      )
    },
    people: async () => {
      const { db } = world()
      const teams = await teamsOf(db)
      const people = []
      for (const branch of await everyBranch(db))
        for (const member of await rosterOf(db, branch.id))
          if (member.account)
            people.push({
              openId: member.account as string,
              name: member.name,
              role: texts.sandbox.roles(await rolesOf(db, member.id)),
              team: teams.get(member.teamId) ?? '',
            })
      return people
    },
  }
}
