import { rosterTexts as texts, rosterWords as words } from '../../../cards/import/texts.roster.ts'
import type { ChatId } from '../../core/ids.ts'
import { contradictionIn } from '../policy/contradiction.ts'
import { policyKeys, policyUsual, ruleOf } from '../policy/keys.ts'
import type { Remarks, RosterColumn } from './remarks.ts'
import type { RosterBranch } from './roster.ts'

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
    const read = ruleOf(key).read(given)
    if ('wrong' in read) reject(row, key, 'policy', read.wrong)
    else policy[key] = read.value
  }
  const contradiction = contradictionIn({ ...policyUsual, ...policy })
  if (contradiction) reject(row, contradiction.key, contradiction.code, contradiction.why)
  const company = cell('company')
  if (company.length > 50) reject(row, 'company', 'too-long', texts.tooLong(50))
  return { name, ...(company === '' ? {} : { company }), ...(chat === '' ? {} : { chatId: chat as ChatId }), policy }
}
