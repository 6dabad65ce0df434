import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const saved = z.object({
  version: z.literal(1),
  ahead: z.number(),
  secrets: z.object({ appSecret: z.string(), encryptKey: z.string(), verificationToken: z.string() }),
  feishu: z.unknown(),
})

/** What the sandbox keeps beside the database: its clock, its app's secrets and the emulator's whole state. */
export type Saved = z.infer<typeof saved>

export const readState = (file: string): Saved | undefined => {
  if (!existsSync(file)) return undefined
  const parsed = saved.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : undefined
}

/** Whole or not at all: a kill in the middle leaves the state before. */
export const writeState = (file: string, state: Saved): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export const removeState = (file: string): void => rmSync(file, { force: true })
