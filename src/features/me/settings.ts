import type { Card } from '../../../cards/kit/card.ts'
import { digestCard } from '../../../cards/me/digest.card.ts'
import { type SettingsFace, settingsCard } from '../../../cards/me/settings.card.ts'
import { texts } from '../../../cards/me/texts.ts'
import { localDateOf, localTimeOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { command } from '../../domain/access/guard.ts'
import { pushesADay } from '../../domain/disturbance/budget.ts'
import type { DigestFace } from '../../domain/disturbance/digest.ts'
import { exemptKinds, isWhole } from '../../domain/disturbance/kinds.ts'
import { mutesOf } from '../../domain/disturbance/mutes.ts'
import { type PushRow, sentToday, usedToday, waitingFor } from '../../domain/disturbance/store.ts'
import { type ReviewWish, wishOf } from '../../domain/memory/wishes.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

export const momentOf = (at: Date) => ({ day: localDateOf(at), time: localTimeOf(at) })

/** Why it waits, in the words of `cards/me`. */
export const waitsFor = ({ kind, because }: PushRow, muted: boolean | undefined) => {
  if (muted) return 'mute'
  return because === 'budget' && isWhole(kind) ? 'turn' : because
}

/** The letters of a digest are the domain's, its words are ours. */
export const digestFace: DigestFace = ({ key, lines, more }) => ({
  card: digestCard({ digest: key, lines, more }),
  line: texts.digest.asLine(lines.length + more),
})

/**
 * How things stand for this person.
 *
 * @param muted as it will be after the commit that shows this card; as it is now when absent
 * @param wished the same of the reviews
 */
export const settingsCardOf = async (
  { db, clock, config }: World,
  member: MemberId,
  muted?: { until: Date },
  wished?: ReviewWish,
): Promise<Card> => {
  const now = clock.now()
  const until = muted ? muted.until : (await mutesOf(db, [member], now)).get(member)
  const [first, ...others] = await waitingFor(db, [member])
  const face: SettingsFace = {
    used: (await usedToday(db, [member], now)).get(member) ?? 0,
    most: pushesADay,
    pushed: (await sentToday(db, member, now)).map(({ leftAt, writtenAt, kind, line }) => ({
      time: localTimeOf(leftAt ?? writtenAt),
      kind,
      line,
    })),
    ...(first && { waiting: { count: 1 + others.length, because: waitsFor(first, until && until > now) } }),
    ...(until && until > now && { mutedUntil: momentOf(until) }),
    reviews: wished ?? (await wishOf(db, member)),
    exempt: exemptKinds,
    url: `${config.publicUrl}/me/settings`,
  }
  return settingsCard(face)
}

/** 我的设置：in 单聊, wherever it was asked. */
export const settingsCommand = command({
  word: texts.words.settings,
  others: texts.words.settingsToo,
  help: texts.help.settings,
  act: 'settings.change',
  run: async (world, { eventId, account }, actor) => {
    const card = await settingsCardOf(world, actor.id)
    await world.db.commit((to) => [
      enqueue(to, world, { key: `me/settings/${eventId}`, lane: 'reply', to: { account }, card }),
    ])
  },
})
