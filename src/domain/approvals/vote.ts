import { type SQL, sql } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import type { Opened } from './ballot.ts'
import { givenTo, standsIn } from './delegations.ts'
import { type ApprovalKind, type Kinds, matterOf } from './kind.ts'
import { type Also, type Outcome, outcomeOf, type Refused } from './outcome.ts'
import { known } from './people.ts'
import { afterRecusal, afterVote, type Choice } from './rules.ts'

type Given = { approval: ApprovalId; seat: MemberId; by: MemberId; choice: Choice; reason: string; eventId: string }

const isHere = (member: MemberId): SQL =>
  sql`exists (select 1 from ${members} where id = ${member} and left_at is null)`

/** That they may decide it at this moment, whatever was so when it was opened. */
const barrier = async (
  world: World,
  kind: ApprovalKind,
  opened: Opened,
  { seat, by }: Given,
): Promise<Refused | undefined> => {
  const matter = matterOf(kind, opened)
  const people = await known(world.db, [seat, by])
  const gone = [seat, by].some((member) => people.get(member)?.left !== false)
  if (gone || !(await kind.deciders(world, matter)).includes(seat)) return { kind: 'no-longer' }
  if (seat !== by) {
    const given = kind.delegable === false ? [] : await givenTo(world, by)
    const covers = given.some((d) => d.fromId === seat && ['*', kind.kind].includes(d.scope))
    if (!covers) return { kind: 'no-delegation' }
  }
  for (const member of new Set([seat, by]))
    if (await kind.conflicts?.(world, matter, member)) return { kind: 'conflict' }
  return undefined
}

/** Judged once more where the vote is written: a moment may lie between. */
const holds = ({ seat, by }: Given, kind: ApprovalKind, at: Date): SQL =>
  seat === by ? isHere(by) : sql`${isHere(by)} and ${isHere(seat)} and ${standsIn(seat, by, kind.kind, at)}`

/** 表决：by whoever holds the seat, or whoever stands in for them now. The first word counts. */
export const vote = async (world: World, kinds: Kinds, given: Given, also?: Also): Promise<Outcome> => {
  const { approval, seat, by, choice, eventId } = given
  const reason = given.reason.trim()
  return outcomeOf(
    world,
    kinds,
    { approval, by, tried: choice },
    async (opened, kind, at) => {
      const after = afterVote(opened, { seat, by, choice, at })
      if (after.kind !== 'taken') return after
      const barred = await barrier(world, kind, opened, given)
      if (barred) return barred
      const atLeast = kind.reasonAtLeast[choice]
      if ([...reason].length < atLeast) return { kind: 'reason', atLeast }
      // What others may not know yet stands nowhere but in the vote.
      const detail = { seat, ...(opened.secret ? {} : { choice }) }
      return {
        act: { kind: 'vote', seat, by, choice, reason, eventId, state: after.state } as const,
        provided: holds(given, kind, at),
        line: { action: 'approvals.voted', detail } as const,
      }
    },
    also,
  )
}

/** 回避：before having spoken; not to be taken back. */
export const recuse = (
  world: World,
  kinds: Kinds,
  { approval, by }: Pick<Given, 'approval' | 'by'>,
  also?: Also,
): Promise<Outcome> =>
  outcomeOf(
    world,
    kinds,
    { approval, by, tried: 'recuse' },
    async (opened, _kind, at) => {
      const after = afterRecusal(opened, by, at)
      if (after.kind !== 'taken') return after
      return { act: { kind: 'recuse', by } as const, line: { action: 'approvals.recused', detail: {} } as const }
    },
    also,
  )
