import { and, eq, sql } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { planPushes } from '../disturbance/plan.ts'
import { push } from '../disturbance/push.ts'
import { revisionOf } from '../policy/policy.ts'
import type { Opened } from './ballot.ts'
import { askKey, type Copy, mineKey } from './copies.ts'
import { standInsFor } from './delegations.ts'
import { penFor } from './draw.ts'
import type { ApprovalKind, Matter } from './kind.ts'
import { known } from './people.ts'
import { approvalDeciders, approvals } from './schema.ts'

export type Request<P> = Matter<P> & {
  /** What caused it, `<feature>/<what>/<id>`: the same cause is the same approval. */
  key: string
  /** The feature's own id of what is decided. */
  subject: string
  requestedBy: MemberId | 'operator' | 'system'
  /** Whose act it follows from just now, when that is somebody else. */
  actor?: MemberId
  reason: string
  deadline: Date
}

export type Opening =
  /** `opened` holds once the writes have come to stand; it does not when the same cause was asked before. */
  | { kind: 'may-open'; id: ApprovalId; writes: (to: Writer) => Write[] }
  /** The quorum could not be reached even if all said yes. */
  | { kind: 'too-few'; seats: number; needed: number }
  | { kind: 'too-late' }

/** Who decides: those whom the kind names, without the requester and whoever is too close to it. */
const standingsFor = async <P>(world: World, kind: ApprovalKind<P>, matter: Matter<P>) => {
  const named = (await kind.deciders(world, matter)).filter((member) => member !== matter.requestedBy)
  const people = await known(world.db, named)
  const standing: [MemberId, 'seated' | 'recused'][] = []
  for (const member of named) {
    if (people.get(member)?.left !== false) continue
    const close = (await kind.conflicts?.(world, matter, member)) === true
    standing.push([member, close ? 'recused' : 'seated'])
  }
  return new Map(standing)
}

/** Into whose hands the question goes: everyone who has a seat, and who stands in for them now. */
export const handsFor = async (
  world: World,
  kind: ApprovalKind,
  { standing, requestedBy }: Pick<Opened, 'standing' | 'requestedBy'>,
): Promise<Copy[]> => {
  const seats = [...standing].filter(([, how]) => how === 'seated').map(([seat]) => seat)
  const standIns = kind.delegable === false ? [] : await standInsFor(world, seats, kind.kind)
  return [
    ...seats.map((seat) => ({ seat, holder: seat })),
    ...standIns
      .filter(({ toId }) => toId !== requestedBy && !['recused', 'barred'].includes(standing.get(toId) ?? ''))
      .map(({ fromId, toId }) => ({ seat: fromId, holder: toId })),
  ]
}

/**
 * 提请批准：what has to be written so that it is open, for the commit of the feature's own fact. Who may decide is fixed
 * here; that they still may is asked again at every vote.
 */
export const opening = async <P>(world: World, kind: ApprovalKind<P>, request: Request<P>): Promise<Opening> => {
  const now = world.clock.now()
  if (request.deadline <= now) return { kind: 'too-late' }
  const standing = await standingsFor(world, kind, request)
  const seats = [...standing.values()].filter((how) => how === 'seated').length
  const needed = kind.needed(seats)
  if (needed < 1 || needed > seats) return { kind: 'too-few', seats, needed }

  const id = world.ids.next() as ApprovalId
  const { key, subject, branchId, requestedBy, payload, reason, deadline } = request
  const row = {
    ...{ id, key, kind: kind.kind, subject, branchId, requestedBy, payload, reason, needed, seats, deadline },
    ...{ rejection: kind.onRejection, secret: kind.secret === true, createdAt: now },
  }
  const opened: Opened = {
    ...row,
    state: 'pending',
    version: 0,
    act: '',
    policyRevision: 0,
    decidedAt: null,
    standing,
    votes: [],
  }
  const hands = await handsFor(world, kind as ApprovalKind, opened)
  const pen = await penFor(
    world,
    kind as ApprovalKind,
    opened,
    hands.map((h) => h.holder),
  )
  const isOpen = sql`exists (select 1 from ${approvals} where id = ${id})`
  const requester = pen.people.get(requestedBy)?.account
  const asksNow = (request.actor ?? requestedBy) === requestedBy
  const plan = await planPushes(world, [...hands.map((h) => h.holder), ...(requester ? [requestedBy as MemberId] : [])])

  const mine = (to: Writer): Write[] => {
    const [key, card] = [mineKey(id), pen.mine(opened)]
    if (!requester) return []
    return asksNow
      ? [enqueue(to, world, { key, lane: 'reply', to: { account: requester }, card }, isOpen)]
      : push(
          to,
          world,
          plan,
          { key, member: requestedBy as MemberId, kind: 'result', card, line: pen.line.mine, expiresAt: deadline },
          isOpen,
        )
  }

  const writes = (to: Writer): Write[] => [
    insertIf(to, approvals, { ...row, policyRevision: revisionOf(branchId) }, sql`true`),
    ...[...standing].map(([memberId, how]) => {
      const because = how === 'recused' ? ('relation' as const) : null
      return insertIf(to, approvalDeciders, { approvalId: id, memberId, standing: how, because }, isOpen)
    }),
    audit(
      to,
      world,
      {
        ...{ actor: requestedBy, action: 'approvals.opened', object: id },
        detail: { kind: kind.kind, subject, needed, seats },
      },
      isOpen,
    ),
    ...hands.flatMap((copy) => {
      const ask = { key: askKey(id, copy), member: copy.holder, kind: 'approval', expiresAt: deadline } as const
      return push(to, world, plan, { ...ask, card: pen.ask(opened, copy), line: pen.line.ask }, isOpen)
    }),
    ...mine(to),
  ]
  return { kind: 'may-open', id, writes }
}

/** The same, by itself. Asked twice for the same cause, it is the one that was opened first. */
export const openApproval = async <P>(
  world: World,
  kind: ApprovalKind<P>,
  request: Request<P>,
): Promise<{ kind: 'opened'; id: ApprovalId } | Exclude<Opening, { kind: 'may-open' }>> => {
  const plan = await opening(world, kind, request)
  if (plan.kind !== 'may-open') return plan
  await world.db.commit((to) => plan.writes(to) as unknown as Writes)
  const [stands] = await world.db.read
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.key, request.key)))
  return { kind: 'opened', id: stands?.id ?? plan.id }
}
