import { expect, test } from 'vitest'
import { workerConfig } from './config.ts'

const right = {
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 'secret',
  FEISHU_ENCRYPT_KEY: 'key',
  FEISHU_VERIFICATION_TOKEN: 'token',
  DATABASE_URL: 'libsql://mine.example.com',
}

test('变量和密钥都是字；绑在一起的别的东西不管', () => {
  const config = workerConfig({ ...right, SOME_BUCKET: { get: () => null } })
  expect(config.feishu.appId).toBe(right.FEISHU_APP_ID)
  expect([config.database.url, config.subrequests]).toEqual([right.DATABASE_URL, 900])
})

test.each<[Record<string, string>, string]>([
  [{ FEISHU_TRANSPORT: 'websocket' }, 'FEISHU_TRANSPORT websocket needs Node'],
  [{ DATABASE_URL: 'file:data/a.db' }, 'DATABASE_URL must be'],
  [{ DATABASE_URL: 'wss://mine.example.com' }, 'DATABASE_URL must be'],
  [{ DATABASE_URL: '' }, 'DATABASE_URL must be'],
  [{ FEISHU_APP_ID: '' }, 'FEISHU_APP_ID is missing'],
  [{ FEISHU_ENCRYPT_KEY: '' }, 'FEISHU_ENCRYPT_KEY is missing'],
  [{ WORKER_SUBREQUESTS: '20' }, 'WORKER_SUBREQUESTS '],
])('%o：一行话点名', (wrong, says) => {
  expect(() => workerConfig({ ...right, ...wrong })).toThrow(says)
})
