import process from 'node:process'
import { clockAt } from '../core/clock.ts'
import { briefly } from '../core/errors.ts'
import { sealBooks } from '../domain/chain/seal.ts'
import type { FeishuApp } from '../platform/config.ts'
import { type Assembly, assemble, WrongDatabase } from './assemble.ts'
import { auditVerify } from './cli/audit.ts'
import { backupCommand, restoreCommand } from './cli/backup.ts'
import { type Command, type Open, Refused, Usage } from './cli/command.ts'
import { doctor } from './cli/doctor/doctor.ts'
import { exportQuestionsCommand } from './cli/export.ts'
import { inboxList, inboxRetry } from './cli/inbox.ts'
import { jobsList, jobsRun, tickOnce } from './cli/jobs.ts'
import { peopleErase, peopleHold, peopleLeave, peopleReturn } from './cli/leavers.ts'
import { outboxDiscard, outboxList, outboxRetry } from './cli/outbox.ts'
import { peopleImport, peopleList } from './cli/people.ts'
import { questionsCheck, questionsImport, questionsList, questionsWithdraw } from './cli/questions.ts'
import { readArguments } from './cli/read-arguments.ts'
import { peopleGrant, peopleRevoke } from './cli/roles.ts'
import { peopleSync } from './cli/sync.ts'
import { texts } from './cli/texts.ts'
import { configOrExit } from './environment.ts'
import { SchemaMismatch } from './migrate/state.ts'

const commands: readonly Command[] = [
  peopleImport,
  peopleList,
  peopleGrant,
  peopleRevoke,
  peopleSync,
  peopleLeave,
  peopleReturn,
  peopleHold,
  peopleErase,
  questionsCheck,
  questionsImport,
  questionsList,
  questionsWithdraw,
  exportQuestionsCommand,
  jobsList,
  jobsRun,
  tickOnce,
  inboxList,
  inboxRetry,
  outboxList,
  outboxRetry,
  outboxDiscard,
  auditVerify,
  backupCommand,
  restoreCommand,
  doctor,
]

const print = {
  out: (line: string) => process.stdout.write(`${line}\n`),
  err: (line: string) => process.stderr.write(`${line}\n`),
}

/** Stands where no app is configured: the sandbox's own Feishu lives in the sandbox's process. */
const nobody: FeishuApp = {
  appId: 'cli_0000000000000000',
  appSecret: 'none',
  transport: 'webhook',
  encryptKeys: ['none'],
  verificationToken: 'none',
  baseUrl: 'http://127.0.0.1:9',
}

const exitCodeOf = (error: unknown): number => {
  if (error instanceof Usage) {
    for (const { usage } of commands) print.err(`cli ${usage}`)
    return 2
  }
  if (error instanceof SchemaMismatch || error instanceof WrongDatabase) {
    print.err(error.message)
    return 2
  }
  print.err(error instanceof Refused ? error.message : texts.failed(briefly(error)))
  return 1
}

const main = async (): Promise<number> => {
  const words = process.argv.slice(2)
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => words[i] === word))
  if (!command) return exitCodeOf(new Usage('command'))
  let assembly: Assembly | undefined
  const open: Open = async ({ at } = {}) => {
    const config = configOrExit()
    assembly = await assemble(config, config.feishu ?? nobody, {
      log: process.stderr,
      quiet: true,
      ...(at ? { clock: clockAt(at) } : {}),
    })
    return { ...assembly, canSend: config.feishu !== undefined }
  }
  try {
    await command.run(readArguments(command, words.slice(command.name.split(' ').length)), print, open)
    return 0
  } catch (error) {
    return exitCodeOf(error)
  } finally {
    if (assembly) {
      await sealBooks(assembly.database.db)
      await assembly.database.close()
      assembly.flushLog()
    }
  }
}

// Whoever reads along may leave before the end: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main()
