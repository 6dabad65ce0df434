import { policyExamples as examples } from '../../../cards/import/texts.policy.ts'
import { chat, date, dayOfMonth, days, exposure, gapClosing, number, type ReadValue, short, time } from './read.ts'

/** Under which heading a person looks for it. */
export const policyGroups = ['study', 'meeting', 'exposure', 'people', 'words'] as const
export type PolicyGroup = (typeof policyGroups)[number]

type PolicyRule = {
  group: PolicyGroup
  /** What holds until the branch decides otherwise. */
  usual: string
  read: ReadValue
  /** Touches people's rights: a second person must agree. */
  weighty?: true
  /** Several lines that people write and read. */
  long?: true
}

/** What a branch may decide for itself. Times are 'HH:mm' at the mine, off the full hour: everybody's bots speak at :00 and :30. */
export const policyRules = {
  dailyTime: { group: 'study', usual: '07:23', read: time },
  dailyCloseTime: { group: 'study', usual: '20:17', read: time },
  /** 1 Monday … 7 Sunday, as cron reads them. */
  studyDays: { group: 'study', usual: '1-7', read: days },
  examDay: { group: 'study', usual: '25', read: dayOfMonth },
  /** What ends a 短板: asked right before a shift and shown on site, or shown on site alone. */
  gapClosing: { group: 'study', usual: 'both', read: gapClosing },
  meetingDays: { group: 'meeting', usual: '2,5', read: days },
  meetingTime: { group: 'meeting', usual: '14:00', read: time },
  exposure: { group: 'exposure', usual: 'unnamed', read: exposure, weighty: true },
  exposureRule: { group: 'exposure', usual: '', read: short(100), weighty: true },
  exposureRuleDate: { group: 'exposure', usual: '', read: date, weighty: true },
  mentorLoad: { group: 'people', usual: '7', read: number(1, 15), weighty: true },
  leaverRetentionDays: { group: 'people', usual: '180', read: number(30, 1_095), weighty: true },
  /** The administrators' group: where the chain's head is anchored every day. */
  adminChat: { group: 'people', usual: '', read: chat },
  meetingAgenda: { group: 'words', usual: examples.meetingAgenda, read: short(2_000), long: true },
  preshiftSteps: { group: 'words', usual: examples.preshiftSteps, read: short(2_000), long: true },
  fourStatements: { group: 'words', usual: examples.fourStatements, read: short(2_000), long: true },
  bodyMind: { group: 'words', usual: examples.bodyMind, read: short(2_000), long: true },
  threeTrainings: { group: 'words', usual: examples.threeTrainings, read: short(2_000), long: true },
} as const satisfies Record<string, PolicyRule>

export type PolicyKey = keyof typeof policyRules
export type Policy = Readonly<Record<PolicyKey, string>>

export const policyKeys = Object.keys(policyRules) as PolicyKey[]
export const policyUsual = Object.fromEntries(policyKeys.map((key) => [key, policyRules[key].usual])) as Policy

export const ruleOf = (key: PolicyKey): PolicyRule => policyRules[key]
