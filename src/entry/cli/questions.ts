import { basename } from 'node:path'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import type { Sheet } from '../../core/sheet.ts'
import { everyBranch } from '../../domain/people/store.ts'
import { listQuestions } from '../../domain/questions/store.ts'
import { checkBanks, checkQuestions } from '../../features/bank/doctor/check.ts'
import { importQuestions } from '../../features/bank/import.ts'
import { withdrawQuestions } from '../../features/study/withdraw.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Arguments, type Command, type Printing, Refused, Usage } from './command.ts'
import { bankOrRefuse, printIssues, reportPath, reportTo } from './tables.ts'
import { texts } from './texts.ts'

/** All files, read and judged; one that cannot be read stops everything, a row that cannot be used stops nothing. */
const checkFiles = async (args: Arguments, print: Printing) => {
  if (args.words.length === 0) throw new Usage('file')
  const report = reportPath(args)
  const read: { file: string; sheets: Sheet[] }[] = []
  for (const file of args.words) read.push({ file, sheets: await bankOrRefuse(file) })
  const reports = checkBanks(read.map(({ file, sheets }) => ({ name: basename(file), sheets })))
  const files = read.flatMap(({ file, sheets }, i) => {
    const { questions, issues, ...counts } = reports[i] ?? checkQuestions([])
    return [{ sheets, questions, issues, result: { file, ...counts, issues } }]
  })
  await reportTo(report, files, print)
  if (args.flags.json !== true)
    for (const { issues, result } of files) {
      printIssues(
        issues.filter((i) => i.level === 'rejected' || i.level === 'doubtful' || i.code === 'no-header'),
        print.err,
      )
      print.out(texts.questions.summary(result))
    }
  const empty = files.find(({ result }) => result.rows === 0)
  if (empty) throw new Refused(texts.fileUnreadable(empty.result.file, texts.questions.noTable))
  return { files, results: files.map((f) => f.result) }
}

const branchOrRefuse = async (db: Db, name: string | boolean | undefined): Promise<BranchId | ''> => {
  if (typeof name !== 'string') return ''
  const branch = (await everyBranch(db)).find((b) => b.name === name)
  if (!branch) throw new Refused(texts.questions.noBranch(name))
  return branch.id
}

export const questionsCheck: Command = {
  name: 'questions check',
  usage: 'questions check <file>… [--json] [--report <out.xlsx>]',
  values: ['report'],
  switches: ['json'],
  run: async (args, print) => {
    const { results } = await checkFiles(args, print)
    if (args.flags.json) print.out(JSON.stringify({ files: results }))
  },
}

export const questionsImport: Command = {
  name: 'questions import',
  usage: 'questions import <file>… [--branch <name>] [--report <out.xlsx>] [--json]',
  values: ['branch', 'report'],
  switches: ['json'],
  run: async (args, print, open) => {
    const { files, results } = await checkFiles(args, print)
    if (files.every(({ questions }) => questions.length === 0)) throw new Refused(texts.questions.nothing)
    const { world } = await open()
    const branchId = await branchOrRefuse(world.db, args.flags.branch)
    const sum = { added: 0, existing: 0, contradicting: 0 }
    for (const { questions, result } of files) {
      const one = await importQuestions(world, questions, { branchId, source: basename(result.file) })
      sum.added += one.added
      sum.existing += one.existing
      sum.contradicting += one.contradicting
    }
    if (args.flags.json) print.out(JSON.stringify({ files: results, ...sum }))
    else print.out(texts.questions.imported(sum))
  },
}

export const questionsList: Command = {
  name: 'questions list',
  usage: 'questions list [--subject <text>] [--json]',
  values: ['subject'],
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const { database } = await open()
    const found = await listQuestions(database.db, typeof flags.subject === 'string' ? flags.subject : undefined)
    if (flags.json) return print.out(JSON.stringify({ questions: found }))
    if (found.length === 0) return print.out(texts.questions.none)
    for (const question of found) print.out(texts.questions.line(question))
  },
}

export const questionsWithdraw: Command = {
  name: 'questions withdraw',
  usage: 'questions withdraw <id>…',
  run: async ({ words }, print, open) => {
    if (words.length === 0) throw new Usage('id')
    const { world } = await open()
    const withdrawn = await withdrawQuestions(world, words as QuestionId[], 'operator')
    if (withdrawn === 0) throw new Refused(texts.questions.unknown)
    print.out(texts.questions.withdrawn(withdrawn))
  },
}
