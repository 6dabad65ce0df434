import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { AbsenceId, AccountId, BranchId, ChatId } from '../../core/ids.ts'
import { appointDeputy } from '../../domain/mentorships/deputies.ts'
import { checkRoster } from '../../domain/people/check-roster.ts'
import { importRoster } from '../../domain/people/import-roster.ts'
import type { Roster } from '../../domain/people/roster.ts'
import { teams } from '../../domain/people/schema.ts'
import { everyBranch, memberByStaffNo } from '../../domain/people/store.ts'
import { registerAbsence } from '../../domain/shifts/absence.ts'
import { installExamples, patternsOf, setRotation } from '../../domain/shifts/patterns.ts'
import { checkQuestions } from '../../features/bank/doctor/check.ts'
import { importQuestions } from '../../features/bank/import.ts'
import type { World } from '../../platform/world.ts'
import { texts } from '../cli/texts.ts'
import { root } from '../root.ts'
import { readSheets } from '../sheets/read.ts'
import { seedStudy } from './seed-study.ts'

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

/** The teams at the coal face rotate; on the first day they stand where the roster file has them. */
const seedShifts = async (world: World, branchId: BranchId): Promise<void> => {
  const today = localDateOf(world.clock.now())
  const threes = (await patternsOf(world.db, branchId)).find((p) => p.name === texts.sandbox.rotating.pattern)
  if (!threes) return
  for (const { id, name } of await world.db.read.select().from(teams).where(eq(teams.branchId, branchId))) {
    const shift = texts.sandbox.rotating.teams[name]
    const place = shift === undefined ? -1 : threes.cycle.indexOf(shift)
    if (place < 0) continue
    const anchor = addDays(today, -place)
    await setRotation(world, { subject: id, pattern: threes.name, anchor, since: addDays(today, -30), by: 'operator' })
  }
}

/** One mentor is on leave for a few days, and somebody stands in. */
const away = { mentor: '010013', deputy: '010002', days: 3 }

const seedDeputy = async (world: World): Promise<void> => {
  const mentor = await memberByStaffNo(world.db, away.mentor)
  const deputy = await memberByStaffNo(world.db, away.deputy)
  if (!mentor || !deputy) return
  const today = localDateOf(world.clock.now())
  const until = addDays(today, away.days - 1)
  await registerAbsence(world, {
    ...{ id: world.ids.next() as AbsenceId, memberId: mentor.id, kind: 'leave', firstDay: today, lastDay: until },
    by: deputy.id,
  })
  await appointDeputy(world, { mentorId: mentor.id, deputyId: deputy.id, since: today, until, by: 'operator' })
}

/** 示例支部：its people, one group, one bank; only where there is no branch yet. */
export const seedSample = async (world: World, samples = join(root, 'samples')): Promise<void> => {
  if ((await everyBranch(world.db)).length > 0) return
  const { roster, issues } = checkRoster(await sheetsOf(join(samples, texts.samples.roster)))
  if (!roster) throw new Error(`${texts.samples.roster}: ${issues.map(texts.issue).join('; ')}`)
  const bank = checkQuestions(await sheetsOf(join(samples, texts.samples.bank)))
  await importRoster(world, withSampleAccounts(roster), { actor: 'operator' })
  for (const { id } of await everyBranch(world.db)) {
    await installExamples(world, { branchId: id, by: 'operator' })
    await seedShifts(world, id)
  }
  await seedDeputy(world)
  for (const { id } of await everyBranch(world.db)) {
    await importQuestions(world, bank.questions, { branchId: id })
    await seedStudy(world, id)
  }
}
