import { expect, test } from 'vitest'
import { bench, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'

const people = [person(1), person(2, { roles: ['secretary'] }), person(3, { roles: ['committee'] })]
const stage = () => bench('2026-03-02T08:00:00+08:00', { people })

test('职工能看制度，看不到“改”，改的页面对他不存在', async () => {
  const b = await stage()
  const worker = surfer(b, 'ou_0001')
  const page = await worker.opens('/policy')
  expect(page.words).toContain('日日学时间 07:23')
  expect(page.words).not.toContain('改“日日学时间”')
  expect((await worker.opens('/policy/dailyTime')).status).toBe(404)
})

test('书记在网页上改时间：写错了原样留着并说为什么，改对了马上生效，提交两次只改一次', async () => {
  const b = await stage()
  const secretary = surfer(b, 'ou_0002')
  const form = await secretary.opens('/policy/dailyTime')
  const once = /name="once" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const wrong = await secretary.sends('/policy/dailyTime/change', { once, value: '二十五点' })
  expect(wrong.status).toBe(422)
  expect(wrong.words).toContain('请写成 07:30 这样')
  expect(wrong.html).toContain('value="二十五点"')
  const done = await secretary.sends('/policy/dailyTime/change', { once, value: '7:40' })
  expect(done.path).toBe('/policy')
  expect(done.words).toContain('日日学时间已改好')
  expect(done.words).toContain('职工0002')
  const again = await secretary.sends('/policy/dailyTime/change', { once, value: '7:40' })
  expect(again.words).toContain('没有改')
  expect((await secretary.opens('/policy/nothing')).status).toBe(404)
})

test('曝光方式要有制度文号和日期，还要另一位批准', async () => {
  const b = await stage()
  const secretary = surfer(b, 'ou_0002')
  await secretary.opens('/policy/exposure')
  const refused = await secretary.sends('/policy/exposure/change', { once: 'a', value: '依制度具名' })
  expect(refused.words).toContain('要写明经民主程序通过的制度')
  const asked = await secretary.sends('/policy/exposure/change', { once: 'b', value: '本人同意', reason: '职代会定了' })
  expect(asked.words).toContain('已送去批准')
  await b.settle()
  const card = b.as(3).sees('bot').at(-1)
  expect(card?.content).toContain('职代会定了')
  expect((await secretary.opens('/policy')).words).toContain('曝光公开 不具名')
})
