import { desc, eq, or } from 'drizzle-orm'
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { MemberId } from '../../../core/ids.ts'
import { auditLines } from '../../../domain/audit/schema.ts'
import { confirmations } from '../../../domain/confirmations/schema.ts'
import { branches, companies, members, postings, roleGrants, teams } from '../../../domain/people/schema.ts'
import { viewsOf } from '../../../domain/views/views.ts'
import type { Db } from '../../../platform/db/db.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { RecordSection } from '../../../platform/records.ts'
import { actName } from './texts.acts.ts'
import { texts } from './texts.records.ts'

const words = texts.sections
type Whose = (db: Db, id: MemberId) => Promise<RecordSection>

const confirmed: Whose = async (db, id) => {
  const { kind, stage, self, system, other, ...about } = words.confirmations
  const rows = await db.read
    .select()
    .from(confirmations)
    .where(eq(confirmations.memberId, id))
    .orderBy(desc(confirmations.seq))
  const by = (who: string) => (who === 'system' ? system : who === id ? self : other)
  return {
    id: 'confirmations',
    ...about,
    rows: rows.map((r) => [r.occurredAt, kind(r.kind), stage(r.stage), by(r.confirmedBy), r.late]),
  }
}

/** Names of the places that roles and postings name by id. */
const placesOf = async (db: Db): Promise<Map<string, string>> => {
  const all = await Promise.all(
    [companies, branches, teams].map((t) => db.read.select({ id: t.id, name: t.name }).from(t)),
  )
  return new Map(all.flat().map(({ id, name }) => [id as string, name]))
}

const placed: Whose = async (db, id) => {
  const { now, ...about } = words.roles
  const places = await placesOf(db)
  const grants = await db.read
    .select()
    .from(roleGrants)
    .where(eq(roleGrants.memberId, id))
    .orderBy(desc(roleGrants.since))
  const posts = await db.read.select().from(postings).where(eq(postings.memberId, id)).orderBy(desc(postings.since))
  return {
    id: 'roles',
    ...about,
    rows: [
      ...grants.map((g) => [roleNames[g.role], places.get(g.scopeId) ?? '', g.since, g.until ?? now]),
      ...posts.map((p) => [
        p.post,
        [places.get(p.branchId), places.get(p.teamId)].filter(Boolean).join(' '),
        p.since,
        p.until ?? now,
      ]),
    ],
  }
}

const looked: Whose = async (db, id) => {
  const { what, ...about } = words.views
  const rows = await viewsOf(db, id)
  return { id: 'views', ...about, rows: rows.map((r) => [r.at, r.viewer, what(r.what)]) }
}

const acted: Whose = async (db, id) => {
  const rows = await db.read
    .select({ at: auditLines.at, action: auditLines.action })
    .from(auditLines)
    .where(or(eq(auditLines.actor, id), eq(auditLines.object, `member/${id}`)))
    .orderBy(desc(auditLines.seq))
  return { id: 'acts', ...words.logins, rows: rows.map((r) => [r.at, actName(r.action)]) }
}

/** What they said is what the other sections keep; here is only whether they came. */
const written: Whose = async (db, id) => {
  const { states, ...about } = words.messages
  const rows = await db.read
    .select({ writtenAt: letters.writtenAt, sentAt: letters.sentAt, state: letters.state })
    .from(letters)
    .innerJoin(members, eq(members.account, letters.recipient))
    .where(eq(members.id, id))
    .orderBy(desc(letters.seq))
  return { id: 'messages', ...about, rows: rows.map((r) => [r.writtenAt, r.sentAt, states[r.state]]) }
}

/** What belongs to no single feature. The last three are for the person alone. */
export const domainRecords: readonly { read: Whose; ownOnly?: true }[] = [
  { read: confirmed },
  { read: placed },
  { read: looked, ownOnly: true },
  { read: acted, ownOnly: true },
  { read: written, ownOnly: true },
]
