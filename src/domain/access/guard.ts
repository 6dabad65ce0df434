import type { CardAction } from '../../../cards/kit/action.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { texts } from '../../../cards/shell/texts.ts'
import {
  type Click,
  type ClickHandler,
  type ClickReply,
  type Command,
  isWord,
  type Said,
  wordAndRest,
} from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { type Actor, actorByAccount } from './actor.ts'
import type { Act } from './acts.ts'
import { may, type Target } from './may.ts'

const refuse = (content: string): ClickReply => ({ toast: { type: 'warning', content } })

/** What the act is about; nothing when there is no such thing, which looks the same as «not for you». */
type TargetOf<P> = (world: World, payload: P, actor: Actor) => Promise<Target | undefined>

/** One's own affairs at one's own place: what most of what people tap and type is about. */
export const oneself = (actor: Actor): Target => ({ place: actor.place, owner: actor.id })

/**
 * A button's handler behind its rule: the verified operator must be in the roster and allowed now. The payload's type
 * comes from the action, so a handler cannot misread its own button.
 *
 * @param rule.target absent: oneself
 */
export const onClick = <P>(
  action: CardAction<P>,
  rule: { act: Act; target?: TargetOf<P> },
  run: (world: World, click: Click<P> & { actor: Actor }) => Promise<ClickReply>,
): ClickHandler => ({
  action,
  rule: rule.act,
  run: async (world, click) => {
    const payload = action.payload.parse(click.payload)
    const actor = await actorByAccount(world.db, click.account)
    if (!actor) return refuse(texts.stranger)
    const target = rule.target ? await rule.target(world, payload, actor) : oneself(actor)
    if (!target || !may(actor, rule.act, target)) {
      world.log.warn('access.refused', { act: rule.act, actor: actor.id })
      return refuse(texts.notThere)
    }
    return run(world, { ...click, payload, actor })
  },
})

const tell = (world: World, said: Said, words: string) =>
  world.db.commit((to) => [
    enqueue(to, world, {
      key: `shell/refused/${said.eventId}`,
      lane: 'reply',
      to: { account: said.account },
      card: saidCard(words),
    }),
  ])

/**
 * A word that people type, behind its rule. `rest` is what stands after the word. Answers whoever may not, so that nobody
 * is met with silence.
 */
export const command = (of: {
  word: string
  /** Other spellings of it. */
  others?: readonly string[]
  help?: string
  act: Act
  target?: (world: World, rest: string, actor: Actor) => Promise<Target | undefined>
  /** True when something may stand behind the word: `免打扰 3天`. */
  withRest?: boolean
  run(world: World, said: Said, actor: Actor, rest: string): Promise<void>
}): Command => ({
  word: of.word,
  ...(of.help ? { help: of.help } : {}),
  rule: of.act,
  run: async (world, said) => {
    if (!said.toBot) return 'not-mine'
    const words = [of.word, ...(of.others ?? [])]
    const rest = of.withRest ? wordAndRest(said.text, words) : words.some((w) => isWord(said.text, w)) ? '' : undefined
    if (rest === undefined) return 'not-mine'
    const actor = await actorByAccount(world.db, said.account)
    const target = actor && (of.target ? await of.target(world, rest, actor) : oneself(actor))
    if (!actor) await tell(world, said, texts.stranger)
    else if (!target || !may(actor, of.act, target)) {
      world.log.warn('access.refused', { act: of.act, actor: actor.id })
      await tell(world, said, texts.notThere)
    } else await of.run(world, said, actor, rest)
    return 'done'
  },
})
