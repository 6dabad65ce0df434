import { join } from 'node:path'
import type { AccountId, ChatId } from '../../core/ids.ts'
import { checkRoster } from '../../domain/people/check-roster.ts'
import { importRoster } from '../../domain/people/import-roster.ts'
import type { Roster } from '../../domain/people/roster.ts'
import { everyBranch } from '../../domain/people/store.ts'
import { installExamples } from '../../domain/shifts/patterns.ts'
import { checkQuestions } from '../../features/study/bank/check.ts'
import { importQuestions } from '../../features/study/bank/import.ts'
import type { World } from '../../platform/world.ts'
import { texts } from '../cli/texts.ts'
import { root } from '../root.ts'
import { readSheets } from '../sheets/read.ts'

/** The sample branch's group, and that of its administrators. */
export const sampleChat = 'oc_sample_branch_group_00000000001' as ChatId
const sampleAdminChat = 'oc_sample_admin_group_00000000002'

const sheetsOf = async (file: string) => {
  const read = await readSheets(file)
  if (!read.ok) throw new Error(`${file}: ${read.reason}`)
  return read.sheets
}

/** Everyone gets an account of the emulated Feishu, but those of whom the file says that they have none. */
const withSampleAccounts = (roster: Roster): Roster => {
  const people = roster.people.map((person) =>
    person.account === undefined ? { ...person, account: `ou_sample_${person.staffNo}` as AccountId } : person,
  )
  // The rule it leans on is the sample's own: adopted, with number and date, so its notices may name.
  const policy = { exposure: 'rule', adminChat: sampleAdminChat, ...texts.sandbox.rule }
  return { people, branches: [{ name: people[0]?.branch ?? '', chatId: sampleChat, policy }] }
}

/** 示例支部：its people, one group, one bank; only where there is no branch yet. */
export const seedSample = async (world: World, samples = join(root, 'samples')): Promise<void> => {
  if ((await everyBranch(world.db)).length > 0) return
  const { roster, issues } = checkRoster(await sheetsOf(join(samples, texts.samples.roster)))
  if (!roster) throw new Error(`${texts.samples.roster}: ${issues.map(texts.issue).join('; ')}`)
  const bank = checkQuestions(await sheetsOf(join(samples, texts.samples.bank)))
  await importRoster(world, withSampleAccounts(roster), { actor: 'operator' })
  for (const { id } of await everyBranch(world.db)) await installExamples(world, { branchId: id, by: 'operator' })
  await importQuestions(world, bank.questions)
}
