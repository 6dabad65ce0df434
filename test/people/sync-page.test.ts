import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { members } from '../../src/domain/people/schema.ts'
import { bench, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'

const town = async () => {
  const b = await bench('2026-03-03T05:50:00+08:00', {
    people: [person(1, { roles: ['administrator'] }), person(2)],
  })
  b.feishu.setUser('ou_0002', { name: '改过的名' })
  await b.at('2026-03-03T05:53:00+08:00')
  const { html } = await surfer(b, 'ou_0001').opens('/people/sync')
  return { b, report: /name="report" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}
const nameOf = async ({ b }: Awaited<ReturnType<typeof town>>) => {
  const [row] = await b.world.db.read.select().from(members).where(eq(members.staffNo, '0002'))
  return row?.name
}

test('对账页：看得到全部差异，采纳了才改，发两次只算一次', async () => {
  const t = await town()
  const admin = surfer(t.b, 'ou_0001')
  expect((await admin.opens('/people/sync')).words).toMatch(/名字不一样 · 1.*职工0002（0002）.*改过的名/)
  const form = { report: t.report, kind: 'name-differs', once: 'o1' }
  expect((await admin.sends('/people/sync/apply', form)).words).toContain('已采纳 1 处')
  expect(await nameOf(t)).toBe('改过的名')
  expect((await admin.sends('/people/sync/dismiss', { ...form, once: 'o2' })).words).toContain('这张单子已经更新')
  expect((await admin.opens('/people/sync')).words).not.toContain('名字不一样')
})

test('不是管理员：页面和表单都像不存在一样，什么也没改', async () => {
  const t = await town()
  const worker = surfer(t.b, 'ou_0002')
  expect((await worker.opens('/people/sync')).status).toBe(404)
  const form = { report: t.report, kind: 'name-differs', once: 'o1' }
  expect((await worker.sends('/people/sync/apply', form)).status).toBe(404)
  const admin = surfer(t.b, 'ou_0001')
  await admin.opens('/people/sync')
  expect((await admin.sends('/people/sync/apply', { ...form, report: 'no' })).status).toBe(404)
  expect(await nameOf(t)).toBe('职工0002')
})
