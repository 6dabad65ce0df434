import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { keyOfToday } from './key.ts'
import { playerOn } from './player.ts'
import { freePort, startProgram } from './program.ts'

/** The pictures in the READMEs, taken of the program as a newcomer starts it, on a morning that is always the same. */
const images = join(import.meta.dirname, '../../docs/images')
const morning = '2026-03-02T07:22:50+08:00'
/** A README loads them at once. Bytes. */
const most = 300 * 1024
const patience = 30_000

/** Beside the database, as the sandbox itself leaves it: a clock that stands on that morning. */
const writeClock = (database: string): void => {
  const secrets = { appSecret: '0'.repeat(32), encryptKey: '1'.repeat(32), verificationToken: '2'.repeat(32) }
  const state = { version: 1, ahead: Date.parse(morning) - Date.now(), secrets, feishu: null }
  writeFileSync(`${database}.sandbox.json`, JSON.stringify(state))
}

const take = async (page: Page, name: string): Promise<void> => {
  // Seconds differ from run to run; everything else stands where it stood.
  await page.locator('.clock-seconds').evaluateAll((all) => {
    for (const one of all) one.textContent = ':00'
  })
  const path = join(images, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const { size } = statSync(path)
  if (size > most) throw new Error(`${path} has ${size} bytes, more than ${most}`)
  process.stdout.write(`${path} ${Math.round(size / 1024)} KiB\n`)
}

const folder = mkdtempSync(join(tmpdir(), 'screenshots-'))
const database = join(folder, 'sandbox.db')
mkdirSync(images, { recursive: true })
writeClock(database)
const program = await startProgram(database, await freePort())
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const player = playerOn(page)
  const answered = (n: number) =>
    page
      .locator('.log .card', { hasText: `已答 ${n}/36` })
      .first()
      .waitFor({ timeout: patience })
  await page.goto(program.address)
  await answered(0)
  const names = await player.people()
  const key = await keyOfToday(database)
  const labels = key.kind === 'judge' ? ['对', '错'] : ['A', 'B', 'C', 'D']
  // Most are right, and the wrong ones differ: a morning like any other.
  const others = labels.filter((label) => !key.right.includes(label))
  const choiceOf = (n: number): string[] => (n % 3 === 2 ? [others[n % others.length] ?? 'A'] : key.right)
  const clicks = async (n: number) => {
    await player.becomes(names[n] ?? '')
    for (const label of choiceOf(n)) await player.presses(label)
    if (key.kind === 'multiple') await player.presses('提交')
    await answered(n + 1)
  }
  for (let n = 0; n < 12; n++) await clicks(n)
  await player.becomes(names[12] ?? '')
  await player.says(key.right.join(''), { at: true })
  await answered(13)
  await page.locator('.message.mine .reactions').waitFor({ timeout: patience })
  await player.becomes(names[13] ?? '')
  const card = page.locator('.log .card').first()
  for (const label of key.right) await card.getByRole('button', { name: label, exact: true }).click()
  if (key.kind === 'multiple') await card.getByRole('button', { name: '提交', exact: true }).click()
  await answered(14)
  await player.toast.waitFor()
  await take(page, 'question')

  await page.getByRole('button', { name: /到下一个任务.*收题/ }).click()
  const closed = page.locator('.log .card', { hasText: '已收题' })
  await closed.waitFor({ timeout: patience })
  await closed.locator('.chart[data-state="drawn"]').waitFor({ timeout: patience })
  await player.toast.waitFor({ state: 'detached', timeout: patience })
  await closed.evaluate((one) => one.scrollIntoView({ block: 'start' }))
  await take(page, 'evening')
} finally {
  await browser.close()
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
}
