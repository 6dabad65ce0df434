/** @jsxImportSource hono/jsx */
import { readDay } from '../../../core/days.ts'
import { page } from '../../../domain/access/page.ts'
import { changeCalendar } from '../../../domain/calendar/calendar.ts'
import { dayKinds } from '../../../domain/calendar/schema.ts'
import { goTo, showAgain } from '../../../platform/pages/reply.ts'
import { DayForm, YearForm } from './forms.tsx'
import { readYear } from './read-year.ts'
import { texts } from './texts.ts'

const { said } = texts

/** 改一天 */
export const changeDay = page({
  method: 'POST',
  path: '/calendar/day',
  act: 'calendar.change',
  run: async (world, { actor, form }) => {
    const day = readDay(form.text('day'))
    const kind = dayKinds.find((k) => k === form.text('kind'))
    const again = (why: string) => showAgain(texts.one.title, <DayForm day={form.text('day')} />, why)
    if (!day) return again(said.badDay)
    if (!kind) return again(said.badKind)
    const name = form.text('name') || texts.one.kinds[kind]
    if (name.length > 20) return again(said.badName)
    const { branchId } = actor.place
    const outcome = await changeCalendar(world, { branchId, days: [{ day, kind, name }], by: actor.id })
    return goTo(`/calendar?year=${day.slice(0, 4)}`, said[outcome])
  },
})

/** 录入一年：all lines or none. */
export const enterYear = page({
  method: 'POST',
  path: '/calendar/year',
  act: 'calendar.change',
  run: async (world, { actor, form }) => {
    const year = Number(form.text('year'))
    const again = (why: string) =>
      showAgain(texts.whole.title, <YearForm year={year || 0} lines={form.text('lines')} />, why)
    if (!Number.isInteger(year) || year < 2026 || year > 2100) return again(said.badYear)
    const read = readYear(form.text('lines'), year)
    if ('wrong' in read) return again(read.wrong)
    if (read.days.length === 0) return again(said.noLines)
    const done = form.texts('done').includes('yes')
    const { branchId } = actor.place
    const change = { branchId, days: read.days, by: actor.id }
    return goTo(`/calendar?year=${year}`, said[await changeCalendar(world, done ? { ...change, year } : change)])
  },
})
