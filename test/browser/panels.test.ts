import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchChromium, watchPage } from './chromium.ts'
import { keyOfToday } from './key.ts'
import { lookAt } from './look.ts'
import { patience } from './patience.ts'
import { playerOn } from './player.ts'
import { freePort, type Running, startProgram } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-panels-'))
const database = join(folder, 'sandbox.db')

let program: Running
let browser: Browser
let page: Page
let player: ReturnType<typeof playerOn>
let complaints: string[]

const soon = (look: () => Promise<void>, timeout = patience) => vi.waitFor(look, { timeout, interval: 50 })
const openPanel = async (name: string) => {
  await page.getByRole('tab', { name }).click()
  await page.locator(`[role=tab][aria-selected=true]:has-text("${name}")`).waitFor()
}
const panel = () => page.getByRole('tabpanel')
const panelSays = (words: string | RegExp, timeout?: number) =>
  soon(async () => expect(await panel().textContent()).toMatch(words), timeout)
const tourAt = (step: string, timeout?: number) =>
  soon(async () => expect(await page.locator('.tour').getAttribute('data-step')).toBe(step), timeout)
const command = (path: string, body: object) =>
  fetch(`${program.address}/sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

beforeAll(async () => {
  browser = await launchChromium()
  program = await startProgram(database, await freePort())
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  page.setDefaultTimeout(patience)
  complaints = watchPage(page, () => program.address)
  player = playerOn(page)
})

afterAll(async () => {
  await browser?.close()
  await program?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('打开到能用，不到一秒', async () => {
  const times: number[] = []
  for (let n = 0; n < 3; n++) {
    await page.goto('about:blank')
    const began = performance.now()
    await page.goto(program.address)
    await page.locator('.conversation-head h1', { hasText: '综采一队党支部' }).waitFor()
    await page.locator('.people-rows .row').first().waitFor()
    await page.locator('.composer textarea').click({ trial: true })
    times.push(Math.round(performance.now() - began))
  }
  process.stdout.write(`页面打开到能用：${times.join('、')} 毫秒\n`)
  expect(Math.min(...times)).toBeLessThan(1_000)
})

test('导览：第一次来就问，做到了自己往前走', async () => {
  await tourAt('welcome')
  await lookAt(page, 'tour-1')
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await tourAt('asked')
  await page.locator('.tour-go').click()
  await tourAt('click')
  const key = await keyOfToday(database)
  await page.locator('.tour-go').click()
  await lookAt(page, 'tour-click')
  for (const label of key.right) await player.presses(label)
  if (key.kind === 'multiple') await player.presses('提交')
  await tourAt('write')
  const before = await page.locator('.me-name strong').textContent()
  await page.locator('.tour-go').click()
  await soon(async () => expect(await page.locator('.me-name strong').textContent()).not.toBe(before))
  await player.says(key.wrong.join(''), { at: true })
  await tourAt('count')
  await page.locator('.tour-go').click()
  await tourAt('close')
  await page.locator('.tour-go').click()
  await tourAt('done')
  await lookAt(page, 'tour-done')
  await page.locator('.tour-go').click()
  expect(await page.locator('.tour').count()).toBe(0)
  await panelSays('学习 · 学了')
})

test('导览看过就不再来，从 ? 还能再看', async () => {
  await page.reload()
  await page.locator('.conversation-head h1').waitFor()
  expect(await page.locator('.tour').count()).toBe(0)
  await page.keyboard.press('?')
  await lookAt(page, 'help')
  await page.getByRole('button', { name: '再看一遍导览' }).click()
  await tourAt('welcome')
  await page.getByRole('button', { name: '不看了' }).click()
  expect(await page.locator('.tour').count()).toBe(0)
})

test('人：今天的班、能不能打扰、谁包保谁，替他说一句，从花名册换人', async () => {
  await player.becomes('卫满仓')
  await openPanel('人')
  await panelSays('采煤一班 · 采煤机司机')
  await panelSays(/包保朱学实、|包保.*朱学实/)
  await panelSays(/中班 14:00–22:00班前会 13:15井下 13:15–22:00睡觉 23:00–次日 07:00/)
  await panelSays(/2 次，一天最多 2 次|[01] 次，一天最多 2 次/)
  await lookAt(page, 'panel-people', '沙盒')
  await panel().getByRole('button', { name: '我的班', exact: true }).click()
  await page.locator('.card', { hasText: '我的班' }).last().waitFor()
  await panel().getByRole('searchbox').fill('代')
  await panelSays('没有符合的人')
  await panel().getByRole('searchbox').fill('蒋互帮')
  await panelSays('包保人 蒋互帮')
  await panel()
    .getByRole('button', { name: /蒋互帮.*采煤二班.*请假/ })
    .click()
  await panelSays(/不可以：请假/)
  await panelSays('010013')
  const [branch] = await Promise.all([
    page.context().waitForEvent('page'),
    panel().getByRole('link', { name: '我的设置' }).click(),
  ])
  await branch.getByRole('heading', { level: 1, name: '我的设置' }).waitFor()
  await branch.close()
  await player.becomes('孙守正')
})

test('台账：谁学了、谁懂了，链是完整的', async () => {
  await openPanel('台账')
  await panelSays(/确认台账：\d+ 行，链完整/)
  await panelSays('学习 · 懂了')
  await lookAt(page, 'panel-ledger', '沙盒')
})

test('收件箱和事件：每个推送都有下落', async () => {
  await openPanel('收件箱')
  await panelSays('已处理')
  await lookAt(page, 'panel-inbox', '沙盒')
  await openPanel('事件')
  await panelSays(/点卡片.*已送到/)
  await lookAt(page, 'panel-events', '沙盒')
})

test('发件箱：每封信有下落，有号码', async () => {
  await openPanel('发件箱')
  await panelSays(/已发出/)
  await panelSays(/№ \w{8}/)
  await lookAt(page, 'panel-outbox', '沙盒')
})

test('故障：开着的时候一直看得见，一下关掉', async () => {
  await openPanel('故障')
  await page.getByRole('checkbox', { name: /^限频/ }).check()
  await page.getByRole('checkbox', { name: /^重复推送/ }).check()
  await page.locator('.faults-banner', { hasText: '限频、重复推送' }).waitFor()
  await player.opens('group')
  await player.says('帮助', { at: true })
  await lookAt(page, 'panel-faults', '沙盒')
  await page.locator('.faults-banner').getByRole('button', { name: '全部关掉' }).click()
  await soon(async () => expect(await page.locator('.faults-banner').count()).toBe(0))
  await openPanel('事件')
  await panelSays('200')
})

test('卡片：指着它点 {}，看到 JSON，飞书收不收', async () => {
  await player.opens('group')
  await player.cards.first().hover()
  await page.getByRole('button', { name: '看这张卡的 JSON' }).click()
  await panelSays('飞书会收下这张卡')
  await panelSays('"schema": "2.0"')
  await lookAt(page, 'panel-card', '沙盒')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制 JSON' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied).header.title.content).toContain('每日一题')
})

test('两个人并排：一个人说话，另一个人马上看到；地址里两个人都在', async () => {
  await page.getByRole('button', { name: '并排看另一个人' }).click()
  const second = page.frameLocator('.beside iframe')
  await second.locator('.log .message').first().waitFor()
  await second.getByRole('combobox', { name: '换成谁' }).selectOption({ label: '钱知行 · 支委、跟班队干' })
  await second.getByRole('navigation').getByRole('button', { name: '综采一队党支部' }).click()
  await player.says('并排看得见吗')
  await second.locator('.bubble', { hasText: '并排看得见吗' }).waitFor()
  await lookAt(page, 'split', '另一个人')
  const address = page.url()
  expect(address).toMatch(/person=ou_sample_\d+.*beside=ou_sample_010002/)
  await page.goto('about:blank')
  await page.goto(address)
  await second.locator('.bubble', { hasText: '并排看得见吗' }).waitFor()
  expect(await second.getByRole('combobox', { name: '换成谁' }).inputValue()).toBe('ou_sample_010002')
  await page.getByRole('button', { name: '收起另一个人' }).click()
  expect(await page.locator('.beside').count()).toBe(0)
  expect(page.url()).not.toContain('beside')
})

test('英文：页面自己的字换了，卡片还是中文', async () => {
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('tab', { name: 'Ledger' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await player.cards.first().textContent()).toContain('每日一题')
  await openPanel('Clock')
  await lookAt(page, 'english', 'Sandbox')
  await page.reload()
  await page.getByRole('tab', { name: 'Ledger' }).waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('tab', { name: '台账' }).waitFor()
})

test('链接里的时间：先问，再往前拨；过去的不算', async () => {
  const now = Number(
    ((await (await fetch(`${program.address}/sandbox/api/view?person=ou_sample_010001`)).json()) as { now: number })
      .now,
  )
  const link = (at: number) => `${program.address}/#person=ou_sample_010004&time=${new Date(at).toISOString()}`
  await page.goto('about:blank')
  await page.goto(link(now - 3_600_000))
  await page.locator('.me', { hasText: '李长青' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.goto('about:blank')
  await page.goto(link(now + 2 * 3_600_000))
  await lookAt(page, 'time-question')
  await page.getByRole('button', { name: '拨过去' }).click()
  // The clock goes on while it is looked at.
  const there = [0, 1, 2].map((minutes) =>
    new Date(now + 10 * 3_600_000 + minutes * 60_000).toISOString().slice(11, 16),
  )
  await soon(async () => expect(await page.locator('.clock-time').textContent()).toMatch(new RegExp(there.join('|'))))
  expect(page.url()).not.toContain('time=')
})

test('键盘：一个键一件事，写字的时候不起作用', async () => {
  const before = await page.locator('.clock-date').textContent()
  await page.locator('.log').focus()
  await page.keyboard.press('/')
  await soon(async () => expect(await page.evaluate(() => document.activeElement?.className)).toBe('search'))
  await page.keyboard.type('tm')
  expect(await page.locator('.clock-date').textContent()).toBe(before)
  await page.getByRole('searchbox').fill('')
  await page.locator('.log').focus()
  await page.keyboard.press('p')
  await soon(async () => expect(await page.locator('.right').isVisible()).toBe(false))
  await page.keyboard.press('p')
  await page.getByRole('tab', { name: '时钟' }).focus()
  await page.keyboard.press('ArrowRight')
  await soon(async () => expect(await page.locator('[role=tab]:focus').textContent()).toBe('人'))
  await openPanel('时钟')
})

test('任务：最近的时点、现在执行', async () => {
  await page.locator('.job', { hasText: '推送' }).getByText('最近的时点').click()
  await panelSays('已执行')
  const slots = page.locator('.job', { hasText: '推送' }).locator('.slot')
  const before = await slots.count()
  await page.locator('.job', { hasText: '推送' }).getByRole('button', { name: '现在执行' }).click()
  await soon(async () => expect(await slots.count()).toBe(before + 1))
  await lookAt(page, 'panel-clock', '沙盒')
})

test('刚换了人，列表还是上一个人的：点机器人，打开的是自己的单聊', async () => {
  await player.becomes('卫满仓')
  await player.opens('group')
  const views = '**/sandbox/api/view?*'
  await page.route(views, async (route) => {
    await new Promise((done) => setTimeout(done, 700))
    await route.continue()
  })
  await player.becomes('朱学实')
  await player.opens('p2p')
  await page.unrouteAll({ behavior: 'wait' })
})

test('运行一个月：路上页面照样能用，能停下，也过得完', { timeout: 2_400_000 }, async () => {
  const before = program.worked()
  await page.getByRole('button', { name: '运行一个月' }).click()
  await panelSays(/第 [2-9] 天，共 30 天/, 3 * patience)
  await lookAt(page, 'month', '沙盒')
  expect((await command('clock/advance', { minutes: 1 })).status).toBe(409)
  await player.becomes('朱学实')
  await player.opens('p2p')
  await page.getByRole('button', { name: '停下' }).click()
  await panelSays(/停在第 \d+ 天/, 3 * patience)
  await page.getByRole('button', { name: '运行一个月' }).click()
  await panelSays(/一个月过完了：用了 [\d.]+ 秒/, 2_200_000)
  const worked = program.worked() - before
  const said = (await page.locator('.month-outcome').textContent()) ?? ''
  process.stdout.write(`${said}, ${worked} s of work\n`)
  // By the work, and by the clock on the wall as far as the machine is not busy with others.
  expect(worked).toBeLessThan(400)
  expect(Number(/用了 ([\d.]+) 秒/.exec(said)?.[1])).toBeLessThan(Math.max(840, 6 * worked))
  await lookAt(page, 'month-over', '沙盒')
  await openPanel('台账')
  await panelSays(/确认台账：\d{4,} 行，链完整/)
})

test('从头到尾：没有报错，没有离开本机的请求', () => {
  expect(complaints).toEqual([])
  expect(program.log()).not.toMatch(/"level":"error"/)
})
