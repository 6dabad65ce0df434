import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { seriousFlaws } from './axe.ts'
import { launchChromium, takeShots, watchPage } from './chromium.ts'
import { patience } from './patience.ts'
import { pageStage } from './stage.ts'

let browser: Browser
let stage: Awaited<ReturnType<typeof pageStage>>
let page: Page
let complaints: string[]

const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: patience, interval: 50 })
const shown = () => page.locator('.shown')

beforeAll(async () => {
  browser = await launchChromium()
  stage = await pageStage()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  complaints = watchPage(page, () => stage.address)
  await page.goto(`${stage.address}/gallery`)
  await shown().first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

test('每张卡片的每种形态都画出来，旁边写着飞书收不收得下和大小', async () => {
  const states = (await (await fetch(`${stage.address}/sandbox/gallery.json`)).json()) as { refusal?: string }[]
  expect(states.length).toBeGreaterThan(15)
  expect(await shown().count()).toBe(states.length)
  expect(await page.locator('.shown .card').count()).toBe(states.length * 2)
  expect(await page.locator('.shown .unknown').count()).toBe(0)
  expect(await page.locator('.shown-head', { hasText: '飞书收得下' }).count()).toBe(states.length)
  expect(await page.locator('.shown-head', { hasText: /\d\.\d KB/ }).count()).toBe(states.length)
  const widths = await page.locator('.shown-frame .card').evaluateAll((cards) => cards.map((c) => c.clientWidth + 2))
  expect(new Set(widths)).toEqual(new Set([390, 600]))
})

test('一屏一屏看过去，图表也都画得出来', async () => {
  const charts = page.locator('.shown .chart')
  for (let n = 0; n < (await charts.count()); n++) await charts.nth(n).scrollIntoViewIfNeeded()
  await soon(async () =>
    expect(await page.locator('.shown .chart[data-state="drawn"]').count()).toBe(await charts.count()),
  )
  await takeShots(page, 'gallery')
})

test('按功能查找，地址记得住', async () => {
  await page.getByRole('searchbox').fill('study closed')
  const found = await page.locator('.shown').evaluateAll((all) => all.map((one) => one.getAttribute('data-state')))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter((state) => !state?.startsWith('study/'))).toEqual([])
  await page.reload()
  await soon(async () => expect(await page.getByRole('searchbox').inputValue()).toBe('study closed'))
  await page.getByRole('searchbox').fill('没有这种卡片')
  expect(await page.locator('.empty').isVisible()).toBe(true)
  await page.getByRole('searchbox').fill('')
})

test('axe 在两种宽度都挑不出毛病，也没有报错', async () => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await seriousFlaws(page)).toEqual([])
  }
  expect(complaints).toEqual([])
})
