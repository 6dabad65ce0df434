import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { mute } from '../../../domain/disturbance/mutes.ts'
import type { Writes } from '../../../platform/db/db.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { momentText } from '../../../web/when.tsx'
import { texts } from './texts.ts'

const act = 'settings.change'

const muteUntil = async ({ db, ...world }: World, { actor, once }: Visit & { actor: Actor }, until: Date) => {
  await db.commit(
    (to) => mute(to, world, { memberId: actor.id, until, eventId: `page/${actor.id}/${once}` }) as unknown as Writes,
  )
}

/** 免打扰 by a form: so many days from now. */
export const mutePage = page({
  method: 'POST',
  path: '/me/settings/mute',
  act,
  run: async (world, visit) => {
    const days = Number(visit.form.text('days'))
    if (!Number.isInteger(days) || days < 1 || days > 14) return notFound
    const now = world.clock.now()
    const until = new Date(now.getTime() + days * 86_400_000)
    await muteUntil(world, visit, until)
    return goTo('/me/settings', texts.mute.muted(momentText(until, now)))
  },
})

export const unmutePage = page({
  method: 'POST',
  path: '/me/settings/unmute',
  act,
  run: async (world, visit) => {
    await muteUntil(world, visit, new Date(0))
    return goTo('/me/settings', texts.mute.unmuted)
  },
})
