import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { type Config, ConfigError, readConfig } from '../platform/config.ts'
import { root } from './root.ts'

/** The configuration, read once; a wrong or missing value names itself in one line and ends the process with 2. */
export const configOrExit = (): Config => {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
