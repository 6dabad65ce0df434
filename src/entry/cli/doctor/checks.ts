import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { count, isNull, max } from 'drizzle-orm'
import { lostAnchors } from '../../../domain/chain/anchor.ts'
import { verifyBooks } from '../../../domain/chain/seal.ts'
import { members } from '../../../domain/people/schema.ts'
import { everyBranch, keepersOf } from '../../../domain/people/store.ts'
import { inboxDepth } from '../../../platform/inbox/operate.ts'
import { inbox } from '../../../platform/inbox/schema.ts'
import { jobCursors } from '../../../platform/jobs/schema.ts'
import { outboxFigures } from '../../../platform/outbox/operate.ts'
import { bad, type Check, ok, warn } from './check.ts'
import { texts } from './texts.ts'

const minutesSince = (at: Date, now: Date) => Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000))
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])/
/** Below this a database that grows may soon be full. Bytes. */
const leastSpace = 1024 ** 3

export const configuration: Check = {
  about: texts.about.config,
  look: async ({ config }) => {
    const { publicUrl } = config.settings
    if (!config.feishu) return [warn(texts.config.sandbox, texts.config.sandboxFix)]
    const { appId, transport } = config.feishu
    return [
      ...ok(texts.config.ready(appId, transport)),
      ...(loopback.test(publicUrl) ? [warn(texts.config.loopback(publicUrl), texts.config.loopbackFix)] : []),
    ]
  },
}

export const databaseHealth: Check = {
  about: texts.about.database,
  look: async ({ config, database }) => {
    const { rows } = await database.client.execute('PRAGMA quick_check')
    const wrong = rows.map((r) => String(Object.values(r)[0])).find((words) => words !== 'ok')
    const dangling = (await database.client.execute('PRAGMA foreign_key_check')).rows.length
    if (wrong || dangling > 0)
      return [bad(texts.database.unsound(wrong ?? `foreign keys: ${dangling}`), texts.database.unsoundFix)]
    const file = config.database.url.startsWith('file:') ? config.database.url.slice('file:'.length) : undefined
    const space = file ? await statfs(dirname(file) || '.').then((s) => s.bavail * s.bsize) : Number.POSITIVE_INFINITY
    return [
      ...ok(texts.database.sound(config.database.url.replace(/\/\/[^/@]*@/, '//'))),
      ...(space < leastSpace
        ? [warn(texts.database.space((space / leastSpace).toFixed(1)), texts.database.spaceFix)]
        : []),
    ]
  },
}

export const roster: Check = {
  about: texts.about.people,
  look: async ({ world: { db } }) => {
    const [n] = await db.read
      .select({ people: count(), withAccount: count(members.account) })
      .from(members)
      .where(isNull(members.leftAt))
    if (!n || n.people === 0) return [warn(texts.people.none, texts.people.noneFix)]
    const found: ReturnType<typeof bad>[] = []
    for (const { id, name } of await everyBranch(db))
      if ((await keepersOf(db, id)).length === 0) found.push(bad(texts.people.noKeeper(name), texts.people.noKeeperFix))
    return [...ok(texts.people.counts(n.people, n.people - n.withAccount)), ...found]
  },
}

export const post: Check = {
  about: texts.about.post,
  look: async ({ world: { db, clock }, config }) => {
    const now = clock.now()
    const [last] = await db.read.select({ at: max(inbox.receivedAt) }).from(inbox)
    const { lost, unknown } = await outboxFigures(db)
    const { dead } = await inboxDepth(db)
    const heard = last?.at
      ? ok(texts.post.last(minutesSince(last.at, now)))
      : config.feishu
        ? [warn(texts.post.never, texts.post.neverFix)]
        : []
    return [
      ...heard,
      ...(lost + unknown > 0 ? [warn(texts.post.lost(lost, unknown), texts.post.lostFix)] : []),
      ...(dead > 0 ? [bad(texts.post.dead(dead), texts.post.deadFix)] : []),
      ...(lost + unknown + dead === 0 ? ok(texts.post.clear) : []),
    ]
  },
}

export const ticking: Check = {
  about: texts.about.clock,
  look: async ({ world: { db, clock } }) => {
    const [last] = await db.read.select({ at: max(jobCursors.upTo) }).from(jobCursors)
    if (!last?.at) return [warn(texts.clock.never, texts.clock.stoppedFix)]
    const minutes = minutesSince(last.at, clock.now())
    // A cursor moves when something came due; the rarest daily job moves one a day.
    return minutes > 26 * 60 ? [bad(texts.clock.stopped(minutes), texts.clock.stoppedFix)] : []
  },
}

export const chain: Check = {
  about: texts.about.chain,
  look: async ({ world: { db } }) => {
    const verdicts = await verifyBooks(db)
    if (verdicts.some((v) => !v.ok)) return [bad(texts.chain.broken, texts.chain.brokenFix)]
    if ((await lostAnchors(db)).length > 0) return [bad(texts.chain.anchorLost, texts.chain.brokenFix)]
    return ok(texts.chain.sound(verdicts.reduce((n, v) => n + (v.ok ? v.sealed + v.unsealed : 0), 0)))
  },
}
