import type { SheetIssue } from '../../core/sheet.ts'
import { checkRoster } from '../../domain/people/check-roster.ts'
import { findAccounts } from '../../domain/people/find-accounts.ts'
import { type ImportOptions, importRoster, type RosterImport } from '../../domain/people/import-roster.ts'
import { listPeople } from '../../domain/people/list-people.ts'
import { issuesOf } from '../../domain/people/problems.ts'
import { everyBranch } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import { type Command, type Printing, Refused, Usage } from './command.ts'
import { printIssues, reportPath, reportTo, sheetsOrRefuse } from './tables.ts'
import { texts } from './texts.ts'

type Report = ReturnType<typeof checkRoster>
type Judged = {
  issues: readonly SheetIssue[]
  outcome?: Exclude<RosterImport, { kind: 'refused' }>
}

/** The file beside the roster that we have: more rows may be wrong there. */
const importChecked = async (
  world: World,
  { issues, roster, mobiles, places }: Report,
  options: ImportOptions,
): Promise<Judged> => {
  if (!roster) return { issues }
  const found = await findAccounts(world, roster, mobiles)
  if (found.problems.length > 0) return { issues: [...issues, ...issuesOf(found.problems, places)] }
  const outcome = await importRoster(world, found.roster, options)
  if (outcome.kind === 'refused') return { issues: [...issues, ...issuesOf(outcome.problems, places)] }
  return { issues, outcome }
}

const mostMissing = 20

const tell = (print: Printing, { outcome }: Judged) => {
  if (outcome?.kind !== 'planned' && outcome?.kind !== 'imported') throw new Refused(texts.people.overtaken)
  print.out(outcome.kind === 'planned' ? texts.people.planned(outcome) : texts.people.imported(outcome))
  const { missing, withoutAccount } = outcome
  if (withoutAccount > 0) print.out(texts.people.noAccount(withoutAccount))
  if (missing.length > 0) print.out(texts.people.missing(missing.length, missing.slice(0, mostMissing)))
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
    const sheets = await sheetsOrRefuse(file)
    const checked = checkRoster(sheets)
    const { rows } = checked
    const { world, canSend } = checked.roster ? await open() : { world: undefined, canSend: true }
    if (!canSend && checked.mobiles.size > 0) print.err(texts.people.mobilesSkipped)
    const known = canSend ? checked : { ...checked, mobiles: new Map<string, string>() }
    const options = { dryRun: args.flags['dry-run'] === true, actor: 'operator' } as const
    const judged: Judged = world ? await importChecked(world, known, options) : checked
    const { issues, outcome } = judged
    await reportTo(report, [{ sheets, issues }], print)
    const rejected = issues.filter((i) => i.level === 'rejected')
    if (outcome?.kind === 'overtaken') throw new Refused(texts.people.overtaken)
    if (args.flags.json) print.out(JSON.stringify({ file, rows, kind: 'rejected', ...outcome, issues }))
    printIssues(rejected.length > 0 ? rejected : issues, print.err)
    if (rejected.length > 0) throw new Refused(texts.people.refused(rejected.length))
    if (!args.flags.json) tell(print, judged)
  },
}

export const peopleList: Command = {
  name: 'people list',
  usage: 'people list [--branch <name>] [--json]',
  values: ['branch'],
  switches: ['json'],
  run: async ({ flags, words }, print, open) => {
    if (words.length > 0) throw new Usage('people list')
    const { database } = await open()
    const name = flags.branch
    const branch = typeof name === 'string' ? (await everyBranch(database.db)).find((b) => b.name === name) : undefined
    if (typeof name === 'string' && !branch) throw new Refused(texts.people.noSuchBranch(name))
    const { people } = await listPeople(database.db, { branchId: branch?.id })
    if (flags.json) return print.out(JSON.stringify({ people }))
    if (people.length === 0) return print.out(texts.people.nobody)
    for (const person of people) print.out(texts.people.person(person))
  },
}
