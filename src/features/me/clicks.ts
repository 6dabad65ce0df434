import { digestAction, muteAction, reviewsAction, surenessAction, unmuteAction } from '../../../cards/me/actions.ts'
import { digestCard } from '../../../cards/me/digest.card.ts'
import { texts } from '../../../cards/me/texts.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import { mute } from '../../domain/disturbance/mutes.ts'
import { linesOfDigest } from '../../domain/disturbance/store.ts'
import { type ReviewWish, wishOf, wishReviews } from '../../domain/memory/wishes.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { Click, ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { momentOf, settingsCardOf } from './settings.ts'

const rule = { act: 'settings.change' } as const

const muteUntil = async (
  world: World,
  { actor, eventId, keep }: Click & { actor: Actor },
  until: Date,
): Promise<ClickReply> => {
  const muted = until > world.clock.now()
  const reply: ClickReply = {
    toast: {
      type: 'success',
      content: muted ? texts.toast.muted(texts.moment(momentOf(until))) : texts.toast.unmuted,
    },
    card: await settingsCardOf(world, actor.id, { until }),
  }
  const writes = (to: Writer): Write[] => [...mute(to, world, { memberId: actor.id, until, eventId }), keep(to, reply)]
  await world.db.commit((to) => writes(to) as unknown as Writes)
  return reply
}

const onMute = onClick(muteAction, rule, (world, click) =>
  muteUntil(world, click, new Date(world.clock.now().getTime() + click.payload.days * 86_400_000)),
)

const onUnmute = onClick(unmuteAction, rule, (world, click) => muteUntil(world, click, new Date(0)))

const wish = async (
  world: World,
  { actor, eventId, keep }: Click & { actor: Actor },
  change: Partial<ReviewWish>,
  content: string,
): Promise<ClickReply> => {
  const wished = { ...(await wishOf(world.db, actor.id)), ...change }
  const card = await settingsCardOf(world, actor.id, undefined, wished)
  const reply: ClickReply = { toast: { type: 'success', content }, card }
  await world.db.commit((to) => [wishReviews(to, world, { ...wished, memberId: actor.id, eventId }), keep(to, reply)])
  return reply
}

const onReviews = onClick(reviewsAction, rule, (world, click) =>
  wish(world, click, { perDay: click.payload.perDay }, texts.reviews.chosen(click.payload.perDay)),
)

const onSureness = onClick(surenessAction, rule, (world, click) =>
  wish(world, click, { sureness: click.payload.ask }, texts.reviews.sure(click.payload.ask)),
)

/** As many lines as surely fit into 30 KB. */
const mostLines = 60

const onDigest = onClick(digestAction, rule, async (world, { actor, payload }) => {
  const lines = await linesOfDigest(world.db, actor.id, payload.digest)
  if (lines.length === 0) return { toast: { type: 'warning', content: texts.toast.digestGone } }
  return {
    toast: { type: 'info', content: texts.toast.digestShown },
    card: digestCard({ lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) }),
  }
})

export const clicks = [onMute, onUnmute, onReviews, onSureness, onDigest]
