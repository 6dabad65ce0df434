import { type SQL, sql } from 'drizzle-orm'
import type { Stage } from '../study/stage.ts'

type Check = () => Promise<readonly unknown[]>

/**
 * Damages the books of a month that was in order, one thing after the other.
 *
 * @returns the damages that the check said nothing about: a check that cannot fail proves nothing
 */
export const unnoticed = async (b: Stage, damages: readonly (readonly [string, SQL, Check])[]): Promise<string[]> => {
  const silent: string[] = []
  for (const [what, damage, check] of damages) {
    const before = (await check()).length
    await b.world.db.commit((to) => [to.run(damage)])
    if ((await check()).length <= before) silent.push(what)
  }
  return silent
}

const one = (table: string, where: string) => sql.raw(`rowid = (select rowid from ${table} where ${where} limit 1)`)

/** One damage for each promise that is kept in the database. */
export const damages = (
  checks: Record<'overdue' | 'books' | 'attendance' | 'help' | 'rounds' | 'marks' | 'reviews' | 'tally', Check>,
): (readonly [string, SQL, Check])[] => {
  const sat = "sat = 1 and round = 'first'"
  return [
    [
      'a slot failed',
      sql`update job_slots set state = 'failed' where ${one('job_slots', "state = 'done'")}`,
      checks.overdue,
    ],
    [
      'a paper is open after its time',
      sql`update papers set state = 'open' where ${one('papers', "kind = 'exam.paper' and state <> 'open'")}`,
      checks.overdue,
    ],
    [
      'an answer was judged otherwise than it was told',
      sql`update attempts set correct = 1 - correct where ${one('attempts', "source = 'review'")}`,
      checks.books,
    ],
    [
      'an answer is lost',
      sql`delete from attempts where ${one('attempts', "source = 'weekly' and correct = 1")}`,
      checks.books,
    ],
    [
      'four to review in a day',
      sql`update papers set items = json_array(json('{}'), json('{}'), json('{}'), json('{}')) where ${one('papers', "kind = 'study.review'")}`,
      checks.reviews,
    ],
    [
      'a wrong mark',
      sql`update exam_sittings set earned = earned + 1 where ${one('exam_sittings', sat)}`,
      checks.marks,
    ],
    [
      'passed by mistake',
      sql`update exam_sittings set passed = 1 - passed where ${one('exam_sittings', sat)}`,
      checks.marks,
    ],
    ['not graded', sql`update exam_sittings set graded_at = null where ${one('exam_sittings', sat)}`, checks.marks],
    [
      'absent and failed',
      sql`update exam_sittings set passed = 0 where ${one('exam_sittings', "sat = 0 and round = 'first'")}`,
      checks.marks,
    ],
    [
      'not called',
      sql`update meeting_attendance set state = 'due' where ${one('meeting_attendance', "meeting_id in (select id from meetings where state = 'ended')")}`,
      checks.attendance,
    ],
    [
      'nobody asked whoever was missing',
      sql`update meeting_attendance set make_up_due = null where make_up_due is not null`,
      checks.attendance,
    ],
    [
      'closed by its own',
      sql`update gaps set closed_at = opened_at, closed_by = member_id, closed_why = 'shown' where ${one('gaps', 'closed_at is null')}`,
      checks.help,
    ],
    ['an answer to a quiz is lost', sql`delete from quiz_answers where ${one('quiz_answers', '1')}`, checks.rounds],
    [
      'a letter is lost',
      sql`update letters set state = 'lost' where ${one('letters', "state = 'sent'")}`,
      checks.tally,
    ],
    [
      'a push vanished',
      sql`update pushes set state = 'expired', due_at = null, expires_at = null where ${one('pushes', "state = 'sent'")}`,
      checks.tally,
    ],
  ]
}
