import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { systemClock } from '../../core/clock.ts'
import { backup, UnsoundCopy } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { type Arguments, type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

const oneWord = ({ words }: Arguments): string => {
  const [word, ...more] = words
  if (!word || more.length > 0) throw new Usage('file')
  return resolve(word)
}

const unsound = (error: unknown): never => {
  if (error instanceof UnsoundCopy) throw new Refused(texts.backup.unsound(error.message))
  throw error
}

/** Never over an existing file: an old backup is worth more than a new one that may fail. */
const free = (file: string): string => {
  if (existsSync(file)) throw new Refused(texts.backup.exists(file))
  return file
}

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup <file> [--json]',
  switches: ['json'],
  run: async (args, print, open) => {
    const file = free(oneWord(args))
    const { database, world } = await open()
    if (database.protocol !== 'file') throw new Refused(texts.backup.remote)
    const made = await backup(database, world, file).catch(unsound)
    print.out(args.flags.json ? JSON.stringify({ file, ...made }) : texts.backup.made(file, made.bytes))
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore <file> --into <file> [--json]',
  values: ['into'],
  switches: ['json'],
  run: async (args, print) => {
    const from = oneWord(args)
    if (typeof args.flags.into !== 'string') throw new Usage('--into')
    const into = free(resolve(args.flags.into))
    if (!existsSync(from) || !existsSync(`${from}.json`)) throw new Refused(texts.backup.missing(from))
    const done = await restore(from, into, { clock: systemClock }).catch(unsound)
    print.out(args.flags.json ? JSON.stringify({ into, ...done }) : texts.backup.restored(into, done.held))
  },
}
