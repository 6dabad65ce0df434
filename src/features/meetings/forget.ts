import { sql } from 'drizzle-orm'
import { type Forgetting, type Forgotten, speaksOf } from '../../platform/forget.ts'
import { meetingDecisions, meetingMinutes, meetings } from './schema.ts'

/** Each by itself: that somebody recorded it takes nothing away from what was decided. */
const written = ['place', 'host', 'recorder', 'topics', 'resolution'] as const

/** Who sat where stays under opaque ids, for the branch's figures; what people wrote and may name somebody goes. */
export const forget: readonly Forgetting[] = [
  {
    table: meetings,
    of: (person) => sql`(${speaksOf(sql`${meetings.subject} || ${meetings.place} || ${meetings.lateWhy}`, person)})`,
    becomes: { subject: '', place: '', lateWhy: '' },
  },
  {
    table: meetings,
    of: (person) => sql`(${speaksOf(sql`${meetings.agenda}`, person)})`,
    becomes: { agenda: [] },
  },
  ...written.map((name) => ({
    table: meetingMinutes,
    of: (person: Forgotten) => sql`(${speaksOf(sql`${meetingMinutes[name]}`, person)})`,
    becomes: { [name]: '' },
  })),
  {
    table: meetingDecisions,
    of: (person) => sql`(${speaksOf(sql`${meetingDecisions.words}`, person)})`,
    becomes: { words: '' },
  },
]
