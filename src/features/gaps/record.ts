import type { SQL } from 'drizzle-orm'
import { closedCard } from '../../../cards/gaps/help.card.ts'
import { texts } from '../../../cards/gaps/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import { gapById } from '../../domain/gaps/store.ts'
import { type NewStep, type StepOutcome, takeStep } from '../../domain/gaps/take-step.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const helpLetterKey = (gap: string, helper = '', week = ''): string =>
  `gaps/help/${gap}/${helper}${week === '' ? '' : `/${week}`}`

/**
 * The same thing found out by the same person on the same day is one step, on whichever card it is tapped; a new miss
 * begins anew.
 */
const onceOf = ({ step, occurredAt, by, result }: Found, missedAt: Date | undefined): string =>
  [step, localDateOf(occurredAt), by, step === 'coached' ? '' : result, missedAt?.getTime() ?? ''].join('/')

/** What somebody has found out; `ask` is the 班前抽问 in which it was. */
type Found = Omit<NewStep, 'once'> & { ask?: string }

/**
 * 记一步，过关了就告诉本人：with the step that ends it goes a warm line to whoever has made it, and nobody is asked to help
 * any more.
 *
 * @param also further writes of the same commit, for the case that this step came to stand
 */
export const recordStep = async (
  world: World,
  { ask, ...found }: Found,
  also: (to: Writer, closes: boolean, won: SQL) => Write[] = () => [],
): Promise<StepOutcome> => {
  const view = await gapById(world.db, found.gapId)
  const plan = await planPushes(world, view ? [view.gap.memberId] : [])
  const point = view?.gap.point ?? ''
  const deed = { ...found, once: ask ?? onceOf(found, view?.missedAt) }
  const outcome = await takeStep(world, deed, (to, closes, won) => [
    ...also(to, closes, won),
    ...(closes && view
      ? [
          retractPushes(to, helpLetterKey(deed.gapId), won),
          ...push(
            to,
            world,
            plan,
            {
              ...{ key: `gaps/closed/${deed.gapId}`, member: view.gap.memberId, kind: 'care' },
              ...{ card: closedCard(point), line: texts.closed.line(point) },
            },
            won,
          ),
        ]
      : []),
  ])
  world.log.info('gaps.step', { outcome: outcome.kind, step: deed.step })
  return outcome
}
