/** @jsxImportSource hono/jsx */
import { localDateOf } from '../../../../core/clock.ts'
import { addDays } from '../../../../core/days.ts'
import type { BranchId } from '../../../../core/ids.ts'
import { type Actor, placeOf } from '../../../../domain/access/actor.ts'
import { page } from '../../../../domain/access/page.ts'
import { show } from '../../../../platform/pages/reply.ts'
import { Bars } from '../../../../web/bars.tsx'
import { Section } from '../../../../web/section.tsx'
import { missedPoints } from '../missed.ts'
import { texts } from './texts.ts'

const words = texts.figures
const days = 30
const shown = 3

/** Another branch by `?branch=`; one's own, as far as one's team, without. */
const branchOf = (actor: Actor, asked: string): BranchId => (asked === '' ? actor.place.branchId : (asked as BranchId))

/** 支部学习：what the branch misses most, as parts and numbers of people, never who. */
export const figuresPage = page({
  method: 'GET',
  path: '/study',
  act: 'study.figures',
  menu: words.menu,
  target: async (world, { query }, actor) => {
    const branchId = branchOf(actor, query('branch'))
    if (branchId === actor.place.branchId) return { place: actor.place }
    const place = await placeOf(world.db, branchId)
    return place && { place }
  },
  run: async (world, { actor, query }) => {
    const until = addDays(localDateOf(world.clock.now()), 1)
    const points = await missedPoints(world.db, branchOf(actor, query('branch')), { until, days, most: shown })
    return show(
      words.title,
      <Section title={words.heading} note={words.note}>
        <Bars
          label={words.chart}
          empty={words.empty}
          of={points.map(({ point, answered, missed }) => ({
            label: point,
            part: missed / answered,
            words: words.words(missed, answered),
          }))}
        />
        {points.length > 0 && <p class="note">{words.use}</p>}
      </Section>,
    )
  },
})
