import { join } from 'node:path'
import type { AccountId, ChatId } from '../../core/ids.ts'
import { checkRoster } from '../../domain/people/check-roster.ts'
import { importRoster } from '../../domain/people/import-roster.ts'
import { everyBranch } from '../../domain/people/store.ts'
import { checkQuestions } from '../../features/study/bank/check.ts'
import { importQuestions } from '../../features/study/bank/import.ts'
import type { World } from '../../platform/world.ts'
import { rosterOfReport } from '../cli/roster.ts'
import { root } from '../root.ts'
import { readSheets } from '../sheets/read.ts'

/** The sample branch's group. */
export const sampleChat = 'oc_sample_branch_group_00000000001' as ChatId

const sheetsOf = async (name: string) => {
  const read = await readSheets(join(root, 'samples', name))
  if (!read.ok) throw new Error(`samples/${name}: ${read.reason}`)
  return read.sheets
}

/** An account for everyone in the sample roster whom it does not leave without one. */
const accountOf = (staffNo: string) => `ou_sample_${staffNo}` as AccountId

/** 示例支部：36 people, one group, one bank; only where there is no branch yet. */
export const seedSample = async (world: World): Promise<void> => {
  if ((await everyBranch(world.db)).length > 0) return
  const report = checkRoster(await sheetsOf('roster'))
  const roster = rosterOfReport(report)
  const people = roster.people.map((p) =>
    p.account || withoutAccount(p.post) ? p : { ...p, account: accountOf(p.staffNo) },
  )
  const branch = people[0]?.branch ?? ''
  await importRoster(
    world,
    { people, branches: [{ name: branch, chatId: sampleChat, policy: {} }] },
    { actor: 'operator' },
  )
  const bank = checkQuestions(await sheetsOf('bank'))
  await importQuestions(world, bank.questions)
}
