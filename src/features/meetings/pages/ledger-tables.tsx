/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../cards/meetings/texts.ts'
import { Badge, type Tone } from '../../../web/badge.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { When } from '../../../web/when.tsx'
import type { Duty, DutyState } from '../duties.ts'
import { owed } from '../kinds.ts'
import type { Listed } from '../list.ts'
import { lateMs } from '../rules.ts'
import type { Meeting } from '../store.ts'
import { texts } from './texts.ts'

const dutyTones: Record<DutyState, Tone> = {
  held: 'good',
  'entered-late': 'warn',
  planned: 'info',
  due: 'warn',
  overdue: 'bad',
}

export const Duties = ({ of }: { of: readonly Duty[] }) => (
  <Section title={texts.duties.title} note={texts.duties.note}>
    <Table
      label={texts.duties.title}
      head={texts.duties.head}
      rows={of.map(({ kind, period, state, meeting }) => [
        texts.kinds[kind],
        texts.period(period.first, period.last, owed[kind] === 'month'),
        <Badge text={texts.duties.states[state]} tone={dutyTones[state]} />,
        meeting ? cards.dayOf(meeting.day) : '',
        meeting ? <a href={`/meetings/${meeting.id}`}>{texts.duties.look}</a> : '',
      ])}
      empty={texts.duties.empty}
    />
  </Section>
)

export type ShownState = keyof typeof texts.sessions.states

/** 未记录：nobody has begun it, and its time to be written down is over. Never «未召开»: that nobody knows here. */
export const shownState = ({ state, late, plannedAt }: Meeting, now: Date): ShownState => {
  if (state === 'planned' && now.getTime() > plannedAt.getTime() + lateMs) return 'unrecorded'
  return state === 'ended' && late ? 'late' : state
}

const tones: Record<ShownState, Tone> = {
  planned: 'info',
  open: 'info',
  ended: 'good',
  cancelled: 'calm',
  unrecorded: 'bad',
  late: 'warn',
}

export const StateBadge = ({ of, now }: { of: Meeting; now: Date }) => {
  const state = shownState(of, now)
  return <Badge text={texts.sessions.states[state]} tone={tones[state]} />
}

export const Meetings = ({ of, now }: { of: readonly Listed[]; now: Date }) => (
  <Section title={texts.sessions.title} note={texts.sessions.unrecorded}>
    <Table
      label={texts.sessions.title}
      head={texts.sessions.head}
      rows={of.map(({ meeting, counts }) => {
        const known = meeting.state === 'open' || meeting.state === 'ended'
        return [
          <When at={meeting.plannedAt} now={now} />,
          cards.titled(meeting.kind, meeting.shift ?? ''),
          <StateBadge of={meeting} now={now} />,
          known ? String(counts.expected) : '',
          known ? String(counts.there) : '',
          known ? String(counts.expected - counts.there - counts.due) : '',
          <a href={`/meetings/${meeting.id}`}>{texts.duties.look}</a>,
        ]
      })}
      empty={texts.sessions.empty}
    />
  </Section>
)
