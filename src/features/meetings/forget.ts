import { eq, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../platform/forget.ts'
import { meetingDecisions, meetingMinutes, meetings } from './schema.ts'

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
  {
    table: meetingMinutes,
    of: (person) =>
      sql`(${eq(meetingMinutes.by, person.memberId)} and ${meetingMinutes.host} <> '') or (${speaksOf(
        sql`${meetingMinutes.host} || ${meetingMinutes.recorder} || ${meetingMinutes.topics} || ${meetingMinutes.resolution} || ${meetingMinutes.place}`,
        person,
      )})`,
    becomes: { place: '', host: '', recorder: '', topics: '', resolution: '' },
  },
  {
    table: meetingDecisions,
    of: (person) => sql`(${speaksOf(sql`${meetingDecisions.words}`, person)})`,
    becomes: { words: '' },
  },
]
