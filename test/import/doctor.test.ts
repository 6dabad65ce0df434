import { expect, test } from 'vitest'
import { sealBooks } from '../../src/domain/chain/seal.ts'
import type { Finding } from '../../src/entry/cli/doctor/check.ts'
import { examine } from '../../src/entry/cli/doctor/doctor.ts'
import { readConfig } from '../../src/platform/config.ts'
import { bench, benchApp, group, person } from '../bench.ts'

const start = '2026-03-02T08:00:00+08:00'
const config = readConfig({
  FEISHU_APP_ID: benchApp.appId,
  FEISHU_APP_SECRET: benchApp.appSecret,
  FEISHU_ENCRYPT_KEY: benchApp.encryptKey,
  FEISHU_VERIFICATION_TOKEN: benchApp.verificationToken,
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
  PUBLIC_URL: 'https://bot.example.com',
  DATABASE_URL: 'file:/tmp/none/none.db',
  SESSION_SECRET: 'a secret of the bench, thirty-two characters long',
})

type Options = NonNullable<Parameters<typeof bench>[1]>
const findings = async (options: Options, before: (b: Awaited<ReturnType<typeof bench>>) => unknown = () => {}) => {
  const b = await bench(start, options)
  await before(b)
  const { world, database } = b
  return examine({ world, database, config: { ...config, database: { url: `file:${b.database.file}` } } })
}
const about = (found: readonly Finding[], what: string) => found.filter((f) => f.about === what)

test('一切都好：令牌、权限、群、花名册、存证，每样一行', async () => {
  const found = await findings({ people: [person(1, { roles: ['administrator'] })], policy: { adminChat: group } })
  expect(found.filter((f) => f.level === 'bad')).toEqual([])
  expect(about(found, '飞书')).toEqual([{ about: '飞书', level: 'ok', words: '令牌有效，机器人叫「四确认助手」' }])
  expect(about(found, '权限')).toEqual([{ about: '权限', level: 'ok', words: '用到的都开通了' }])
  expect(about(found, '群')).toEqual([{ about: '群', level: 'ok', words: '1 个群都在' }])
  expect(about(found, '花名册')[0]?.words).toBe('1 人在册，其中 0 人没有飞书账号')
  expect(about(found, '存证')[0]?.level).toBe('ok')
})

test('少一个权限，就说是哪一个、会缺什么、去哪里开', async () => {
  const scopes = ['im:message:send_as_bot', 'im:chat.members:read', 'im:message.group_msg', 'im:message:readonly']
  const found = await findings({ feishu: { app: { ...benchApp, scopes } } })
  expect(about(found, '权限')).toEqual([
    {
      about: '权限',
      level: 'bad',
      words: '没有 contact:user.id:readonly，没法用手机号对上账号',
      fix: '在飞书开放平台的“权限管理”里开通，再发布一个版本',
    },
  ])
})

test('没人管的支部、不在群里的机器人、没有管理群，都说出来', async () => {
  const found = await findings({ policy: { adminChat: 'oc_nowhere' } })
  expect(about(found, '花名册').map((f) => f.words)).toContain('「综采一队党支部」没有管理员，也没有书记')
  expect(about(found, '群')).toEqual([
    expect.objectContaining({ level: 'bad', words: '机器人不在「综采一队党支部」的群里' }),
  ])
})

test('库里的记录被改过，体检就不通过', async () => {
  const found = await findings({}, async (b) => {
    await sealBooks(b.world.db)
    await b.database.client.execute('drop trigger audit_lines_never_change')
    await b.database.client.execute("update audit_lines set action = 'people.nothing'")
  })
  expect(about(found, '存证')).toEqual([expect.objectContaining({ level: 'bad', words: '链对不上' })])
})

test('放假安排：还早就说知道到哪天，快到头就说该录哪一年', async () => {
  const found = await findings({})
  expect(about(found, '日历')).toEqual([{ about: '日历', level: 'ok', words: '放假安排知道到 2026-12-31' }])
  const late = await findings({}, (b) => b.clockTo('2026-11-24T08:00:00+08:00'))
  expect(about(late, '日历')).toEqual([
    expect.objectContaining({ level: 'warn', words: expect.stringContaining('2027 年放假安排未录入') }),
  ])
})
