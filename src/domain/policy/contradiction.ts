import { policyTexts as texts } from '../../../cards/import/texts.policy.ts'
import type { Policy, PolicyKey } from './keys.ts'

/** What cannot hold together, and under which rule it is to be repaired. */
export const contradictionIn = (policy: Policy): { key: PolicyKey; code: string; why: string } | undefined => {
  if (policy.dailyCloseTime <= policy.dailyTime) return { key: 'dailyCloseTime', code: 'policy', why: texts.closeTime }
  // 依制度具名 needs the rule it leans on: without number and date it cannot be chosen.
  if (policy.exposure === 'rule' && !(policy.exposureRule && policy.exposureRuleDate))
    return { key: 'exposure', code: 'exposure-rule', why: texts.exposureRule }
  return undefined
}
