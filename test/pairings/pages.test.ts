import { expect, test } from 'vitest'
import { person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { click, idOf, lastPrivate, mentorOf, pairingBench, people, read } from './stage.ts'

const other = '掘进一队党支部'
const office = person(9, { roles: ['administrator'] })
const leader = person(10, { roles: ['team-leader'] })
const foreigner = person(11, { branch: other, team: '掘进一班', partyMember: true })

test('书记看到谁包保谁、谁还没有，提出的交接到了双方的单聊', async () => {
  const b = await pairingBench()
  const secretary = surfer(b, 'ou_0001')
  const page = await secretary.opens('/pairings')
  expect(page.words).toMatch(/还没有包保人 .*职工0008 采煤一班/)
  expect(page.words).toMatch(/职工0002 3\/7 职工0005 职工0006 职工0007/)
  const [who, to] = [await idOf(b, 5), await idOf(b, 3)]
  const fields = { who, to, reason: '调班', once: 'same' }
  const sent = await secretary.sends('/pairings/hand-over', fields)
  await secretary.sends('/pairings/hand-over', fields)
  expect([sent.path, sent.words]).toEqual(['/pairings', expect.stringContaining('已发给双方确认')])
  expect(sent.words).toMatch(/等确认的交接.*职工0005 职工0002 职工0003 职工0001 职工0002 职工0003/)
  await b.settle()
  await click(b, 2, '确认')
  await click(b, 3, '确认')
  expect(await mentorOf(b, 5)).toBe('0003')
  const history = await secretary.opens(`/pairings/${who}`)
  expect(history.words).toMatch(/职工0003 .* 现在 — 调班/)
  expect(history.words).toMatch(/职工0002 .* 交接/)
})

test('办不了的交接留在页面上说明白；别的支部的人和没有的人一样', async () => {
  const b = await pairingBench({ people: [...people, foreigner] })
  const secretary = surfer(b, 'ou_0001')
  await secretary.opens('/pairings')
  const refused = await secretary.sends('/pairings/hand-over', { who: await idOf(b, 5), to: await idOf(b, 6) })
  expect(refused.words).toContain('不是党员')
  const foreign = await secretary.sends('/pairings/hand-over', { who: await idOf(b, 11), to: await idOf(b, 3) })
  const missing = await secretary.sends('/pairings/hand-over', { who: 'nobody', to: await idOf(b, 3) })
  expect([foreign.status, foreign.words]).toEqual([404, missing.words])
  expect((await secretary.opens(`/pairings/${await idOf(b, 11)}`)).status).toBe(404)
})

test('利益关系只有书记和管理员看得到，登记了就不能结成包保', async () => {
  const b = await pairingBench({ people: [...people, office, leader] })
  const [five, three] = [await idOf(b, 5), await idOf(b, 3)]
  const secretary = surfer(b, 'ou_0001')
  await secretary.opens('/pairings')
  const declared = await secretary.sends('/pairings/tie', { one: five, other: three, kind: 'relative' })
  expect(declared.words).toMatch(/利益关系.*职工0003 职工0005|利益关系.*职工0005 职工0003/)
  expect((await surfer(b, 'ou_0009').opens('/pairings')).words).toContain('利益关系')
  expect((await surfer(b, 'ou_0010').opens('/pairings')).words).not.toContain('利益关系')
  expect((await secretary.sends('/pairings/hand-over', { who: five, to: three })).words).toContain('登记过的利益关系')
  const leading = surfer(b, 'ou_0010')
  await leading.opens('/pairings')
  expect((await leading.sends('/pairings/tie', { one: five, other: three })).status).toBe(404)
  await secretary.sends('/pairings/tie/end', { one: five, other: three })
  expect((await secretary.sends('/pairings/hand-over', { who: five, to: three })).words).toContain('已发给双方')
})

test('班组长只看到自己班组的，职工打不开这一页，但看得到自己的', async () => {
  const b = await pairingBench({ people: [...people, leader, person(12, { team: '采煤二班', mentorStaffNo: '0002' })] })
  const words = (await surfer(b, 'ou_0010').opens('/pairings')).words
  expect(words).toContain('职工0005')
  expect(words).not.toContain('职工0012')
  expect(words).not.toContain('提出交接')
  const worker = surfer(b, 'ou_0005')
  expect((await worker.opens('/pairings')).status).toBe(404)
  expect((await worker.opens(`/pairings/${await idOf(b, 5)}`)).words).toContain('职工0002')
  expect((await worker.opens(`/pairings/${await idOf(b, 6)}`)).status).toBe(404)
})

test('请人代包保，日子不对、撞了人都说明白；可以提前结束', async () => {
  const b = await pairingBench()
  const secretary = surfer(b, 'ou_0001')
  await secretary.opens('/pairings')
  const term = { mentor: await idOf(b, 2), deputy: await idOf(b, 3), since: '2026-03-02', until: '2026-03-10' }
  const send = async (change: Partial<typeof term> = {}) =>
    (await secretary.sends('/pairings/deputy', { ...term, ...change })).words
  expect(await send({ until: '2026-03-01' })).toContain('日期不对')
  expect(await send({ deputy: await idOf(b, 5) })).toContain('要是党员')
  expect(await send()).toContain('职工0003，2026-03-02 到 2026-03-10')
  expect(await send({ deputy: await idOf(b, 4) })).toContain('已经有人代了')
  const ended = await secretary.sends('/pairings/deputy/end', { mentor: term.mentor, deputy: term.deputy })
  expect(ended.words).toContain('已结束代包保')
})

test('提出的人写的原因在卡片里不成为标记', async () => {
  const b = await pairingBench()
  const secretary = surfer(b, 'ou_0001')
  await secretary.opens('/pairings')
  const reason = '<at id=all></at><script>'
  await secretary.sends('/pairings/hand-over', { who: await idOf(b, 5), to: await idOf(b, 3), reason })
  await b.settle()
  expect(read(lastPrivate(b, 3))).not.toContain('<at')
})

test('班组长看到的名字，点得开的才是链接：包保人在别的班组，只是一个名字', async () => {
  const b = await pairingBench({ people: [...people, leader] })
  const page = await surfer(b, 'ou_0010').opens('/pairings')
  expect(page.words).toContain('职工0002')
  const links = [...page.html.matchAll(/href="(\/pairings\/[^"?]+)"/g)].map(([, to]) => String(to))
  expect(links).toContain(`/pairings/${await idOf(b, 5)}`)
  expect(links).not.toContain(`/pairings/${await idOf(b, 2)}`)
  for (const to of links) expect([to, (await surfer(b, 'ou_0010').opens(to)).status]).toEqual([to, 200])
})
