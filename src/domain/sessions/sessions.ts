import { and, eq, gt, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { sha256Hex } from '../../core/hash.ts'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import { sessions } from './schema.ts'

const minute = 60_000
/** Nobody came for so long: the phone may lie somewhere. */
const idle = 30 * minute
/** The longest of all. */
export const longest = 8 * 60 * minute
/** Being there is noted no more often than this. */
const noted = minute
/** A login so young counts as «just now» for grave matters. */
const fresh = 5 * minute

export type Session = {
  idHash: string
  /** Feishu said who it is within the last five minutes. */
  fresh: boolean
  member: Pick<typeof members.$inferSelect, 'id' | 'name' | 'branchId' | 'teamId'> & { account: AccountId }
}

/**
 * 登录：a new session with a new name, and the end of the one that the browser had before.
 *
 * @param former what the browser's cookie held
 * @returns what the browser shall keep; the database keeps its hash only
 */
export const openSession = async (
  { db, clock, ids }: Pick<World, 'db' | 'clock' | 'ids'>,
  member: { id: MemberId; account: AccountId },
  former: string | undefined,
  also: (to: Writer) => Write,
): Promise<string> => {
  const secret = await sha256Hex(`${ids.next()}${ids.next()}`)
  const idHash = await sha256Hex(secret)
  const formerHash = await sha256Hex(former ?? '')
  const now = clock.now()
  await db.commit((to) => [
    to.insert(sessions).values({
      idHash,
      memberId: member.id,
      account: member.account,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + longest),
    }),
    revoke(to, now, eq(sessions.idHash, formerHash)),
    // What nobody can use any more need not be kept.
    to.delete(sessions).where(lt(sessions.expiresAt, new Date(now.getTime() - longest))),
    also(to),
  ])
  return secret
}

const revoke = (to: Writer, now: Date, which: SQL): Write =>
  to
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(which, isNull(sessions.revokedAt)))

/** Who it is that holds this; nobody once it was ended, has expired, or the person has left or changed accounts. */
export const sessionOf = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  secret: string,
): Promise<Session | undefined> => {
  const idHash = await sha256Hex(secret)
  const now = clock.now()
  const [row] = await db.read
    .select({ session: sessions, member: members })
    .from(sessions)
    .innerJoin(members, and(eq(members.id, sessions.memberId), eq(members.account, sessions.account)))
    .where(
      and(
        eq(sessions.idHash, idHash),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idle)),
        isNull(members.leftAt),
      ),
    )
  if (!row) return undefined
  const { session, member } = row
  if (now.getTime() - session.lastSeenAt.getTime() >= noted)
    await db.commit((to) => [
      to
        .update(sessions)
        .set({ lastSeenAt: now })
        .where(and(eq(sessions.idHash, idHash), isNull(sessions.revokedAt), lt(sessions.lastSeenAt, now))),
    ])
  return {
    idHash,
    fresh: now.getTime() - session.createdAt.getTime() <= fresh,
    member: { ...member, account: session.account },
  }
}

/** 退出 */
export const endSession = (to: Writer, { clock }: Pick<World, 'clock'>, idHash: string): Write =>
  revoke(to, clock.now(), eq(sessions.idHash, idHash))

/** All of a person's, at once: in the commit that takes their rights away. */
export const revokeSessionsOf = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  memberId: MemberId,
  provided: SQL = sql`true`,
): Write => revoke(to, clock.now(), sql`${eq(sessions.memberId, memberId)} and ${provided}`)
