import { instantAt } from '../../../core/clock.ts'
import { readDay } from '../../../core/days.ts'
import type { BranchId } from '../../../core/ids.ts'
import { placeOf } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { partyKinds } from '../kinds.ts'
import { mayChair, teamsIn } from '../list.ts'
import { enterLate, planMeeting, type Wish } from '../plan.ts'
import { agendaOf } from '../rules.ts'
import { texts } from './texts.ts'

const day = 86_400_000
const target = async ({ db }: World, { query }: Visit) => {
  const place = await placeOf(db, query('branch') as BranchId)
  return place && { place }
}
const door = { act: 'meeting.plan', target } as const

type Read = { wish: Omit<Wish, 'by' | 'once'> } | { wrong: string }

/** What the form says. Everything that is named is looked up in the branch: a form is only ever a request. */
const readWish = async (world: World, { query, form }: Visit): Promise<Read> => {
  const branchId = query('branch') as BranchId
  const kind = partyKinds.find((k) => k === form.text('kind'))
  const on = readDay(form.text('day'))
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.exec(form.text('time'))?.[0]
  const chair = (await mayChair(world.db, branchId)).find(({ id }) => id === form.text('chair'))
  const team = (await teamsIn(world.db, branchId)).find(({ id }) => id === form.text('team'))
  const subject = form.text('subject').slice(0, 100)
  if (!kind) return { wrong: texts.bad.kind }
  if (!on || !time) return { wrong: texts.bad.when }
  if (!chair) return { wrong: texts.bad.chair }
  if (subject === '') return { wrong: texts.bad.subject }
  return {
    wish: {
      ...{ branchId, kind, at: instantAt(on, time), subject, place: form.text('place').slice(0, 50) },
      ...{ agenda: agendaOf(form.text('agenda')), teamId: kind === 'group' ? (team?.id ?? null) : null },
      chairId: chair.id,
    },
  }
}

const back = (branch: string, words: string) => goTo(`/meetings?branch=${encodeURIComponent(branch)}`, words, 'bad')

export const planPage = page({
  ...{ method: 'POST', path: '/meetings/plan', ...door },
  run: async (world, visit) => {
    const read = await readWish(world, visit)
    const branch = visit.query('branch')
    if ('wrong' in read) return back(branch, read.wrong)
    const ahead = read.wish.at.getTime() - world.clock.now().getTime()
    if (ahead <= 0) return back(branch, texts.plan.past)
    if (ahead > 366 * day) return back(branch, texts.plan.far)
    const meeting = await planMeeting(world, { ...read.wish, by: visit.actor.id, once: visit.once })
    return meeting ? goTo(`/meetings/${meeting.id}`, texts.plan.done) : back(branch, texts.bad.when)
  },
})

export const latePage = page({
  ...{ method: 'POST', path: '/meetings/late', ...door },
  run: async (world, visit) => {
    const read = await readWish(world, visit)
    const branch = visit.query('branch')
    if ('wrong' in read) return back(branch, read.wrong)
    const why = visit.form.text('why').slice(0, 200)
    const past = world.clock.now().getTime() - read.wish.at.getTime()
    if (why === '') return back(branch, texts.late.needsWhy)
    if (past <= 0) return back(branch, texts.late.future)
    if (past > 100 * day) return back(branch, texts.late.tooFar)
    const meeting = await enterLate(world, { ...read.wish, by: visit.actor.id, once: visit.once, why })
    return meeting ? goTo(`/meetings/${meeting.id}`, texts.late.done) : back(branch, texts.bad.when)
  },
})
