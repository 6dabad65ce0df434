import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Program } from '../../app/program.ts'
import { instantAt, localDateOf } from '../../core/clock.ts'
import { everyBranch, keepersOf, rosterOf } from '../../domain/people/store.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import type { Config, FeishuApp } from '../../platform/config.ts'
import { createFeishu, deliverOverHttp, serveFeishu } from '../../sandbox/feishu/index.ts'
import type { Feishu } from '../../sandbox/feishu/types.ts'
import { type Assembly, assemble } from '../assemble.ts'
import { buildProgram } from '../build-program.ts'
import { texts } from '../cli/texts.ts'
import { type SandboxClock, sandboxClock } from './clock.ts'
import { seedSample } from './seed.ts'
import { readState, removeState, type Saved, writeState } from './state-file.ts'

/** One life of the sandbox: from a start or a reset to the next. */
export type Session = {
  assembly: Assembly
  program: Program
  feishu: Feishu
  clock: SandboxClock
  /** Keeps what a restart needs. */
  save(): void
  /**
   * Until the returned function is called nothing is made safe against a power cut, neither on disk nor in the state
   * beside it: a month of sample people would wait for the disk half of its time.
   */
  hurry(): Promise<() => Promise<void>>
  close(): Promise<void>
}

const appId = 'cli_5a4db0c5a4db0c5a'
const secret = () => randomBytes(16).toString('hex')

/** A few seconds before the first job of today: a newcomer sees the day's question arrive. */
const firstMorning = () => new Date(instantAt(localDateOf(new Date()), '07:22').getTime() + 50_000)

const appOf = (secrets: Saved['secrets'], baseUrl: string): FeishuApp => ({
  appId,
  appSecret: secrets.appSecret,
  transport: 'webhook',
  encryptKeys: [secrets.encryptKey],
  verificationToken: secrets.verificationToken,
  baseUrl,
})

/** The people and the group of the database, as the emulated company knows them. */
const populate = async (feishu: Feishu, assembly: Assembly) => {
  for (const branch of await everyBranch(assembly.world.db)) {
    const people = (await rosterOf(assembly.world.db, branch.id)).filter((m) => m.account)
    for (const { account, name, staffNo } of people)
      feishu.addUser({ openId: account ?? '', name, employeeNo: staffNo })
    if (branch.chatId)
      feishu.addChat({ chatId: branch.chatId, name: branch.name, members: people.map((p) => p.account ?? '') })
    const { adminChat } = await policyOf(assembly.world.db, branch.id)
    const keepers = (await keepersOf(assembly.world.db, branch.id)).flatMap((p) => p.account ?? [])
    if (adminChat) feishu.addChat({ chatId: adminChat, name: texts.sandbox.adminGroup, members: keepers })
  }
}

export const sandboxFiles = (config: Config) => {
  const database = resolve(config.database.url.replace(/^file:/, ''))
  return { database, state: `${database}.sandbox.json` }
}

/** Forgets everything: the next session begins at the beginning. */
export const forget = (config: Config): void => {
  const { database, state } = sandboxFiles(config)
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
  removeState(state)
}

/** @param webhook the address at which this process listens */
export const openSession = async (config: Config, webhook: () => string): Promise<Session> => {
  const files = sandboxFiles(config)
  const before = readState(files.state)
  const secrets = before?.secrets ?? { appSecret: secret(), encryptKey: secret(), verificationToken: secret() }
  const clock = sandboxClock(before ? { ahead: before.ahead } : { at: firstMorning() })
  const feishu = createFeishu({
    app: { appId, ...secrets, tenantKey: 'tenant_sandbox', botName: texts.bot },
    clock,
    deliver: (request) => deliverOverHttp(webhook())(request),
  })
  if (before?.feishu) feishu.restore(before.feishu)
  const served = await serveFeishu(feishu)
  const app = appOf(secrets, served.url)
  const assembly = await assemble(config, app, { kind: 'sandbox', clock, log: process.stderr })
  await seedSample(assembly.world)
  if (!before?.feishu) await populate(feishu, assembly)
  const program = buildProgram(config, app, assembly, { playsParts: true })

  const save = () => writeState(files.state, { version: 1, ahead: clock.ahead(), secrets, feishu: feishu.snapshot() })
  let saving: ReturnType<typeof setTimeout> | undefined
  let held = false
  const stopWatching = feishu.onChange(() => {
    if (held) return
    saving ??= setTimeout(() => {
      saving = undefined
      save()
    }, 300)
  })
  return {
    assembly,
    program,
    feishu,
    clock,
    save,
    hurry: async () => {
      const { client } = assembly.database
      held = true
      await client.execute('PRAGMA synchronous = OFF')
      return async () => {
        held = false
        await client.execute('PRAGMA synchronous = FULL')
        await client.execute('PRAGMA wal_checkpoint(PASSIVE)')
        save()
      }
    },
    close: async () => {
      stopWatching()
      clearTimeout(saving)
      await program.stop()
      save()
      await served.close()
      await assembly.database.close()
    },
  }
}
