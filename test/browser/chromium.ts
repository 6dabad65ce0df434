import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { type Browser, chromium, type Page } from 'playwright-core'

const executable = process.env.CHROMIUM || '/usr/bin/chromium'

/** Debian's Chromium, told to talk to nobody by itself. */
export const launchChromium = async (): Promise<Browser> => {
  if (!existsSync(executable))
    throw new Error(
      `no Chromium at ${executable}: apt-get install -y chromium fonts-noto-cjk (or set CHROMIUM to its path)`,
    )
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const shots = join(import.meta.dirname, 'shots')

/** The page at the three widths it is made for, to look at; they are not compared. */
export const takeShots = async (page: Page, name: string): Promise<void> => {
  mkdirSync(shots, { recursive: true })
  const before = page.viewportSize()
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(shots, `${name}-${width}.png`) })
  }
  if (before) await page.setViewportSize(before)
}

/** What the page must never do: complain, fail, ask, or talk to anybody but its own server. */
export const watchPage = (page: Page, origin: () => string) => {
  const complaints: string[] = []
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`console: ${said.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin()) && url !== 'about:blank') complaints.push(`request: ${url}`)
  })
  return complaints
}
