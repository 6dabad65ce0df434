import { approveAction, cancelAction, recuseAction, rejectAction } from '../../../cards/approvals/actions.ts'
import { texts } from '../../../cards/approvals/texts.ts'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import { type Actor, placeOf } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import { type Opened, readApproval } from '../../domain/approvals/ballot.ts'
import { copiesOf } from '../../domain/approvals/copies.ts'
import { cancel } from '../../domain/approvals/end.ts'
import type { Kinds } from '../../domain/approvals/kind.ts'
import { noteRefusal } from '../../domain/approvals/outcome.ts'
import { recuse, vote } from '../../domain/approvals/vote.ts'
import type { ClickHandler } from '../../platform/feature.ts'
import type { Guarded } from '../../platform/rule.ts'
import type { World } from '../../platform/world.ts'
import { doneReply, refusedReply, votedWords } from './replies.ts'

/** To whom it does not matter there is no such thing; that they tried is noted all the same. */
const only =
  (whom: (world: World, opened: Opened) => Promise<MemberId[]> | MemberId[]) =>
  async (world: World, { approval }: { approval: string }, actor: Actor) => {
    const opened = await readApproval(world.db, approval as ApprovalId)
    if (!opened) return undefined
    const deciders = new Set(await whom(world, opened))
    if (!deciders.has(actor.id)) await noteRefusal(world, actor.id, opened.id, 'click', 'outsider')
    const place = await placeOf(world.db, opened.branchId)
    return place && { place, deciders, owner: opened.requestedBy as MemberId }
  }

/** Whom it concerns or ever did, so that they get an honest answer. */
const concerned = only(async (world, { id, standing, requestedBy }) => [
  ...standing.keys(),
  ...(await copiesOf(world.db, id)).map((copy) => copy.holder),
  requestedBy as MemberId,
])
const requester = only((_, { requestedBy }) => [requestedBy as MemberId])

const reasonIn = ({ reason }: Readonly<Record<string, unknown>>): string =>
  typeof reason === 'string' ? reason.slice(0, 500) : ''

const deciding = (kinds: Kinds, choice: 'approve' | 'reject') =>
  onClick(
    choice === 'approve' ? approveAction : rejectAction,
    { act: 'approval.decide', target: concerned },
    async (world, click) => {
      const { actor, eventId } = click
      const copy = { seat: click.payload.seat as MemberId, holder: actor.id }
      const given = {
        ...{ approval: click.payload.approval as ApprovalId, seat: copy.seat, by: actor.id, choice, eventId },
        reason: reasonIn(click.form),
      }
      const outcome = await vote(world, kinds, given, (to, { after, stood }, pen) => [
        click.keep(to, doneReply(pen, after, copy, votedWords(choice, after)), stood),
      ])
      return outcome.kind === 'done'
        ? doneReply(outcome.pen, outcome.opened, copy, votedWords(choice, outcome.opened))
        : refusedReply(outcome, copy)
    },
  )

const recusing = (kinds: Kinds) =>
  onClick(recuseAction, { act: 'approval.decide', target: concerned }, async (world, click) => {
    const copy = { seat: click.payload.seat as MemberId, holder: click.actor.id }
    const given = { approval: click.payload.approval as ApprovalId, by: click.actor.id }
    const outcome = await recuse(world, kinds, given, (to, { after, stood }, pen) => [
      click.keep(to, doneReply(pen, after, copy, texts.toast.recused), stood),
    ])
    return outcome.kind === 'done'
      ? doneReply(outcome.pen, outcome.opened, copy, texts.toast.recused)
      : refusedReply(outcome, copy)
  })

const cancelling = (kinds: Kinds) =>
  onClick(cancelAction, { act: 'approval.cancel', target: requester }, async (world, click) => {
    const copy = { seat: click.actor.id, holder: click.actor.id }
    const given = { approval: click.payload.approval as ApprovalId, by: click.actor.id }
    const outcome = await cancel(world, kinds, given, (to, { after, stood }, pen) => [
      click.keep(to, doneReply(pen, after, copy, texts.toast.cancelled), stood),
    ])
    return outcome.kind === 'done'
      ? doneReply(outcome.pen, outcome.opened, copy, texts.toast.cancelled)
      : refusedReply(outcome, copy)
  })

export const clicks = (kinds: Kinds): readonly Guarded<ClickHandler>[] => [
  deciding(kinds, 'approve'),
  deciding(kinds, 'reject'),
  recusing(kinds),
  cancelling(kinds),
]
