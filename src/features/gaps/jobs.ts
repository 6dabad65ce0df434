import { isNull, lt } from 'drizzle-orm'
import { texts } from '../../../cards/gaps/texts.ts'
import { localDateOf, localTimeOf } from '../../core/clock.ts'
import { daysBetween } from '../../core/days.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { gapAsks, gaps } from '../../domain/gaps/schema.ts'
import { viewsFor } from '../../domain/gaps/store.ts'
import { mentorOn } from '../../domain/mentorships/store.ts'
import { shiftsInUse } from '../../domain/shifts/in-use.ts'
import { spanOf } from '../../domain/shifts/shift.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import type { World } from '../../platform/world.ts'
import { ahead, askBeforeShifts } from './before-shift.ts'
import { helpFace } from './faces.ts'
import { openMissed } from './missed.ts'
import { peopleById } from './people.ts'
import { helpLetterKey } from './record.ts'

const noneOpen = async ({ db }: Pick<World, 'db'>): Promise<boolean> =>
  (await db.read.$count(gaps, isNull(gaps.closedAt))) === 0

/** Lists are good for filling in for three days; a day later they go. Milliseconds. */
const listsKept = 4 * 24 * 3_600_000

/** A little after the time, and so never at :00 or :30, when meetings are set and everybody's bots speak. Milliseconds. */
const after = 4 * 60_000

/** Before the meeting of each shift that anybody works, in whatever branch. */
const askTimes = async (world: World): Promise<{ scope: string; cron: string }[]> => {
  const today = localDateOf(world.clock.now())
  const shifts = [...(await shiftsInUse(world.db, today)).values()].flat()
  const times = shifts.map((shift) => localTimeOf(new Date(spanOf(shift, today).meeting.getTime() - ahead + after)))
  return [...new Set(times)].map((time) => {
    const [hour, minute] = time.split(':').map(Number)
    return { scope: time, cron: `${minute} ${hour} * * *` }
  })
}

/** 班前抽问：shifts and their meetings are each branch's own. */
export const preshiftJob = defineJob({
  id: 'gaps.preshift-ask',
  schedule: { perScope: askTimes },
  catchUp: { kind: 'deadline' },
  idle: async (world) => (await noneOpen(world)) && (await world.db.read.$count(gapAsks)) === 0,
  run: async (world) => {
    await askBeforeShifts(world)
    const before = new Date(world.clock.now().getTime() - listsKept)
    await world.db.commit((to) => [to.delete(gapAsks).where(lt(gapAsks.startsAt, before))])
  },
})

/** 从作答里找：what was missed twice within thirty days becomes something to help with. After the plan of the reviews. */
export const missesJob = defineJob({
  id: 'gaps.misses',
  schedule: { cron: '53 2 * * *' },
  catchUp: { kind: 'deadline' },
  run: async (world) => {
    const opened = await openMissed(world)
    if (opened > 0) world.log.info('gaps.opened', { n: opened })
  },
})

/** 请包保人帮：the mentor of that day, or whoever stands in, hears of it when it begins and once a week while it lasts. */
export const helpJob = defineJob({
  id: 'gaps.help',
  schedule: { cron: '17 10 * * *' },
  catchUp: { kind: 'latest-within', minutes: 600 },
  run: async (world, { at }) => {
    const { db } = world
    const today = localDateOf(at)
    const open = await viewsFor(db, await db.read.select().from(gaps).where(isNull(gaps.closedAt)))
    const people = await peopleById(
      db,
      open.map((v) => v.gap.memberId),
    )
    const items = await Promise.all(
      open.map(async (view) => {
        const { id, memberId, openedAt, point } = view.gap
        const mentor = await mentorOn(db, memberId, today)
        const helper = mentor?.deputyId ?? mentor?.mentorId
        const person = people.get(memberId)
        // Coached and shown: what is left is to be asked before a shift.
        if (!helper || !person || (view.standing.coached && view.standing.shown === 'can')) return []
        const week = String(Math.floor(daysBetween(localDateOf(openedAt), today) / 7))
        return [
          {
            ...{ key: helpLetterKey(id, helper, week), member: helper, kind: 'care' as const },
            ...{ card: helpFace(view, person, at), line: texts.help.line(person.name, point) },
          },
        ]
      }),
    )
    await pushAll(world, items.flat())
  },
})
