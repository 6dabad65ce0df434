import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { seriousFlaws } from './axe.ts'
import { launchChromium, takeShots, watchPage } from './chromium.ts'
import { everything, header } from './everything.ts'
import { playerOn } from './player.ts'
import { png } from './png.ts'
import { pageStage } from './stage.ts'

let browser: Browser
let stage: Awaited<ReturnType<typeof pageStage>>
let page: Page
let player: ReturnType<typeof playerOn>
let complaints: string[]

const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 5_000, interval: 30 })
const toastSays = (said: string) => soon(async () => expect(await player.toast.textContent()).toContain(said))

/** The action of the last click that reached the bot. */
const heard = () => stage.bot.heard.at(-1)

const showEverything = async () => {
  const key = stage.feishu.upload({ kind: 'image', name: 'a.png', bytes: png(120, 90, [70, 120, 160]), by: 'bot' })
  await stage.botShows('每一种部件', everything(key), header)
  await page.goto(stage.address)
  await page.locator('.card .table').waitFor()
}

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  stage = await pageStage()
  page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'zh-CN' })
  complaints = watchPage(page, () => stage.address)
  player = playerOn(page)
})
afterEach(async () => {
  await page.close()
  await stage.close()
  expect(complaints).toEqual([])
})

test('每一种部件都画得出来，三种宽度都不溢出，axe 挑不出毛病', async () => {
  await showEverything()
  expect(await page.locator('.card .unknown').count()).toBe(0)
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 4_000 })
    await soon(async () => expect(await page.locator('.chart[data-state="drawn"] canvas').count()).toBe(2))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const spill = await player.card.evaluate((card) => card.scrollWidth - card.clientWidth)
    expect(spill).toBe(0)
    expect(await seriousFlaws(page)).toEqual([])
    await page.screenshot({ path: `test/browser/shots/everything-${width}.png` })
  }
  await page.setViewportSize({ width: 1024, height: 768 })
  await takeShots(page, 'everything-page')
})
