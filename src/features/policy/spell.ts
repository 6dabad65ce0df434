import { texts } from '../../../cards/policy/texts.ts'
import { type PolicyKey, ruleOf } from '../../domain/policy/keys.ts'

const weekOf = (days: string): string => {
  if (days === '1-7') return texts.everyDay
  const digits = days.replace(/(\d)-(\d)/, (_, from, to) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (__, i) => Number(from) + i).join(''),
  )
  return texts.week([...digits.replaceAll(',', '')].map((d) => texts.weekdays[Number(d) - 1]).join('、'))
}

const spellings: Partial<Record<PolicyKey, (value: string) => string>> = {
  studyDays: weekOf,
  meetingDays: weekOf,
  examDay: texts.dayOfMonth,
  exposure: (value) => texts.exposures[value] ?? value,
  gapClosing: (value) => texts.gapClosings[value] ?? value,
  mentorLoad: texts.people,
  leaverRetentionDays: texts.dayCount,
}

/** A rule's value as people say it. */
export const spelt = (key: PolicyKey, value: string): string =>
  value === '' ? texts.unwritten : (spellings[key]?.(value) ?? value)

/** The same where there is room for a word only: of long texts, whether the branch has written its own. */
export const briefly = (key: PolicyKey, value: string): string => {
  const rule = ruleOf(key)
  if (!rule.long || value === '') return spelt(key, value)
  return value === rule.usual ? texts.example : texts.written
}
