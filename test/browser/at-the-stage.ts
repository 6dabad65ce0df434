import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { launchChromium, watchPage } from './chromium.ts'
import { patience } from './patience.ts'
import { playerOn } from './player.ts'
import { pageStage } from './stage.ts'

/** What each test of a file finds in its hands; new for every test. */
export type AtTheStage = {
  stage: Awaited<ReturnType<typeof pageStage>>
  page: Page
  player: ReturnType<typeof playerOn>
  /** The branch's group, opened. */
  open(): Promise<void>
  /** Waits until it holds. */
  soon(look: () => Promise<void>): Promise<void>
  toastSays(said: string): Promise<void>
}

/** A browser before the stage, for every test of the file; what the page complains of fails the test. */
export const atTheStage = ({ height = 768 } = {}): AtTheStage => {
  let browser: Browser
  let complaints: string[]
  const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: patience, interval: 30 })
  const at = {
    soon,
    open: async () => {
      await at.page.goto(at.stage.address)
      await at.page.locator('.conversation-head h1', { hasText: '综采一队党支部' }).waitFor()
    },
    toastSays: (said: string) => soon(async () => expect(await at.player.toast.textContent()).toContain(said)),
  } as AtTheStage
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    at.stage = await pageStage()
    at.page = await browser.newPage({ viewport: { width: 1024, height }, locale: 'zh-CN' })
    complaints = watchPage(at.page, () => at.stage.address)
    at.player = playerOn(at.page)
  })
  afterEach(async () => {
    await at.page.close()
    await at.stage.close()
    expect(complaints).toEqual([])
  })
  return at
}
