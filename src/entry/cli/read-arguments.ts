import { parseArgs } from 'node:util'
import { type Arguments, type Command, Usage } from './command.ts'

/** @throws Usage for a flag that the command does not know or that lacks its value */
export const readArguments = (command: Command, words: readonly string[]): Arguments => {
  const options = Object.fromEntries([
    ...(command.values ?? []).map((name) => [name, { type: 'string' }] as const),
    ...(command.switches ?? []).map((name) => [name, { type: 'boolean' }] as const),
  ])
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
    return { words: positionals, flags: values as Arguments['flags'] }
  } catch (error) {
    throw new Usage(String(error))
  }
}
