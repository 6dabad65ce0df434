import type { Role } from '../people/roles.ts'

/**
 * One way to be allowed, always about one thing: whoever it belongs to; the mentor of whom it belongs to; one of those
 * who decide it; everybody of the branch in which it lies (of the company, when it lies in no branch); the holder of a
 * role within whose scope it lies. `notOwn` excludes one's own things.
 */
export type Way = 'own' | 'mentor' | 'decider' | 'colleague' | { roles: readonly Role[]; notOwn?: true }

const office = ['administrator'] as const
const readers = ['administrator', 'auditor'] as const
const secretariat = ['secretary', 'administrator'] as const
/** 出题人、审题人. */
const bankers = ['committee', ...secretariat] as const

/**
 * 谁能做什么。What does not stand here may nobody; several ways are alternatives. The same table, for people, is
 * docs/access.md; a test holds one against the other.
 */
export const acts = {
  'approval.cancel': ['own'],
  'approval.decide': ['decider'],
  'approval.list': ['own'],
  'audit.export': [{ roles: readers }],
  'audit.view': [{ roles: ['secretary', ...readers] }],
  'bank.edit': [{ roles: bankers }],
  'bank.flag': ['colleague'],
  'bank.import': [{ roles: bankers }],
  'bank.review': [{ roles: bankers, notOwn: true }],
  'bank.view': [{ roles: ['committee', 'secretary', ...readers] }],
  'calendar.change': [{ roles: office }],
  'calendar.view': ['colleague'],
  'case.show': [{ roles: ['team-leader', 'duty-cadre', 'committee', ...secretariat] }],
  'delegation.change': ['own'],
  'exam.appeal': ['own'],
  'exam.appeal-decide': [{ roles: ['safety-officer', ...secretariat], notOwn: true }],
  'exam.excuse': [{ roles: ['team-leader', 'duty-cadre', ...secretariat], notOwn: true }],
  'exam.manage': [{ roles: secretariat }],
  'exam.results': [{ roles: secretariat }],
  'exam.sit': ['own'],
  'exam.view': ['colleague'],
  'gap.ask': [{ roles: ['team-leader', 'duty-cadre', 'secretary'], notOwn: true }],
  'gap.coach': ['mentor'],
  'gap.open': ['mentor', { roles: ['team-leader', 'duty-cadre', 'secretary'], notOwn: true }],
  'gap.show': ['mentor', { roles: ['team-leader', 'duty-cadre'], notOwn: true }],
  'gap.view': ['own', 'mentor', { roles: ['team-leader', 'duty-cadre', 'secretary'] }],
  'home.view': ['own'],
  'lesson-review.give': ['decider'],
  'lesson-review.view': ['own', { roles: ['secretary'] }],
  'letters.operate': [{ roles: office }],
  'letters.view': [{ roles: readers }],
  'material.change': [{ roles: ['committee', ...secretariat] }],
  'material.progress': [{ roles: ['team-leader', 'committee', ...secretariat] }],
  'material.view': ['colleague', { roles: ['secretary', ...readers] }],
  'meeting.amend': ['decider', { roles: ['committee', ...secretariat], notOwn: true }],
  'meeting.attend': ['own'],
  'meeting.export': [{ roles: secretariat }],
  'meeting.lead': ['decider', { roles: ['duty-cadre', 'committee', ...secretariat] }],
  'meeting.plan': [{ roles: ['committee', ...secretariat] }],
  'meeting.view': ['decider', { roles: ['duty-cadre', 'committee', 'secretary', ...readers] }],
  'pairing.change': [{ roles: secretariat }],
  'pairing.confirm': ['decider'],
  'pairing.propose': ['mentor', { roles: secretariat }],
  'pairing.view': ['own', 'mentor', { roles: ['team-leader', 'committee', 'secretary', ...readers] }],
  'pairing.withdraw': ['own'],
  'people.erase': [{ roles: office, notOwn: true }],
  'people.export': [{ roles: secretariat }],
  'people.import': [{ roles: office }],
  'people.list': [{ roles: ['team-leader', 'duty-cadre', 'committee', 'secretary', ...readers] }],
  'people.sync': [{ roles: office }],
  'policy.propose': [{ roles: secretariat }],
  'policy.view': ['colleague'],
  'posts.change': [{ roles: ['duty-cadre', ...secretariat] }],
  'posts.view': ['colleague'],
  'practice.do': ['own'],
  'quiz.lead': ['decider', { roles: ['team-leader', 'duty-cadre', 'committee', 'secretary'] }],
  'quiz.view': [{ roles: ['team-leader', 'duty-cadre', 'committee', 'secretary', ...readers] }],
  'record.amend': [{ roles: secretariat, notOwn: true }],
  'record.correct': ['own'],
  'record.export': ['own'],
  'record.view': ['own', 'mentor', { roles: ['team-leader', 'secretary', ...readers] }],
  'regulation.change': [{ roles: office }],
  'roles.change': [{ roles: office, notOwn: true }],
  'roles.view': [{ roles: ['secretary', ...readers] }],
  'settings.change': ['own'],
  'shift.change': [{ roles: ['team-leader', 'duty-cadre', ...secretariat] }],
  'shift.view': ['colleague'],
  'study.answer': ['own'],
  'study.figures': [{ roles: ['team-leader', 'duty-cadre', 'committee', 'secretary'] }],
  'study.points': ['own', 'mentor'],
  'tie.change': [{ roles: secretariat }],
  'tie.view': [{ roles: secretariat }],
  'weekly.view': ['colleague'],
} as const satisfies Record<`${string}.${string}`, readonly Way[]>

export type Act = keyof typeof acts

declare module '../../platform/rule.ts' {
  interface Rules extends Record<Act, true> {}
}

/** Whether such a rule exists. What a door says of itself is asked at the rim once more, where no compiler helps. */
export const isRule = (rule: unknown): boolean =>
  rule === 'everyone' || (typeof rule === 'string' && Object.hasOwn(acts, rule))
