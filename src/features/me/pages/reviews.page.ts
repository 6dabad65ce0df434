import { page } from '../../../domain/access/page.ts'
import { wishOf, wishReviews } from '../../../domain/memory/wishes.ts'
import { goTo, notFound } from '../../../platform/pages/reply.ts'
import { texts } from './texts.ts'

/** 复习题 by a form: so many a day. */
export const reviewsPage = page({
  method: 'POST',
  path: '/me/settings/reviews',
  act: 'settings.change',
  run: async (world, { actor, form, once }) => {
    const given = form.text('perDay')
    if (!/^[0-3]$/.test(given)) return notFound
    const perDay = Number(given)
    const { sureness } = await wishOf(world.db, actor.id)
    await world.db.commit((to) => [
      wishReviews(to, world, { memberId: actor.id, perDay, sureness, eventId: `page/${actor.id}/${once}` }),
    ])
    return goTo('/me/settings', texts.reviews.chosen(perDay))
  },
})
