import type { Lane } from '../../platform/outbox/schema.ts'

type PushKind = {
  lane: Lane
  /** A matter of safety: counts for nothing, waits for nothing. Each of them is named on 我的设置. */
  exempt?: true
  /** Its card is the place where something is decided: it never shrinks to a line, but waits for a place of its own. */
  whole?: true
  /** It is known beforehand that it comes that day: a place may be kept for it, see `keepPlace`. */
  appointed?: true
  /** The place that is kept for it goes to what `presses`, when there is no other. */
  yields?: true
  /** Waits for a person's decision or has its day. */
  presses?: true
}

/** What may be said to a person who has not asked. A new sort of push is one line here and its name in `cards/me`. */
export const pushKinds = {
  /** 学习 */
  study: { lane: 'broadcast' },
  /** 今日复习 */
  review: { lane: 'broadcast', appointed: true, yields: true },
  /** 待办: something to approve or to confirm. */
  approval: { lane: 'approval', whole: true, presses: true },
  /** 主持会议: who leads holds it in their hands. */
  lead: { lane: 'approval', whole: true, appointed: true, presses: true },
  /** 月考: the card is where the exam is written. */
  exam: { lane: 'approval', whole: true, presses: true },
  /** 管理事项: to those who look after the branch's affairs with the bot. */
  duty: { lane: 'approval' },
  /** 帮教关怀: talks, visits, matters of one's own. */
  care: { lane: 'approval' },
  /** 办理结果: what came of something one has asked for or answers for. */
  result: { lane: 'approval' },
  /** 链头存证: it has to stand outside the database, so it never shrinks to a line. */
  seal: { lane: 'broadcast', whole: true },
  /** 汇总: what did not fit, as lines of one card. */
  digest: { lane: 'broadcast' },
  /** 停止作业 */
  'stop-work': { lane: 'alert', exempt: true },
  /** 险情 */
  danger: { lane: 'alert', exempt: true },
} as const satisfies Record<string, PushKind>

export type PushKindName = keyof typeof pushKinds
export const pushKindNames = Object.keys(pushKinds) as [PushKindName, ...PushKindName[]]

export const isExempt = (kind: PushKindName): boolean => 'exempt' in pushKinds[kind]
export type AppointedKind = {
  [K in PushKindName]: (typeof pushKinds)[K] extends { appointed: true } ? K : never
}[PushKindName]
export const isAppointed = (kind: PushKindName): kind is AppointedKind => 'appointed' in pushKinds[kind]
export const presses = (kind: PushKindName): boolean => 'presses' in pushKinds[kind]
/** Those of which a kept place may be taken by what presses. */
export const yieldingKinds = pushKindNames.filter(
  (kind): kind is AppointedKind => isAppointed(kind) && 'yields' in pushKinds[kind],
)
export const isWhole = (kind: PushKindName): boolean => 'whole' in pushKinds[kind]

export const exemptKinds: readonly PushKindName[] = pushKindNames.filter(isExempt)
