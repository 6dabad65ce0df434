import type { Assembly } from '../assemble.ts'

export type Printing = { out(line: string): void; err(line: string): void }

/** Wrong words on the command line: the usage is shown and the exit code is 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** The operator's doing was understood and refused; the message is for people, the exit code is 1. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export type Arguments = { words: readonly string[]; flags: Readonly<Record<string, string | boolean>> }

export type Command = {
  /** As in the contract: `people import`. */
  name: string
  usage: string
  /** Flags that take a value, and flags that do not. */
  values?: readonly string[]
  switches?: readonly string[]
  /** `open` opens the database; a command that needs none does not call it. */
  run(args: Arguments, print: Printing, open: Open): Promise<void>
}

export type Open = (options?: { at?: Date }) => Promise<Assembly & { canSend: boolean }>

/** @throws Usage */
export const instantFlag = (args: Arguments, flag: string): Date => {
  const text = args.flags[flag]
  const at = new Date(typeof text === 'string' ? text : Number.NaN)
  if (Number.isNaN(at.getTime())) throw new Usage(`--${flag}`)
  return at
}
