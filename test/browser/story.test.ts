import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchChromium, takeShots, watchPage } from './chromium.ts'
import { type Key, keyOfToday } from './key.ts'
import { patience } from './patience.ts'
import { playerOn } from './player.ts'
import { freePort, type Running, startProgram } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-page-'))
const database = join(folder, 'sandbox.db')

let port: number
let program: Running
let browser: Browser
let page: Page
let player: ReturnType<typeof playerOn>
let complaints: string[]
let key: Key
let names: string[]

/** Until the page shows it; everything here comes by itself, without a reload. */
const soon = (look: () => Promise<void>, timeout = patience) => vi.waitFor(look, { timeout, interval: 50 })
const cardSays = (words: string | RegExp, timeout?: number) =>
  soon(async () => expect(await player.card.textContent()).toMatch(words), timeout)

const answerByButton = async (choice: readonly string[]) => {
  for (const label of choice) await player.presses(label)
  if (key.kind === 'multiple') await player.presses('提交')
}

beforeAll(async () => {
  browser = await launchChromium()
  port = await freePort()
  program = await startProgram(database, port)
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  complaints = watchPage(page, () => program.address)
  player = playerOn(page)
})

afterAll(async () => {
  await browser?.close()
  await program?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('打开页面，就是示例支部里的一个人；到点，每日一题自己来到群里', async () => {
  await page.goto(program.address)
  await soon(async () => expect((await player.people()).length).toBeGreaterThan(30))
  names = await player.people()
  await page
    .locator('.me strong')
    .filter({ hasText: names[0] as string })
    .waitFor()
  await takeShots(page, '1-opened')
  await cardSays('每日一题', 2 * patience)
  await cardSays('已答 0/35')
  key = await keyOfToday(database)
  expect((await player.card.textContent())?.replace(/\s/g, '')).toContain(key.stem.replace(/\s/g, ''))
  await takeShots(page, '2-asked')
})

test('一个人点对，提示就在手边；群里只多一个数', async () => {
  await player.becomes(names[4] as string)
  await answerByButton(key.right)
  await soon(async () => expect(await player.toast.textContent()).toContain('答对了'))
  const [toast, pressed] = [await player.toast.boundingBox(), await player.button(key.right[0] as string).boundingBox()]
  expect(Math.abs((toast?.y ?? 0) - (pressed?.y ?? 0))).toBeLessThan(220)
  await takeShots(page, '3-right')
  await cardSays('已答 1/35')
})

test('另一个人 @机器人 打字作答，判定在单聊', async () => {
  await player.becomes(names[5] as string)
  await player.says(key.right.join(''), { at: true })
  await cardSays('已答 2/35')
  await player.opens('p2p')
  await cardSays('答对了')
  await takeShots(page, '4-p2p')
})

test('第三个人点错，解析在他的单聊，别人的单聊里没有', async () => {
  await player.becomes(names[6] as string)
  await player.opens('group')
  await cardSays('已答 2/35')
  await answerByButton(key.wrong)
  await soon(async () => expect(await player.toast.textContent()).toContain('正确答案是'))
  await cardSays('已答 3/35')
  await player.opens('p2p')
  await cardSays('再看一眼')
  expect((await player.card.textContent())?.replace(/\s/g, '')).toContain(key.explanation.replace(/\s/g, ''))
  await takeShots(page, '5-wrong')
  await player.becomes(names[7] as string)
  await soon(async () => expect(await player.cards.count()).toBe(0))
})

test('群卡上没有任何人的名字，也没有答案', async () => {
  await player.opens('group')
  await cardSays('已答 3/35')
  const shown = (await player.card.textContent()) ?? ''
  expect(names.filter((name) => shown.includes(name))).toEqual([])
  expect(shown).not.toContain('解析')
})

test('写进来的标签只是字', async () => {
  const nasty = '<img src=x onerror=alert(1)><at id=all></at>'
  await player.says(nasty)
  await page.locator('.bubble', { hasText: nasty }).waitFor()
  expect(await player.log.locator('img').count()).toBe(0)
})

test('拨到下一个任务，不用刷新就看到答案、解析和分布', async () => {
  // Other jobs have their moments before the evening: one after the other, as somebody would press.
  const next = page.getByRole('button', { name: /到下一个任务/ })
  for (let presses = 0; presses < 60; presses++) {
    const label = (await next.textContent()) ?? ''
    await next.click()
    if (label.includes('收题')) break
    await soon(async () => expect(await next.textContent()).not.toBe(label))
  }
  await soon(async () => expect(await page.locator('.log .card').first().textContent()).toContain('已收题'))
  const closed = page.locator('.log .card').first()
  const shown = (await closed.textContent()) ?? ''
  for (const words of ['答案', '解析', '已答 3/35']) expect(shown).toContain(words)
  expect(shown).toContain(key.explanation.slice(0, 8))
  const bars = [...String(await closed.locator('.chart').getAttribute('aria-label')).matchAll(/([A-H对错]+) (\d+)/g)]
  const chose = (label = '') => Number(key.wrong.includes(label)) + 2 * Number(key.right.includes(label))
  expect(bars.length).toBeGreaterThan(1)
  expect(bars.map(([, , count]) => Number(count))).toEqual(bars.map(([, label]) => chose(label)))
  await closed.scrollIntoViewIfNeeded()
  await closed.locator('.chart[data-state="drawn"]').waitFor()
  await takeShots(page, '6-closed')
})

test('刷新以后还是这个人、这个会话', async () => {
  await player.opens('p2p')
  await page.reload()
  await page.locator('.me', { hasText: names[7] as string }).waitFor()
  await page.locator('.conversation-head h1', { hasText: '四确认助手' }).waitFor()
})

test('关掉再启动，一切还在', async () => {
  await player.opens('group')
  const before = await player.log.locator('.message').count()
  const there = page.url()
  await page.goto('about:blank')
  await program.stop()
  program = await startProgram(database, port)
  await page.goto(there)
  await soon(async () => expect(await player.log.locator('.message').count()).toBe(before))
  await page.locator('.me', { hasText: names[7] as string }).waitFor()
  expect(await player.log.locator('.card').first().textContent()).toContain('已收题')
  expect(await page.locator('.clock-time').textContent()).toMatch(/^20:1/)
})

test('重置：问一句，然后从头开始', async () => {
  await page.getByRole('button', { name: '重置', exact: true }).click()
  await takeShots(page, '7-reset')
  await page.getByRole('button', { name: '清空并重置' }).click()
  await soon(async () => expect(await page.locator('.clock-time').textContent()).toMatch(/^07:2/))
  await page.getByRole('button', { name: /到下一个任务.*推送/ }).click()
  await cardSays('已答 0/35')
  expect(await player.log.locator('.message').count()).toBe(1)
})

test('拨到明天 8 点，路上的事各在各的时刻发生', async () => {
  await page.getByRole('button', { name: '明天 8 点' }).click()
  await soon(async () => expect(await player.cards.count()).toBeGreaterThan(1))
  await soon(async () => expect(await player.cards.first().textContent()).toContain('已收题'))
  await soon(async () => expect(await page.locator('.clock-time').textContent()).toMatch(/^08:00/))
  // On the days of a meeting its invitations stand between the two questions.
  const times = await player.log.locator('.message time').allTextContents()
  expect([times.at(0), times.at(-1)]).toEqual(['07:23', '07:23'])
  expect(await player.log.locator('.day').allTextContents()).toEqual(['昨天', '今天'])
  await player.opens('p2p')
  await soon(async () => expect(await player.log.textContent()).toContain('补答'))
})

test('从头到尾：没有报错，没有弹窗，没有离开本机的请求', () => {
  expect(complaints).toEqual([])
  expect(program.log()).not.toMatch(/"level":"error"/)
})
