import { describe, expect, test } from 'vitest'
import { bench, isWorkerd, person } from '../bench.ts'
import { specimen } from './specimen.tsx'
import { site, surfer } from './surfer.ts'

const morning = '2026-11-24T08:00:00+08:00'
const stage = async (options: { expects?: string[]; people?: ReturnType<typeof person>[] } = {}) => {
  const got: Record<string, unknown>[] = []
  const b = await bench(morning, { features: [specimen(got)], ...options })
  return { b, got, li: surfer(b, 'ou_0001') }
}

// A feature made by a test does not reach workerd.
describe.skipIf(isWorkerd)('页面的部件与规矩', () => {
  test('表单交上去，转回页面说一句话，这句话只说一次', async () => {
    const { li, got } = await stage()
    await li.opens('/specimen')
    const form = new FormData()
    for (const [name, value] of [
      ['place', ' 3203 工作面\r\n'],
      ['knows', 'a'],
      ['knows', 'b'],
      ['once', 'k1'],
    ] as const)
      form.append(name, value)
    form.append('photo', new Blob([new Uint8Array(9)]), 'a.png')
    const after = await li.sends('/specimen/send', form)
    expect(after).toMatchObject({ status: 200, path: '/specimen' })
    expect(after.words).toContain('记下了：3203 工作面')
    expect((await li.opens('/specimen')).words).not.toContain('记下了')
    expect(got).toEqual([{ place: '3203 工作面', knows: ['a', 'b'], photo: 9, once: 'k1' }])
  })

  test('写错了原样退回，说清楚哪里不对，读屏的人也听得到', async () => {
    const { li } = await stage()
    await li.opens('/specimen')
    const again = await li.sends('/specimen/send', { place: '' })
    expect(again.status).toBe(422)
    expect(again.words).toContain('地点没有写')
    expect(again.html).toMatch(/aria-describedby="h-place e-place"[^>]*aria-invalid="true"/)
  })

  test('不是表单的不收，太大的不收', async () => {
    const { li, got } = await stage()
    await li.opens('/specimen')
    const headers = { origin: site, 'sec-fetch-site': 'same-origin' }
    const json = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{"place":"x"}' }
    expect((await li.raw('/specimen/send', json)).status).toBe(415)
    const large = new FormData()
    large.append('photo', new Blob([new Uint8Array(6 * 1024 * 1024)]), 'a.png')
    expect((await li.sends('/specimen/send', large)).status).toBe(413)
    expect(got).toEqual([])
  })

  test('登录过期后交的表单没有保存，页面说清楚，登录后回到填表的那一页', async () => {
    const { b, li, got } = await stage()
    await li.opens('/specimen')
    b.clockTo('2026-11-24T09:00:00+08:00')
    const late = await li.sends('/specimen/send', { place: '井底' })
    expect(late.status).toBe(401)
    expect(late.html).toContain(`href="/login?back=${encodeURIComponent('/specimen')}"`)
    expect(got).toEqual([])
  })

  test('要紧的事：登录超过五分钟要再登录一次，表单不会半路丢给别人', async () => {
    const { b, li } = await stage()
    await li.opens('/specimen/grave')
    expect((await li.sends('/specimen/grave/do')).words).toContain('要紧的事做了')
    b.clockTo('2026-11-24T08:06:00+08:00')
    expect((await li.sends('/specimen/grave/do')).status).toBe(403)
    const asked = await li.raw('/specimen/grave')
    expect(asked.headers.get('location')).toBe(`/login?anew&back=${encodeURIComponent('/specimen/grave')}`)
    const off = await li.raw(asked.headers.get('location') ?? '')
    expect(new URL(off.headers.get('location') ?? '').searchParams.get('prompt')).toBe('consent')
    expect((await li.opens('/specimen/grave')).status).toBe(200)
    expect((await li.sends('/specimen/grave/do')).words).toContain('要紧的事做了')
  })

  test('出错的页面给一个编号，日志里是同一个，没有用户写的话', async () => {
    const { b, li } = await stage({ expects: ['page.failed'] })
    await li.opens('/specimen')
    const broken = await li.sends('/specimen/send', { place: 'boom', what: '谁也不该在日志里看到的话' })
    expect(broken.status).toBe(500)
    const line = b.log.lines.find((l) => l.event === 'page.failed')
    expect(broken.words).toContain(`编号 ${line?.fields?.reference}`)
    expect(JSON.stringify(b.log.lines)).not.toContain('谁也不该')
  })

  test('不许看的和没有的，逐字相同；首页也不摆进不去的门', async () => {
    const { li } = await stage()
    const home = await li.opens('/home')
    expect(home.words).toContain('样张')
    expect(home.html).not.toContain('/letters-of-others')
    const bare = (html: string) => html.replace(/nonce="[^"]*"/g, '')
    const [forbidden, unknown, gone] = [
      await li.opens('/letters-of-others'),
      await li.opens('/no-such-page'),
      await li.opens('/specimen/not-here'),
    ]
    expect(forbidden.status).toBe(404)
    expect(bare(forbidden.html)).toBe(bare(unknown.html))
    expect(bare(gone.html)).toBe(bare(unknown.html))
  })

  test('管理员看得见管理员的门', async () => {
    const { li } = await stage({ people: [person(1, { roles: ['administrator'] })] })
    expect((await li.opens('/home')).html).toContain('/letters-of-others')
    expect((await li.opens('/letters-of-others')).status).toBe(200)
  })

  test('页面上没有一行内嵌的脚本和样式', async () => {
    const { li } = await stage()
    const { html } = await li.opens('/specimen')
    expect(html).not.toMatch(/<script|<style|\son\w+=|\sstyle=|javascript:/i)
  })
})
