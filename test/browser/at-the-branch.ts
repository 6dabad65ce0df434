import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { axeFinds } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { freePort, type Running, startProgram } from './program.ts'

export const shots = join(import.meta.dirname, 'shots')
/** A phone and a desk, by day and by night. */
export const looks = [
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
  { width: 1280, height: 900, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
] as const

export type Player = { openId: string; name: string; role: string }

export type AtTheBranch = {
  folder: string
  browser: Browser
  program: Running
  people: Player[]
  /** Somebody's browser, logged in through the emulated Feishu; what it complains of is kept. */
  sitDown(
    player: Player,
    back: string,
    scheme?: 'light' | 'dark',
  ): Promise<{ context: Awaited<ReturnType<Browser['newContext']>>; page: Page; complaints: string[] }>
}

/** Wider than the screen, what axe finds, what is too small for a thumb: nothing of it. */
export const flawsOf = async (page: Page, width: number): Promise<string[]> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .button, input, select, textarea, .tiles a, nav a')]
      .filter((e) => !/^(hidden|checkbox|radio)$/.test(e.getAttribute('type') ?? ''))
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
      .map((e) => `small: ${e.outerHTML.slice(0, 80)}`),
  )
  return [...(wide > width ? [`${wide} px wide`] : []), ...small, ...(await axeFinds(page))]
}

/** The sandbox's branch, its program and a browser, for all tests of the file. */
export const atTheBranch = (): AtTheBranch => {
  const at = {
    folder: mkdtempSync(join(tmpdir(), 'branch-pages-')),
    sitDown: async ({ openId }, back, scheme = 'light') => {
      const context = await at.browser.newContext({ locale: 'zh-CN', colorScheme: scheme })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (said) => {
        if (said.type() === 'error') complaints.push(said.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(`${at.program.address}/login?as=${openId}&back=${encodeURIComponent(back)}`)
      return { context, page, complaints }
    },
  } as AtTheBranch
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    at.browser = await launchChromium()
    at.program = await startProgram(join(at.folder, 'sandbox.db'), await freePort())
    const answer = await fetch(`${at.program.address}/sandbox/api/people`)
    at.people = ((await answer.json()) as { people: Player[] }).people
  })
  afterAll(async () => {
    await at.browser?.close()
    await at.program?.stop()
    rmSync(at.folder, { recursive: true, force: true })
  })
  return at
}
