import type { ProgramOptions } from '../../src/app/program.ts'
import { nodeCipher } from '../../src/entry/node-cipher.ts'
import { nodeSheets } from '../../src/entry/sheets/sheets.ts'
import { feishuClient } from '../../src/platform/feishu/client.ts'
import type { World } from '../../src/platform/world.ts'
import type { createFeishu } from '../../src/sandbox/feishu/index.ts'
import type { wireApp } from './wire.ts'

type App = Pick<typeof wireApp, 'appId' | 'appSecret' | 'encryptKey' | 'verificationToken'>

/** The whole program's world over the emulator in process; ids are counted, so that a story is told the same every time. */
export const worldOver = ({
  app,
  feishu,
  ...of
}: Pick<World, 'db' | 'clock' | 'log'> & { app: App; feishu: ReturnType<typeof createFeishu> }): World => {
  let serial = 0
  return {
    ...of,
    ids: { next: () => `id${String(++serial).padStart(8, '0')}` },
    config: { publicUrl: 'http://127.0.0.1:8787' },
    sheets: nodeSheets,
    feishu: feishuClient({
      ...app,
      ...{ clock: of.clock, log: of.log },
      baseUrl: 'https://open.feishu.cn',
      fetch: feishu.fetch as typeof fetch,
    }),
  }
}

/** What a program is given that is the same in every story. */
export const programOver = (
  { appId, encryptKey, verificationToken }: App,
  { previousKey, sessionSecret }: { previousKey?: string | undefined; sessionSecret: string },
): Omit<ProgramOptions, 'world' | 'tally' | 'features' | 'owner'> => ({
  secrets: { appId, encryptKeys: [encryptKey, ...(previousKey ? [previousKey] : [])], verificationToken },
  cipher: nodeCipher,
  nextTurn: () => new Promise((done) => setImmediate(done)),
  databaseReady: async () => ({ ok: true }),
  maySeeMetrics: () => true,
  pages: { secret: sessionSecret, clientAddress: () => 'somewhere' },
})
