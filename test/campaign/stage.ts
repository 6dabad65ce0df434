import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { sql } from 'drizzle-orm'
import { build } from 'esbuild'
import { type AccountId, type BranchId, type ChatId, type QuestionId, randomIds } from '../../src/core/ids.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { everyBranch } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { migrate } from '../../src/entry/migrate/apply.ts'
import { pushDaily } from '../../src/features/study/daily/push.ts'
import type { Transport } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import type { Feishu as FeishuPort } from '../../src/platform/feishu/port.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import type { World } from '../../src/platform/world.ts'
import { createFeishu, deliverOverHttp, serveFeishu } from '../../src/sandbox/feishu/index.ts'
import type { Feishu } from '../../src/sandbox/feishu/types.ts'
import { serverEnv } from '../support/server.ts'
import { wireApp } from '../support/wire.ts'
import { rememberingLog } from '../support/world.ts'

const root = join(import.meta.dirname, '../..')

/**
 * Feishu's clock here runs this far behind ours: so all of its repeats (15 s, 5 min, 1 h, 6 h) can be brought forward
 * and are still signed within the eight hours that the door allows. Milliseconds.
 */
const behind = 7 * 3_600_000
/** The question was asked before anything that is said by that clock. */
const askedBefore = behind + 600_000

export type Branch = { id: BranchId; chatId: ChatId; roundId: string; accounts: string[] }

export type Stage = {
  feishu: Feishu
  branches: Branch[]
  file: string
  env: Record<string, string | undefined>
  /** Brings Feishu's clock forward. */
  forward(ms: number): void
  cli(...words: string[]): string
  close(): Promise<void>
}

/** A folder for each transport: campaigns may build and run at the same time. */
export const builtIn = (transport: Transport) => `dist/campaign/${transport}`

/** Built once, because a start that compiles first would leave no time to be killed in. */
export const buildServer = async (folder: string): Promise<string> => {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/entry/node.ts', 'src/entry/cli.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  return `${folder}/node.js`
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** 'HH:mm' at the mine, so many hours from now. */
const timeIn = (hours: number): string => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(11, 16)

const rosterOf = (branches: number, workers: number) => ({
  branches: Array.from({ length: branches }, (_, b) => ({
    name: `第${b + 1}党支部`,
    chatId: `oc_campaign_${b}` as ChatId,
    // Neither the next question nor the closing comes due while the campaign runs, whatever time of day it is.
    policy: {
      dailyTime: timeIn(10),
      dailyCloseTime: timeIn(11),
    },
  })),
  people: Array.from({ length: branches * workers }, (_, n) => ({
    ...{ staffNo: String(n).padStart(5, '0'), name: `职工${n}`, account: `ou_campaign_${n}` as AccountId },
    ...{
      branch: `第${(n % branches) + 1}党支部`,
      team: '采煤一班',
      post: '采煤机司机',
      employment: 'regular' as const,
    },
    ...{ shift: '早班', partyMember: false, roles: [] },
  })),
})

export const rightAnswer = 'B'

const question: typeof questions.$inferInsert = {
  id: 'campaign-question' as QuestionId,
  branchId: '',
  contentHash: 'campaign',
  kind: 'single',
  stem: '进入采掘工作面，先做哪一件事？',
  options: ['坐下歇一会儿', '敲帮问顶', '打开电钻', '清点工具'],
  answer: rightAnswer,
  explanation: '顶帮没有问过，别的都不做。',
  basis: '岗位作业规程',
  subject: '顶板',
  post: '',
  difficulty: 1,
  importedAt: new Date(0),
}

/** A database with branches whose question has been asked, and a faulty Feishu with the same people, served over HTTP. */
export const setStage = async (options: {
  seed: number
  branches: number
  workers: number
  transport: Transport
}): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-kill-'))
  const file = join(folder, 'campaign.db')
  const database = await openDatabase({ url: `file:${file}` })
  await migrate(database.client)
  const started = Date.now()
  const shift = { ms: -behind }
  const feishu = createFeishu({
    app: { ...wireApp, botName: '四确认助手' },
    clock: { now: () => new Date(Date.now() + shift.ms) },
    seed: options.seed,
    transport: options.transport,
    // Half a minute of waiting for the connection would be half a minute without kills.
    lines: { nonceSeconds: 0.2, reconnectSeconds: 0.2 },
  })
  const base: World = {
    db: database.db,
    // Nothing is sent while the stage is set.
    feishu: {} as FeishuPort,
    clock: { now: () => new Date(started - askedBefore) },
    ids: randomIds,
    log: rememberingLog(),
    config: { publicUrl: 'http://127.0.0.1' },
  }
  const roster = rosterOf(options.branches, options.workers)
  const imported = await importRoster(base, roster, { actor: 'operator' })
  if (imported.kind !== 'imported') throw new Error(imported.kind)
  await base.db.commit((to) => [to.insert(questions).values(question)])

  for (const { account, name } of roster.people) feishu.addUser({ openId: account, name })
  const branches: Branch[] = []
  for (const { id, name, chatId } of await everyBranch(base.db)) {
    const pushed = await pushDaily(base, { branchId: id, at: base.clock.now() })
    if (pushed.kind !== 'pushed' || !chatId) throw new Error(pushed.kind)
    const accounts = roster.people.filter((p) => p.branch === name).map((p) => p.account as string)
    feishu.addChat({ chatId, name, members: accounts })
    branches.push({ id, chatId, roundId: pushed.roundId, accounts })
  }
  // Asked hours ago by our clock, and perhaps yesterday: the card still goes out.
  await base.db.commit((to) => [to.update(letters).set({ expiresAt: null }).where(sql`true`)])
  // The server alone holds the file: after a kill the next start must find its own way back.
  await database.close()

  const port = await freePort()
  const served = await serveFeishu(feishu)
  feishu.connect(deliverOverHttp(`http://127.0.0.1:${port}/feishu/webhook`, options.seed))
  const env = serverEnv(`file:${file}`, {
    ...{ PORT: String(port), FEISHU_BASE_URL: served.url, FEISHU_TRANSPORT: options.transport },
  })
  return {
    ...{ feishu, branches, file, env },
    forward: (ms) => {
      shift.ms += ms
    },
    cli: (...words) =>
      execFileSync(process.execPath, [`${builtIn(options.transport)}/cli.js`, ...words], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...env },
      }),
    close: async () => {
      await served.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
