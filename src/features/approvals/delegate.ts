import { texts } from '../../../cards/approvals/texts.ts'
import { plain } from '../../../cards/kit/card.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import type { DelegationId, MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { command } from '../../domain/access/guard.ts'
import { askAgain, waitingFor } from '../../domain/approvals/ask.ts'
import { delegate, endDelegations, givenBy } from '../../domain/approvals/delegations.ts'
import { momentOf } from '../../domain/approvals/draw.ts'
import type { Kinds } from '../../domain/approvals/kind.ts'
import { known, nameOf } from '../../domain/approvals/people.ts'
import { type PushPlan, planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { rosterOf } from '../../domain/people/store.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { Said } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { telling } from './tell.ts'

const longest = 60
const day = 86_400_000

const tell = (world: World, said: Said, words: string) =>
  world.db.commit(
    (to) =>
      telling(to, world, {
        key: `approvals/told/${said.eventId}`,
        account: said.account,
        words,
      }) as unknown as Writes,
  )

/** Whoever is to stand in has not asked for it. */
const toTaker = (
  to: Writer,
  world: World,
  plan: PushPlan,
  { key, member, words }: { key: string; member: MemberId; words: string },
): Write[] => push(to, world, plan, { key, member, kind: 'duty', card: saidCard(words), line: words })

/** '0012 7', with whatever unit stands behind. */
const read = (rest: string): { staffNo: string; days: number } | undefined => {
  const [, staffNo = '', days = ''] = /^(\S+)\s+(\d{1,2})\D{0,3}$/.exec(rest) ?? []
  const many = Number(days)
  return staffNo !== '' && many >= 1 && many <= longest ? { staffNo, days: many } : undefined
}

const entrust = async (world: World, kinds: Kinds, said: Said, actor: Actor, rest: string): Promise<void> => {
  const asked = read(rest)
  if (!asked) return void (await tell(world, said, texts.delegation.how))
  const taker = (await rosterOf(world.db, actor.place.branchId)).find((m) => m.staffNo === asked.staffNo)
  if (!taker?.account) return void (await tell(world, said, texts.delegation.unknown))
  if (taker.id === actor.id) return void (await tell(world, said, texts.delegation.self))

  const since = world.clock.now()
  const until = new Date(since.getTime() + asked.days * day)
  const id = said.eventId as string as DelegationId
  const giver = nameOf(await known(world.db, [actor.id]), actor.id)
  const { given, taken } = texts.delegation
  const plan = await planPushes(world, [taker.id])
  await delegate(world, { id, fromId: actor.id, toId: taker.id, scope: '*', since, until }, (to) => [
    ...telling(to, world, {
      key: `approvals/delegated/${id}/giver`,
      account: said.account,
      words: given(plain(taker.name), momentOf(until)),
    }),
    ...toTaker(to, world, plan, {
      key: `approvals/delegated/${id}/taker`,
      member: taker.id,
      words: taken(plain(giver), momentOf(until)),
    }),
  ])
  // What already waits goes into the other's hands too.
  for (const approval of await waitingFor(world, actor.id))
    await askAgain(world, kinds, approval, {
      ...{ occasion: id, again: false },
      whom: ({ seat, holder }) => seat === actor.id && holder === taker.id,
    })
}

/** 委托：for some days somebody of the same branch may speak for one. */
export const delegateCommand = (kinds: Kinds) =>
  command({
    word: texts.words.delegate,
    help: texts.help.delegate,
    act: 'delegation.change',
    withRest: true,
    run: (world, said, actor, rest) => entrust(world, kinds, said, actor, rest),
  })

/** 结束委托 */
export const undelegateCommand = command({
  word: texts.words.undelegate,
  help: texts.help.undelegate,
  act: 'delegation.change',
  run: async (world, said, actor) => {
    const open = await givenBy(world, actor.id)
    if (open.length === 0) return void (await tell(world, said, texts.delegation.none))
    const people = await known(world.db, [actor.id, ...open.map((d) => d.toId)])
    const plan = await planPushes(
      world,
      open.map((d) => d.toId),
    )
    await endDelegations(world, actor.id, (to) => [
      ...telling(to, world, {
        key: `approvals/undelegated/${said.eventId}/giver`,
        account: said.account,
        words: texts.delegation.ended,
      }),
      ...open.flatMap(({ toId }) =>
        toTaker(to, world, plan, {
          key: `approvals/undelegated/${said.eventId}/${toId}`,
          member: toId,
          words: texts.delegation.endedForTaker(plain(nameOf(people, actor.id))),
        }),
      ),
    ])
  },
})
