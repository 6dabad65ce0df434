/** @jsxImportSource hono/jsx */
import { reviewItems } from '../../../../../cards/meetings/reviews.actions.ts'
import { texts as words } from '../../../../../cards/meetings/texts.reviews.ts'
import { page } from '../../../../domain/access/page.ts'
import { branchesWithin } from '../../../../domain/access/within.ts'
import { show } from '../../../../platform/pages/reply.ts'
import { Section } from '../../../../web/section.tsx'
import { Table } from '../../../../web/table.tsx'
import { When } from '../../../../web/when.tsx'
import { resultOf } from '../result.ts'
import { closedReviews, countsOf } from '../store.ts'
import { texts } from './texts.ts'

/** 讲课评价：one's own lessons, and the branch's for its secretary; what too few have said is not here. */
export const reviewsPage = page({
  ...{ method: 'GET', path: '/reviews', act: 'lesson-review.view', menu: texts.menu },
  run: async (world, { actor }) => {
    const { ids: branches } = await branchesWithin(world, actor, 'lesson-review.view')
    const reviews = await closedReviews(world.db, { lecturer: actor.id, branches })
    const counts = await countsOf(
      world.db,
      reviews.map((r) => r.lesson),
    )
    const now = world.clock.now()
    return show(
      texts.title,
      <Section title={texts.title} note={texts.note}>
        <Table
          label={texts.title}
          head={texts.head}
          empty={texts.none}
          rows={reviews.map((review) => {
            const { averages, low } = resultOf(
              review.title,
              counts.filter((c) => c.lesson === review.lesson),
            )
            return [
              review.title,
              <When at={review.closesAt} now={now} />,
              ...reviewItems.map((item) => averages[item]),
              low.map((item) => <p>{words.advice[item]}</p>),
            ]
          })}
        />
      </Section>,
    )
  },
})
