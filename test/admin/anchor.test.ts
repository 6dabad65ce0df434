import { expect, test } from 'vitest'
import { lostAnchors, stillStands } from '../../src/domain/chain/anchor.ts'
import { anchors, seals } from '../../src/domain/chain/schema.ts'
import { bench, person } from '../bench.ts'

const morning = '2026-03-02T08:37:00+08:00'
const admins = 'oc_bench_admins'
const people = [person(1), person(2, { roles: ['administrator'] })]

const told = (b: Awaited<ReturnType<typeof bench>>, where: string) =>
  b
    .as(2)
    .sees(where)
    .filter((m) => m.content.includes('链头存证'))

test('每天一次，把链头发到管理群；库里删掉末尾的记录，和群里的一对就露馅', async () => {
  const b = await bench('2026-03-02T08:00:00+08:00', { people, policy: { adminChat: admins } })
  b.feishu.addChat({ chatId: admins, name: '管理群', members: ['ou_0002'] })
  await b.program.tick()
  await b.at(morning)
  await b.at('2026-03-02T08:38:00+08:00')
  const cards = told(b, admins)
  expect(cards).toHaveLength(1)

  const [kept] = await b.world.db.read.select().from(anchors)
  if (!kept) throw new Error('nothing was anchored')
  expect(cards[0]?.content).toContain(kept.hash)
  expect(await stillStands(b.world.db, kept)).toBe(true)
  expect(await lostAnchors(b.world.db)).toEqual([])

  // Whoever holds the file can do this; whoever holds the message sees it.
  for (const [trigger, table] of [
    ['seals_never_go', 'seals'],
    ['audit_lines_never_go', 'audit_lines'],
  ] as const) {
    await b.database.client.execute(`drop trigger ${trigger}`)
    await b.database.client.execute(`delete from ${table}`)
  }
  expect(await b.world.db.read.select().from(seals)).toEqual([])
  expect(await lostAnchors(b.world.db)).toEqual([kept].map(({ book, seq, hash }) => ({ book, seq, hash })))
})

test('没有管理群，就存到一位管理员那里；一个管理员也没有，就写进日志', async () => {
  const b = await bench('2026-03-02T08:00:00+08:00', { people })
  await b.program.tick()
  await b.at(morning)
  expect(told(b, 'bot')).toHaveLength(1)

  const nobody = await bench('2026-03-02T08:00:00+08:00', { people: [person(1)] })
  await nobody.program.tick()
  await nobody.at(morning)
  expect(await nobody.world.db.read.select().from(anchors)).toEqual([])
  expect(nobody.log.lines.some((l) => l.event === 'admin.not-anchored')).toBe(true)
})
