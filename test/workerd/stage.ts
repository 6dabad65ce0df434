import type { Miniflare } from 'miniflare'
import { inject, onTestFinished } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { randomIds } from '../../src/core/ids.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import type { World } from '../../src/platform/world.ts'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import { benchApp, branchName, group, person } from '../bench.ts'
import { type Fresh, freshDatabase } from '../support/database.ts'
import { runtime } from '../support/workerd/runtime.ts'
import { rememberingLog } from '../support/world.ts'

/** What a deploy is told, by vars and secrets. */
export const deployed = (database: Pick<Fresh, 'url'>, more: Record<string, string> = {}): Record<string, string> => ({
  FEISHU_APP_ID: benchApp.appId,
  FEISHU_APP_SECRET: benchApp.appSecret,
  FEISHU_ENCRYPT_KEY: benchApp.encryptKey,
  FEISHU_VERIFICATION_TOKEN: benchApp.verificationToken,
  FEISHU_BASE_URL: '',
  DATABASE_URL: database.url,
  METRICS_TOKEN: benchApp.metricsToken,
  LOG_LEVEL: 'silent',
  ...more,
})

/** The Worker exactly as it would be deployed, by the clock on the wall, with a company of three. */
export const deploy = async (more: Record<string, string> = {}, database?: Fresh) => {
  const own = database ?? (await freshDatabase({ kind: 'http' }))
  const feishu = createFeishu({ app: benchApp, clock: systemClock, seed: 1 })
  const asked = { feishu: 0, database: 0 }
  const mf: Miniflare = runtime(inject('workers').product, deployed(own, more), async (url, init) => {
    if (url.hostname === 'open.feishu.cn') {
      asked.feishu++
      return feishu.fetch(url, init)
    }
    asked.database++
    return fetch(url, init)
  })
  onTestFinished(async () => {
    await mf.dispose()
    await own.close()
  })
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await mf.dispatchFetch(`https://bot.example${path}`, { headers })
    return { status: answer.status, body: await answer.text() }
  }
  feishu.connect(async (request) => {
    const answer = await mf.dispatchFetch(`https://bot.example/feishu/webhook`, {
      method: 'POST',
      headers: [...request.headers],
      body: await request.arrayBuffer(),
    })
    return new Response(await answer.text(), { status: answer.status })
  })
  const world: Omit<World, 'feishu'> = {
    db: own.db,
    clock: systemClock,
    ids: randomIds,
    log: rememberingLog(),
    config: { publicUrl: 'https://bot.example' },
  }
  /** Three people in one branch. */
  const populate = async () => {
    const people = [1, 2, 3].map((n) => person(n))
    await importRoster(
      world as World,
      { people, branches: [{ name: branchName, chatId: group, policy: {} }] },
      { actor: 'operator' },
    )
    for (const { account, name } of people) if (account) feishu.addUser({ openId: account, name })
    feishu.addChat({ chatId: group, name: branchName, members: people.flatMap((p) => p.account ?? []) })
  }
  return {
    feishu,
    world,
    database: own,
    populate,
    get,
    /** Requests that the Worker has made. */
    asked,
    /** The Cron Trigger. */
    minute: async () => (await mf.getWorker()).scheduled({ cron: '* * * * *' }),
    /** What this person sees from the bot in 单聊. */
    privately: (n: number) =>
      feishu
        .as(`ou_000${n}`)
        .sees('bot')
        .filter((m) => m.sender === 'bot'),
  }
}

/** Looks again and again. @throws when it has not come about within `patience` real milliseconds */
export const until = async (holds: () => boolean, patience = 15_000): Promise<void> => {
  for (const end = performance.now() + patience; !holds(); ) {
    if (performance.now() > end) throw new Error('it did not come about')
    await new Promise((done) => setTimeout(done, 20))
  }
}
