import type { Card } from '../../../cards/kit/card.ts'
import type { LeadView } from '../../../cards/meetings/actions.ts'
import type { Moment, Which } from '../../../cards/meetings/face.ts'
import { inviteCard } from '../../../cards/meetings/invite.card.ts'
import { type LeadFace, leadCard } from '../../../cards/meetings/lead.card.ts'
import { localDateOf, localTimeOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { expectedIds } from './expected.ts'
import { exceptions, isParty } from './kinds.ts'
import { countsOf, graceMs, hasQuorum, tellsNobody } from './rules.ts'
import type { Meeting, View } from './store.ts'

export const momentOf = (at: Date): Moment => ({ day: localDateOf(at), time: localTimeOf(at) })

export const whichOf = ({ kind, shift, subject, place, plannedAt }: Meeting): Which => ({
  ...{ kind, shift: shift ?? '', subject, place },
  at: momentOf(plannedAt),
})

/** So many names go onto one card. */
export const pageSize = 60

/** Those not called yet come first: most often nobody else is looked for. */
const toMark = ({ roll }: View, page: number): LeadFace['toMark'] => {
  const sorted = [...roll.filter((r) => r.state === 'due'), ...roll.filter((r) => r.state !== 'due')]
  const from = page * pageSize
  return {
    people: sorted
      .slice(from, from + pageSize)
      .map(({ memberId, name, team, state }) => ({ id: memberId, name, team, state })),
    page,
    more: sorted.length > from + pageSize,
  }
}

const quorumOf = ({ meeting }: View, { expected, there }: { expected: number; there: number }) => {
  const [entitled, present] = [expected, there]
  return { entitled, present, ok: hasQuorum({ entitled, present }, meeting.quorumPercent) }
}

const longestList = 30

/**
 * 会议卡 as it looks now for one of those who lead.
 *
 * @param expected how many are expected, while the roll is not written yet
 */
export const leadFace = (
  view: View,
  of: { holder: MemberId; now: Date; url: string; expected: number; view: LeadView; page: number },
): LeadFace => {
  const { meeting, chair, done, roll, minutes, decisions } = view
  const counts = countsOf(roll)
  const corrected = new Set(decisions.map((d) => d.corrects))
  return {
    ...whichOf(meeting),
    ...{
      meeting: meeting.id,
      branch: meeting.branchId,
      state: meeting.state,
      familySpoke: meeting.familySpoke,
      url: of.url,
      view: of.view,
    },
    ...(meeting.chairId && meeting.state !== 'planned'
      ? { chair: { name: chair ?? '', mine: meeting.chairId === of.holder } }
      : {}),
    counts: meeting.state === 'planned' ? { ...counts, expected: of.expected, due: of.expected } : counts,
    rollTaken: meeting.rollTakenAt !== null,
    missing: exceptions.flatMap((state) => {
      const names = roll.filter((r) => r.expected && r.state === state).map((r) => r.name)
      return names.length === 0 ? [] : [{ state, names: names.slice(0, longestList) }]
    }),
    agenda: meeting.agenda.map((words, i) => ({ words, done: done.has(i) })),
    ...(isParty(meeting.kind) && meeting.state === 'open' && meeting.rollTakenAt
      ? { quorum: quorumOf(view, counts) }
      : {}),
    decisions: decisions.map((d) => ({ ...d, corrected: corrected.has(d.id) })),
    ...(minutes ? { minutes } : {}),
    ...(meeting.startedAt ? { began: momentOf(meeting.startedAt) } : {}),
    ...(meeting.endedAt ? { ended: momentOf(meeting.endedAt) } : {}),
    ...(meeting.late && meeting.startRecordedAt ? { recorded: momentOf(meeting.startRecordedAt) } : {}),
    overdue: meeting.state === 'planned' && of.now.getTime() > meeting.plannedAt.getTime() + graceMs,
    toMark: toMark(view, of.page),
  }
}

export const drawLead = async (
  world: World,
  view: View,
  holder: MemberId,
  { view: shown = 'main', page = 0 }: { view?: LeadView; page?: number } = {},
): Promise<Card> => {
  const { meeting } = view
  const expected = meeting.state === 'planned' ? (await expectedIds(world.db, meeting)).length : 0
  const url = `${world.config.publicUrl}/meetings/${meeting.id}`
  return leadCard(leadFace(view, { holder, now: world.clock.now(), url, expected, view: shown, page }))
}

/** The group's card. What would tell who was missing is left out. */
export const drawInvite = (meeting: Meeting, counts: { expected: number; there: number }): Card =>
  inviteCard({
    ...whichOf(meeting),
    ...{ expected: counts.expected, agenda: meeting.agenda, familySpoke: meeting.familySpoke, state: meeting.state },
    ...(meeting.startedAt ? { began: momentOf(meeting.startedAt) } : {}),
    ...(meeting.endedAt ? { ended: momentOf(meeting.endedAt) } : {}),
    ...(counts.expected >= 3 && tellsNobody(counts.expected - counts.there) ? { there: counts.there } : {}),
  })
