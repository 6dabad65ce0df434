import { and, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import { dutyCard } from '../../../cards/meetings/duty.card.ts'
import { remindCard } from '../../../cards/meetings/invite.card.ts'
import { texts } from '../../../cards/meetings/texts.duties.ts'
import { texts as shared } from '../../../cards/meetings/texts.ts'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { MemberId } from '../../core/ids.ts'
import { overridesOf } from '../../domain/calendar/calendar.ts'
import { officeDayOf } from '../../domain/calendar/office-day.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { members, roleGrants } from '../../domain/people/schema.ts'
import { type Branch, everyBranch, secretariesOf } from '../../domain/people/store.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { dueSessions, storeSessions } from './due-sessions.ts'
import { type Duty, type Stage, stageOf } from './duties.ts'
import { dutyBook, sinceOf } from './duty-book.ts'
import { expectedIds } from './expected.ts'
import { momentOf, whichOf } from './faces.ts'
import { owed, partyKinds } from './kinds.ts'
import { meetings } from './schema.ts'
import { inState } from './store.ts'

/** Those who look after all branches of the company. */
const companyKeepers = async ({ read }: World['db'], { companyId }: Branch): Promise<MemberId[]> => {
  const rows = await read
    .selectDistinct({ id: members.id })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .where(
      and(
        eq(roleGrants.scopeKind, 'company'),
        eq(roleGrants.scopeId, companyId),
        inArray(roleGrants.role, ['secretary', 'administrator']),
        isNull(roleGrants.until),
        isNull(members.leftAt),
      ),
    )
  return rows.map(({ id }) => id)
}

/** A day's wait is no harm; afterwards the next stage speaks. */
const worthMs = 2 * 86_400_000

const say = async (world: World, branch: Branch, { duty, stage, at }: { duty: Duty; stage: Stage; at: Date }) => {
  const people =
    stage === 'company'
      ? await companyKeepers(world.db, branch)
      : (await secretariesOf(world.db, branch.id)).map((m) => m.id)
  const { kind, period } = duty
  const url = `${world.config.publicUrl}/meetings?branch=${branch.id}`
  const card = dutyCard({ branch: branch.name, kind, every: owed[kind], period, stage, url })
  await pushAll(
    world,
    people.map((member) => ({
      // Once for each stage, however often the job comes by.
      ...{
        key: `meetings/duty/${branch.id}/${kind}/${period.first}/${stage}/${member}`,
        member,
        kind: 'duty' as const,
      },
      ...{ card, line: texts.line(branch.name, kind, texts.stages[stage]) },
      expiresAt: new Date(at.getTime() + worthMs),
    })),
  )
}

/** 当天的三会一课 once more to those who are to come, unless they were told today. */
const remindOfToday = async (world: World, branch: Branch, today: LocalDate): Promise<void> => {
  const planned = await world.db.read
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.branchId, branch.id),
        inArray(meetings.kind, [...partyKinds]),
        eq(meetings.state, 'planned'),
        eq(meetings.day, today),
        gte(meetings.plannedAt, world.clock.now()),
        lt(meetings.writtenAt, instantAt(today, '00:00')),
      ),
    )
  for (const meeting of planned) {
    const when = shared.when(momentOf(meeting.plannedAt))
    await pushAll(
      world,
      (await expectedIds(world.db, meeting)).map((member) => ({
        ...{ key: `meetings/today/${meeting.id}/${member}`, member, kind: 'study' as const },
        ...{ card: remindCard(whichOf(meeting)), line: shared.remind.line(meeting.kind, when) },
        ...{ expiresAt: meeting.plannedAt, provided: inState(meeting.id, 'planned') },
      })),
    )
  }
}

/** 三会一课到期、逾期提醒; and yesterday's sessions come into the ledger, also those that nobody was told of. */
export const dutyJob = defineJob({
  id: 'meetings.duty-remind',
  schedule: { cron: '27 9 * * *' },
  catchUp: { kind: 'latest-within', minutes: 600 },
  run: async (world, { at }) => {
    const today = localDateOf(at)
    const yesterday = addDays(today, -1)
    for (const branch of await everyBranch(world.db)) {
      if ((await sinceOf(world.db, branch.id, today)) <= yesterday)
        await storeSessions(
          world,
          { branchId: branch.id, day: yesterday },
          await dueSessions(world.db, branch.id, yesterday),
        )
      await remindOfToday(world, branch, today)
      const overrides = await overridesOf(world.db, branch.id)
      const isOffice = (day: LocalDate) => officeDayOf(overrides, day).office
      if (!isOffice(today)) continue
      // What was missed long ago is in the ledger; nobody is reminded of it for ever.
      for (const duty of await dutyBook(world.db, branch.id, today, 1)) {
        const stage = stageOf(duty, today, isOffice)
        if (stage) await say(world, branch, { duty, stage, at })
      }
    }
  },
})
