import { checkAction, readAction } from '../../../cards/materials/actions.ts'
import { retiredCard } from '../../../cards/materials/sent.card.ts'
import { texts } from '../../../cards/materials/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { MaterialId } from '../../core/ids.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { askCheck, type CheckOutcome } from './check.ts'
import { readMaterial } from './read.ts'
import { obstacle, type Stored, storedById } from './store.ts'
import { aboutMaterial } from './targets.ts'

const info = (content: string): ClickReply => ({ toast: { type: 'info', content } })

const rule = {
  act: 'material.view',
  target: (world: World, payload: { material: string }) => aboutMaterial(world, payload.material),
} as const

/** The material as it counts now, or why there is nothing to learn; a card of one's own says so too. */
const met = async (
  world: World,
  { material, place }: { material: string; place: 'group' | 'own' },
): Promise<{ stored: Stored } | { reply: ClickReply }> => {
  const stored = await storedById(world.db, material as MaterialId)
  const why = stored ? obstacle(stored, localDateOf(world.clock.now())) : 'gone'
  if (stored && !why) return { stored }
  const shown = stored && why === 'gone' && place === 'own'
  return { reply: { ...info(texts.toast[why ?? 'gone']), ...(shown && { card: retiredCard(stored.version.title) }) } }
}

const onRead = onClick(readAction, rule, async (world, { payload, actor }) => {
  const found = await met(world, payload)
  if ('reply' in found) return found.reply
  const own = payload.place === 'own'
  const { card, again } = await readMaterial(world, found.stored, actor, own ? 'here' : 'letter')
  if (own) return { ...info(texts.toast.readHere), card }
  return info(again ? texts.toast.readJustNow : texts.toast.read)
})

const said: Record<CheckOutcome, string> = { ...texts.toast, asked: texts.toast.check }

const onCheck = onClick(checkAction, rule, async (world, { payload, actor }) => {
  const found = await met(world, payload)
  if ('reply' in found) return found.reply
  return info(said[await askCheck(world, found.stored, actor)])
})

export const clicks = [onRead, onCheck]
