import { rosterTexts } from '../../../cards/import/texts.roster.ts'
import { checkRoster, type RosterReport } from '../../domain/people/check-roster.ts'
import { importRoster, type RosterImport } from '../../domain/people/import-roster.ts'
import type { Roster } from '../../domain/people/plan-roster.ts'
import type { World } from '../../platform/world.ts'
import { type Command, Refused, Usage } from './command.ts'
import { printIssues, reportPath, reportTo, sheetsOrRefuse } from './tables.ts'
import { texts } from './texts.ts'

/** The accounts that Feishu knows by the mobile numbers of the file; the numbers are not kept. */
const withAccounts = async (world: World, roster: Roster, mobiles: RosterReport['mobiles']): Promise<Roster> => {
  if (mobiles.size === 0) return roster
  const accounts = await world.feishu.accountsByMobile([...mobiles.values()])
  const taken = new Map(roster.people.flatMap((p) => (p.account ? [[p.account, p.staffNo] as const] : [])))
  const people = roster.people.map((person) => {
    const mobile = mobiles.get(person.staffNo)
    const account = mobile && accounts.get(mobile)
    if (!account) return person
    const owner = taken.get(account)
    if (owner) throw new Refused(texts.people.accountTaken(person.staffNo, owner))
    taken.set(account, person.staffNo)
    return { ...person, account }
  })
  return { ...roster, people }
}

const doneOrRefuse = (outcome: RosterImport) => {
  switch (outcome.kind) {
    case 'account-taken':
      throw new Refused(texts.people.accountTaken(outcome.staffNo, outcome.owner))
    case 'mentor-unknown':
      throw new Refused(texts.people.mentorUnknown(outcome.staffNo, outcome.mentorStaffNo))
    case 'mentors-refused':
      throw new Refused(
        outcome.refused
          .map((r) => texts.people.mentorRefused(r.staffNo, r.mentorStaffNo, rosterTexts.mentor[r.obstacle]))
          .join('\n'),
      )
    default:
      return outcome
  }
}

export const peopleImport: Command = {
  name: 'people import',
  usage: 'people import <file.xlsx|.xls|.csv> [--dry-run] [--report <out.xlsx>] [--json]',
  values: ['report'],
  switches: ['dry-run', 'json'],
  run: async (args, print, open) => {
    const [file, ...more] = args.words
    if (!file || more.length > 0) throw new Usage('file')
    const report = reportPath(args)
    const json = args.flags.json === true
    const sheets = await sheetsOrRefuse(file)
    const { issues, roster, mobiles, rows } = checkRoster(sheets)
    await reportTo(report, [{ sheets, issues }], print)
    if (!roster) {
      const rejected = issues.filter((i) => i.level === 'rejected')
      if (json) print.out(JSON.stringify({ file, rows, kind: 'rejected', issues }))
      printIssues(rejected, print.err)
      throw new Refused(texts.people.refused(rejected.length))
    }
    printIssues(issues, print.err)
    const { world, canSend } = await open()
    const complete = canSend ? await withAccounts(world, roster, mobiles) : roster
    if (!canSend && mobiles.size > 0) print.err(texts.people.mobilesSkipped)
    const outcome = doneOrRefuse(
      await importRoster(world, complete, { dryRun: args.flags['dry-run'] === true, actor: 'operator' }),
    )
    const withoutAccount = complete.people.filter((p) => !p.account).length
    if (json) return print.out(JSON.stringify({ file, rows, ...outcome, withoutAccount, issues }))
    print.out(outcome.kind === 'planned' ? texts.people.planned(outcome) : texts.people.imported(outcome))
    if (withoutAccount > 0) print.out(texts.people.noAccount(withoutAccount))
  },
}
