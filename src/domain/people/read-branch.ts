import { rosterTexts as texts, rosterWords as words } from '../../../cards/import/texts.roster.ts'
import type { ChatId } from '../../core/ids.ts'
import { policyDefaults } from '../policy/policy.ts'
import type { RosterBranch } from './plan-roster.ts'
import { policyKeys, readPolicy } from './policy-columns.ts'
import type { Remarks, RosterColumn } from './remarks.ts'

/** One row of 支部: its group and what it decided for itself. Empty cells leave things as they are. */
export const readBranch = (cell: (column: RosterColumn) => string, row: number, { reject }: Remarks): RosterBranch => {
  const name = cell('branch')
  if (name === '') reject(row, 'branch', 'empty', texts.empty(words.titles.branch))
  if (name.length > 50) reject(row, 'branch', 'too-long', texts.tooLong(50))
  const chat = cell('chat')
  if (chat !== '' && !/^oc_\w{1,100}$/.test(chat)) reject(row, 'chat', 'chat', texts.chat(chat))

  const policy: RosterBranch['policy'] = {}
  for (const key of policyKeys) {
    const given = cell(key)
    if (given === '') continue
    const read = readPolicy(key, given)
    if ('wrong' in read) reject(row, key, 'policy', read.wrong)
    else policy[key] = read.value
  }
  const { dailyTime, dailyCloseTime } = { ...policyDefaults, ...policy }
  if (dailyCloseTime <= dailyTime) reject(row, 'dailyCloseTime', 'policy', texts.closeTime)
  // 依制度具名 needs the rule it leans on: without number and date it cannot be chosen.
  if (policy.exposure === 'rule' && !(policy.exposureRule && policy.exposureRuleDate))
    reject(row, 'exposure', 'exposure-rule', texts.exposureRule)
  return { name, ...(chat === '' ? {} : { chatId: chat as ChatId }), policy }
}
