import { onTestFinished } from 'vitest'
import { features } from '../src/app/features.ts'
import { tallied } from '../src/app/metrics.ts'
import { createProgram, type ProgramOptions } from '../src/app/program.ts'
import type { AccountId, ChatId } from '../src/core/ids.ts'
import { importRoster } from '../src/domain/people/import-roster.ts'
import type { RosterBranch, RosterPerson } from '../src/domain/people/roster.ts'
import type { Feature } from '../src/platform/feature.ts'
import { createFeishu } from '../src/sandbox/feishu/index.ts'
import type { FeishuOptions, Person } from '../src/sandbox/feishu/types.ts'
import { freshDatabase } from './support/database.ts'
import { programOver, worldOver } from './support/whole-world.ts'
import { type Held, workerdProgram } from './support/workerd/home.ts'
import { rememberingLog } from './support/world.ts'

export const group = 'oc_bench_group' as ChatId
export const branchName = '综采一队党支部'

export const benchApp = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'bench secret',
  encryptKey: 'bench encrypt key',
  verificationToken: 'bench token',
  tenantKey: 'tenant_bench',
  botName: '四确认助手',
  metricsToken: 'bench metrics',
  sessionSecret: 'bench session secret of 32 signs or more',
}

export const person = (n: number, change: Partial<RosterPerson> = {}): RosterPerson => {
  const staffNo = String(n).padStart(4, '0')
  return {
    staffNo,
    name: `职工${staffNo}`,
    account: `ou_${staffNo}` as AccountId,
    branch: branchName,
    team: '采煤一班',
    post: '采煤机司机',
    employment: 'regular',
    shift: '早班',
    partyMember: false,
    roles: [],
    ...change,
  }
}

/** Whether the program lives in workerd; the project `workerd` in vitest.config.ts says so. */
export const isWorkerd = process.env.TEST_HOME === 'workerd'

/** Letters that wait longer than this are waiting for something, not for their turn. Milliseconds. */
const inItsTurn = 15_000

/**
 * The whole program on a workbench: real door, real database, real outbox, an emulated Feishu, a clock to turn. It runs
 * here or in workerd; what a test puts into it (`features`) can only run here.
 *
 * Closes itself when the test is over, and fails the test if anything was logged as an error that the test did not
 * say it expects, or if the log holds a name, a secret or what somebody said.
 */
export const bench = async (
  start: string,
  options: {
    people?: readonly RosterPerson[]
    policy?: RosterBranch['policy']
    feishu?: Partial<FeishuOptions>
    /** The real list when absent. */
    features?: readonly Feature[]
    /** An encrypt key that is being rotated out. */
    previousKey?: string
    /** Names of error lines that belong to the story. */
    expects?: readonly string[]
  } = {},
) => {
  const time = { now: new Date(start) }
  const clock = { now: () => time.now }
  const feishu = createFeishu({ app: benchApp, clock, seed: 1, ...options.feishu })
  const database = await freshDatabase()
  const log = rememberingLog()
  const tally = tallied(log)
  const world = worldOver({ app: benchApp, feishu, clock, db: database.db, log: tally.log })
  const programOptions: ProgramOptions = {
    ...programOver(benchApp, { ...benchApp, previousKey: options.previousKey }),
    ...{ world, tally, features: options.features ?? features, owner: 'bench' },
  }
  const inWorkerd = () =>
    workerdProgram({
      feishu,
      now: () => time.now.getTime(),
      log: (line) => log.lines.push(line),
      env: {
        FEISHU_APP_ID: benchApp.appId,
        FEISHU_APP_SECRET: benchApp.appSecret,
        FEISHU_ENCRYPT_KEY: benchApp.encryptKey,
        FEISHU_ENCRYPT_KEY_PREVIOUS: options.previousKey ?? '',
        FEISHU_VERIFICATION_TOKEN: benchApp.verificationToken,
        DATABASE_URL: database.url,
        METRICS_TOKEN: benchApp.metricsToken,
        SESSION_SECRET: benchApp.sessionSecret,
        WORKER_SUBREQUESTS: '10000',
      },
    })
  if (isWorkerd && options.features) throw new Error('a feature made by a test does not reach workerd')
  /** One life of the program: another one on the same database is a restart. */
  const live = (owner: string): Held => (isWorkerd ? inWorkerd() : createProgram({ ...programOptions, owner }))
  const program = live('bench')
  feishu.connect(async (request) => program.app.fetch(request))

  const people = options.people ?? [1, 2, 3].map((n) => person(n))
  const branches = [{ name: branchName, chatId: group, policy: options.policy ?? {} }]
  const imported = await importRoster(world, { people, branches }, { actor: 'operator' })
  if (imported.kind !== 'imported') throw new Error(imported.kind)
  for (const { account, name } of people) if (account) feishu.addUser({ openId: account, name })
  feishu.addUser({ openId: 'ou_stranger', name: '外来的人' })
  feishu.addChat({
    chatId: group,
    name: branchName,
    members: [...people.flatMap((p) => p.account ?? []), 'ou_stranger'],
  })

  const spoken: string[] = []
  /** A person whose words are remembered, so that they can be looked for in the log. */
  const as = (openId: string): Person => {
    const person = feishu.as(openId)
    return {
      ...person,
      says: (where, text, how) => {
        spoken.push(text)
        return person.says(where, text, how)
      },
    }
  }

  /** Everything that waits is handled, sent and delivered, the clock moving only as far as pace and coalescing ask. */
  const settle = async () => {
    for (let round = 0; round < 400; round++) {
      await feishu.settle()
      const handled = await program.deliver()
      const { sent, waiting } = await program.send(1_000)
      const soon = waiting && waiting.getTime() - time.now.getTime() <= inItsTurn
      if (soon && waiting > time.now) time.now = waiting
      else if (handled === 0 && sent === 0 && !soon) return
    }
    throw new Error('the bench does not come to rest')
  }

  onTestFinished(async () => {
    await database.close()
    const written = JSON.stringify(log.lines)
    const secrets = [
      benchApp.appSecret,
      benchApp.encryptKey,
      benchApp.verificationToken,
      benchApp.metricsToken,
      benchApp.sessionSecret,
      ...people.map((p) => p.name),
      ...spoken,
    ]
    const leaked = secrets.filter((text) => text.length >= 4 && written.includes(text))
    if (leaked.length > 0) throw new Error(`the log tells what it must not: ${leaked.join(', ')}`)
    const surprises = log.lines.filter((l) => l.level === 'error' && !options.expects?.includes(l.event))
    if (surprises.length > 0) throw new Error(`unexpected errors in the log: ${JSON.stringify(surprises.slice(0, 3))}`)
  })

  return {
    world,
    database,
    program,
    /** What the program was made of, where it lives here. */
    options: programOptions,
    /** The program after a restart: it remembers nothing but what is in the database. */
    restarted: () => ({ program: live('the next one') }),
    feishu,
    log,
    settle,
    /** Puts the clock there, ticks and lets everything settle. */
    at: async (instant: string) => {
      time.now = new Date(instant)
      await program.tick()
      await settle()
    },
    /** Only the clock. */
    clockTo: (instant: string) => {
      time.now = new Date(instant)
    },
    /** The person with this number. */
    as: (n: number) => as(`ou_${String(n).padStart(4, '0')}`),
    stranger: as('ou_stranger'),
  }
}
