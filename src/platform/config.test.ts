import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const real = {
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 's',
  FEISHU_ENCRYPT_KEY: 'k',
  FEISHU_VERIFICATION_TOKEN: 't',
}

test('什么都不配就是沙盒', () => {
  expect(readConfig({})).toMatchObject({
    database: { url: 'file:data/four-confirmations.db' },
    host: '127.0.0.1',
    port: 8787,
    settings: { publicUrl: 'http://127.0.0.1:8787' },
  })
  expect(readConfig({}).feishu).toBeUndefined()
  expect(readConfig({ FEISHU_APP_ID: '' }).feishu).toBeUndefined()
})

test('换密钥时两把都认', () => {
  expect(readConfig({ ...real, FEISHU_ENCRYPT_KEY_PREVIOUS: 'old' }).feishu?.encryptKeys).toEqual(['k', 'old'])
})

test('长连接不要密钥和校验令牌，给了也行', () => {
  const { FEISHU_APP_ID, FEISHU_APP_SECRET } = real
  expect(readConfig({ FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_TRANSPORT: 'websocket' }).feishu).toMatchObject({
    ...{ transport: 'websocket', encryptKeys: [], verificationToken: '' },
  })
  expect(readConfig({ ...real, FEISHU_TRANSPORT: 'websocket' }).feishu?.verificationToken).toBe('t')
  expect(readConfig(real).feishu?.transport).toBe('webhook')
})

test.each([
  [{ ...real, FEISHU_TRANSPORT: 'pigeon' }, 'FEISHU_TRANSPORT'],
  [{ ...real, FEISHU_TRANSPORT: 'websocket', FEISHU_APP_ID: 'cli_short' }, 'FEISHU_APP_ID'],
  [{ ...real, FEISHU_TRANSPORT: 'websocket', FEISHU_APP_SECRET: '' }, 'FEISHU_APP_SECRET'],
  [{ ...real, FEISHU_ENCRYPT_KEY: undefined }, 'FEISHU_ENCRYPT_KEY'],
  [{ ...real, FEISHU_VERIFICATION_TOKEN: '' }, 'FEISHU_VERIFICATION_TOKEN'],
  [{ ...real, FEISHU_APP_SECRET: undefined }, 'FEISHU_APP_SECRET'],
  [{ ...real, FEISHU_BASE_URL: 'http://open.feishu.cn' }, 'FEISHU_BASE_URL'],
  [{ ...real, FEISHU_BASE_URL: 'ftp://127.0.0.1' }, 'FEISHU_BASE_URL'],
  [{ PORT: 'abc' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'http://db.example.com' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
  [{ PUBLIC_URL: 'http://example.com' }, 'PUBLIC_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ ...real, PUBLIC_URL: 'https://party.example' }, 'SESSION_SECRET'],
  [{ ...real, PUBLIC_URL: 'https://party.example', SESSION_SECRET: 'too short' }, 'SESSION_SECRET'],
])('%j：一行话点出 %s', (env, name) => {
  const attempt = () => readConfig(env)
  expect(attempt).toThrow(ConfigError)
  expect(attempt).toThrow(new RegExp(`^${name} `))
})

test.each(['http://127.0.0.1:9000', 'http://localhost:1', 'https://open.larksuite.com'])('%s 可以作飞书地址', (url) => {
  expect(readConfig({ ...real, FEISHU_BASE_URL: url }).feishu?.baseUrl).toBe(url)
})

test('给人看的网页要有 SESSION_SECRET；只在本机看的、还没配 PUBLIC_URL 的不用', () => {
  const SESSION_SECRET = 'x'.repeat(32)
  expect(readConfig({ ...real, PUBLIC_URL: 'https://party.example', SESSION_SECRET }).sessionSecret).toBe(
    SESSION_SECRET,
  )
  expect(readConfig({ ...real, PUBLIC_URL: 'http://127.0.0.1:8787' }).sessionSecret).toBeUndefined()
  expect(readConfig(real).sessionSecret).toBeUndefined()
})
