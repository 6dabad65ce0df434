/** 二五安全会 · 一周三培; and of the 三会一课: 支部党员大会 · 支委会 · 党小组会 · 党课 */
export const meetingKinds = ['safety', 'training', 'assembly', 'committee', 'group', 'lecture'] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const partyKinds = ['assembly', 'committee', 'group', 'lecture'] as const
export type PartyKind = (typeof partyKinds)[number]

export const isParty = (kind: MeetingKind): kind is PartyKind => (partyKinds as readonly string[]).includes(kind)

/** How often a branch owes each of them, at least. Source: 中国共产党支部工作条例（试行）. */
export const owed = {
  assembly: 'quarter',
  committee: 'month',
  group: 'month',
  lecture: 'quarter',
} as const satisfies Record<PartyKind, 'month' | 'quarter'>

/** planned → open → ended, or cancelled before it began. */
export const meetingStates = ['planned', 'open', 'ended', 'cancelled'] as const

/** due: not called yet. 到 · 迟到 · 缺 · 假 · 病 · 公出 */
export const rollStates = ['due', 'present', 'late', 'absent', 'leave', 'sick', 'away'] as const
export type RollState = (typeof rollStates)[number]
export const exceptions = ['late', 'absent', 'leave', 'sick', 'away'] as const
export type Exception = (typeof exceptions)[number]

export const isException = (words: string): words is Exception => (exceptions as readonly string[]).includes(words)

export const wasThere = (state: RollState): boolean => state === 'present' || state === 'late'
