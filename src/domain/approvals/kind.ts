import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { PushPlan } from '../disturbance/plan.ts'
import type { Opened } from './ballot.ts'
import type { Choice, Ended, RejectionRule } from './rules.ts'

/** An approval as its kind sees it: with a payload that has been checked. */
export type ApprovalOf<P> = Opened & { payload: P }

/** What the kind says about a matter before it is opened. */
export type Matter<P> = { branchId: BranchId; requestedBy: string; payload: P }

/** One kind of 批准: who decides it, how, and what comes of it. Made with `defineApproval`. */
export type ApprovalKind<P = unknown> = {
  /** `<feature>.<what>`; stands in the database for ever. */
  kind: `${string}.${string}`
  payload: z.ZodType<P>
  /** Who may decide such a matter now. Asked when it is opened, and again at the moment of every vote. */
  deciders(world: World, matter: Matter<P>): Promise<readonly MemberId[]>
  /** Whether somebody is too close to it. Asked of every seat when it is opened, and of everyone who votes. */
  conflicts?(world: World, matter: Matter<P>, member: MemberId): Promise<boolean>
  /** So many of these seats must approve. */
  needed(seats: number): number
  /** So many characters of a reason each choice takes; 0 is none. */
  reasonAtLeast: Record<Choice, number>
  onRejection: RejectionRule
  /** Nobody learns how it stands, nor afterwards who said what. */
  secret?: true
  /** False where everyone must speak in person. */
  delegable?: false
  /** What the card says it is about. Plain words: they are made harmless where they are drawn. */
  face(world: World, matter: Matter<P>): Promise<{ title: string; lines: readonly string[] }>
  /** What comes of being approved: in the commit of the vote that decides it, each write under `provided`. `plan` knows when the requester may be written to. */
  effects(to: Writer, world: World, approval: ApprovalOf<P>, provided: SQL, plan: PushPlan): Write[]
  /** What comes of ending in any other way. */
  otherwise?(to: Writer, world: World, approval: ApprovalOf<P>, provided: SQL, ended: Ended): Write[]
}

export const defineApproval = <P>(kind: ApprovalKind<P>): ApprovalKind<P> => kind

/** Every kind that this program knows, by its name. */
export type Kinds = ReadonlyMap<string, ApprovalKind>
export const kindsOf = (kinds: readonly ApprovalKind[]): Kinds => new Map(kinds.map((k) => [k.kind, k]))

/** @throws ZodError when what was stored is not what the kind takes now */
export const matterOf = <P>(kind: ApprovalKind<P>, opened: Opened): ApprovalOf<P> => ({
  ...opened,
  payload: kind.payload.parse(opened.payload),
})
