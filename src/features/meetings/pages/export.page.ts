import { desc, inArray } from 'drizzle-orm'
import { texts as cards } from '../../../../cards/meetings/texts.ts'
import { localDateOf } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import type { BranchId } from '../../../core/ids.ts'
import { type Cell, workbook, xlsxType } from '../../../core/xlsx/workbook.ts'
import { placeOf } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { branchById } from '../../../domain/people/store.ts'
import { download, notFound } from '../../../platform/pages/reply.ts'
import { dutyBook } from '../duty-book.ts'
import { type Listed, meetingsBetween } from '../list.ts'
import { meetingDecisions, meetingMinutes } from '../schema.ts'
import { shownState } from './ledger-tables.tsx'
import { texts } from './texts.ts'

const words = texts.sheet
const yes = (it: boolean) => (it ? words.yes : words.no)

const meetingRow = ({ meeting: m, counts: c }: Listed, minutes: string[], now: Date): Cell[] => [
  ...[m.plannedAt, texts.kinds[m.kind], m.shift ?? '', m.subject, m.place],
  ...[texts.sessions.states[shownState(m, now)], yes(m.late), m.startedAt, m.endedAt, m.startRecordedAt],
  ...[c.expected, c.there, c.late, c.absent, c.leave, c.sick, c.away, c.guests],
  ...[yes(m.familySpoke), ...minutes],
]

/** 导出台账：what was owed, what was held and what was decided in the last year; numbers, no roll of names. */
export const exportPage = page({
  method: 'GET',
  path: '/meetings/export.xlsx',
  act: 'meeting.export',
  target: async ({ db }, { query }) => {
    const place = await placeOf(db, query('branch') as BranchId)
    return place && { place }
  },
  run: async ({ db, clock }, { query }) => {
    const branch = await branchById(db, query('branch') as BranchId)
    if (!branch) return notFound
    const now = clock.now()
    const today = localDateOf(now)
    const [duties, listed] = [
      await dutyBook(db, branch.id, today, 4),
      await meetingsBetween(db, branch.id, { first: addDays(today, -366), last: addDays(today, 366) }),
    ]
    const ids = listed.map((l) => l.meeting.id)
    const written =
      ids.length === 0
        ? []
        : await db.read
            .select()
            .from(meetingMinutes)
            .where(inArray(meetingMinutes.meetingId, ids))
            .orderBy(desc(meetingMinutes.version))
    const decided =
      ids.length === 0
        ? []
        : await db.read
            .select()
            .from(meetingDecisions)
            .where(inArray(meetingDecisions.meetingId, ids))
            .orderBy(meetingDecisions.at)
    const minutesOf = (id: string) => {
      const newest = written.find((m) => m.meetingId === id)
      return [newest?.topics ?? '', newest?.resolution ?? '']
    }
    const about = (id: string) => listed.find((l) => l.meeting.id === id)?.meeting
    const sheets = [
      {
        name: words.duties.name,
        rows: [
          words.duties.head,
          ...duties.map((d) => [
            ...[texts.kinds[d.kind], d.period.first, d.period.last, texts.duties.states[d.state]],
            d.meeting?.day ?? '',
          ]),
          [words.note],
        ],
      },
      {
        name: words.meetings.name,
        rows: [words.meetings.head, ...listed.map((l) => meetingRow(l, minutesOf(l.meeting.id), now))],
      },
      {
        name: words.decisions.name,
        rows: [
          words.decisions.head,
          ...decided.map((d): Cell[] => {
            const m = about(d.meetingId)
            return [
              ...[m?.plannedAt ?? null, m ? cards.titled(m.kind, m.shift ?? '') : '', d.words],
              ...[d.entitled, d.present, d.inFavour, d.against, d.abstained],
              ...[texts.outcomes[d.outcome], yes(d.corrects !== null)],
            ]
          }),
        ],
      },
    ]
    return download(words.file(branch.name), xlsxType, workbook(sheets))
  },
})
