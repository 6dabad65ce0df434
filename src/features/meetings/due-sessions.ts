import { sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import { weekdayOf } from '../../core/days.ts'
import type { BranchId, MeetingId } from '../../core/ids.ts'
import type { Policy } from '../../domain/policy/keys.ts'
import { policyOf, revisionOf } from '../../domain/policy/policy.ts'
import { isOn, type MeetingTimes, type Session, sessionsOn } from '../../domain/shifts/sessions.ts'
import type { Db, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { agendaOf, slotSubject } from './rules.ts'
import { meetings } from './schema.ts'
import { type Meeting, meetingsByKey } from './store.ts'
import { texts } from './texts.rules.ts'

export type DueSession = Session & { kind: 'safety' | 'training'; subject: string }

/** The branch's meeting times: 二五会, and 一周三培 on the days that are left. */
export const timesOf = (policy: Policy): { safety: MeetingTimes; training: MeetingTimes } => ({
  safety: { days: policy.meetingDays, time: policy.meetingTime },
  training: { days: policy.trainingDays, time: policy.trainingTime },
})

/** 那天该开的会：on a meeting day the training is part of the 二五会, so that nobody sits down twice. */
export const dueSessions = async (db: Db, branchId: BranchId, day: LocalDate): Promise<DueSession[]> => {
  const policy = await policyOf(db, branchId)
  const { safety, training } = timesOf(policy)
  const weekday = weekdayOf(day)
  const subject = isOn(training.days, weekday) ? slotSubject(policy.threeTrainings, weekday) || texts.anySubject : ''
  if (isOn(safety.days, weekday))
    return (await sessionsOn(db, branchId, day, safety)).map((s) => ({ ...s, kind: 'safety', subject }))
  return (await sessionsOn(db, branchId, day, training)).map((s) => ({ ...s, kind: 'training', subject }))
}

const keyOf = (branchId: BranchId, day: LocalDate, session: Session): string =>
  `session/${branchId}/${day}/${session.key}`

/** 登记会：each session once, by branch, day and shift. @returns how they stand, also those stored before */
export const storeSessions = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  { branchId, day }: { branchId: BranchId; day: LocalDate },
  sessions: readonly DueSession[],
): Promise<Meeting[]> => {
  const keys = sessions.map((s) => keyOf(branchId, day, s))
  const known = new Set((await meetingsByKey(world.db, keys)).map((m) => m.key))
  const fresh = sessions.filter((s) => !known.has(keyOf(branchId, day, s)))
  if (fresh.length > 0) {
    const { meetingAgenda, quorumPercent } = await policyOf(world.db, branchId)
    const agenda = (kind: DueSession['kind'], subject: string) =>
      kind === 'training' ? texts.trainingAgenda(subject) : agendaOf(meetingAgenda)
    await world.db.commit(
      (to) =>
        fresh.map((s) =>
          insertIf(
            to,
            meetings,
            {
              id: world.ids.next() as MeetingId,
              key: keyOf(branchId, day, s),
              ...{ branchId, day, kind: s.kind, subject: s.subject, shift: s.shift, shiftKey: s.key },
              ...{ agenda: agenda(s.kind, s.subject), plannedAt: s.at, plannedBy: 'system' as const },
              writtenAt: world.clock.now(),
              quorumPercent: Number(quorumPercent),
              policyRevision: revisionOf(branchId),
            },
            sql`true`,
          ),
        ) as unknown as Writes,
    )
  }
  return meetingsByKey(world.db, keys)
}
