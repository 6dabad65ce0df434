import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFinds } from './axe.ts'

const shots = join(import.meta.dirname, 'shots')

/** One width: a picture, what axe says, and whether anything is wider than the window. */
const lookOnce = async (page: Page, name: string, width: number) => {
  await page.waitForTimeout(120)
  await page.screenshot({ path: join(shots, `${name}-${width}.png`) })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  return [...(await axeFinds(page)), ...(wide > width ? [`wider than the window: ${wide}`] : [])]
}

/** The page at the three widths it is made for: a picture to look at, of that pane on a phone, and nothing to mend. */
export const lookAt = async (page: Page, name: string, pane = '聊天'): Promise<void> => {
  mkdirSync(shots, { recursive: true })
  const before = page.viewportSize()
  const found: Record<number, string[]> = {}
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    // A dialog stands before everything, the tabs included.
    if (width < 820 && (await page.locator('dialog[open]').count()) === 0)
      await page.locator('.tabs').getByRole('button', { name: pane }).click()
    found[width] = await lookOnce(page, name, width)
  }
  if (before) await page.setViewportSize(before)
  expect(found).toEqual({ 390: [], 1024: [], 1440: [] })
}
