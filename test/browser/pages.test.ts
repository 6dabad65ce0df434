import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { freePort, type Running, startProgram } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'branch-pages-'))
const shots = join(import.meta.dirname, 'shots')
const looks = [
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
  { width: 1280, height: 900, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
] as const

type Player = { openId: string; name: string; role: string }

let program: Running
let browser: Browser
let people: Player[]

const playing = (role: string) => people.find((p) => p.role.includes(role)) as Player

/** Someone's browser, logged in through the emulated Feishu; what it complains of is kept. */
const sitDown = async ({ openId }: Player, back: string, scheme: 'light' | 'dark' = 'light') => {
  const context = await browser.newContext({ locale: 'zh-CN', colorScheme: scheme })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${program.address}/login?as=${openId}&back=${encodeURIComponent(back)}`)
  return { context, page, complaints }
}

/** Not a hair wider than the screen, nothing for axe to find, everything tappable large enough for a thumb. */
const inspect = async (page: Page, width: number) => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  expect(await axeFinds(page)).toEqual([])
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, .button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, .tiles a, nav a',
      ),
    ]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
      .map((e) => e.outerHTML.slice(0, 80)),
  )
  expect(small).toEqual([])
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  browser = await launchChromium()
  program = await startProgram(join(folder, 'sandbox.db'), await freePort())
  const answer = await fetch(`${program.address}/sandbox/api/people`)
  people = ((await answer.json()) as { people: Player[] }).people
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Every page, by the name of its pictures, and whose eyes look at it. */
const visits: readonly (readonly [name: string, path: string, role: string])[] = [
  ['home', '/home', '管理员'],
  ['me', '/me', '班组长'],
  ['me-logins', '/me/records/acts', '班组长'],
  ['requests-mine', '/me/requests', '班组长'],
  ['requests', '/requests', '管理员'],
  ['deliveries', '/deliveries?state=sent', '管理员'],
  ['audit', '/audit', '管理员'],
  ['shifts', '/shifts', '班组长'],
  ['shifts-change', '/shifts/change', '管理员'],
  ['shifts-patterns', '/shifts/patterns', '管理员'],
  ['calendar', '/calendar?year=2026', '管理员'],
  ['pairings', '/pairings', '书记'],
  ['people', '/people', '管理员'],
  ['people-import', '/people/import', '管理员'],
  ['missing', '/nothing-here', '班组长'],
]

describe.each(looks)('$width 像素，$scheme', ({ width, height, scheme }) => {
  const opened: { context: BrowserContext }[] = []
  afterAll(async () => {
    for (const { context } of opened) await context.close()
  })

  test.each(visits)('%s：不溢出，axe 挑不出毛病', async (name, path, role) => {
    const seat = await sitDown(playing(role), path, scheme)
    opened.push(seat)
    await seat.page.setViewportSize({ width, height })
    await seat.page.locator('h1').waitFor()
    await inspect(seat.page, width)
    await seat.page.screenshot({ path: join(shots, `pages-${name}-${width}-${scheme}.png`), fullPage: true })
    expect(seat.complaints.filter((c) => !(name === 'missing' && c.includes('404')))).toEqual([])
  })
})

/** A file of one's own: one more person, one who has moved, and a secretary whom no file appoints. */
const rosterCsv = [
  '工号,姓名,支部,班组,岗位,角色',
  '010004,李长青,综采一队党支部,采煤二班,班长,班组长',
  '010099,田有余,综采一队党支部,采煤一班,支架工,书记',
].join('\n')

test.each([390, 1280])('花名册上传以后核对、取消，%i 像素', async (width) => {
  const seat = await sitDown(playing('管理员'), '/people/import')
  const { page } = seat
  await page.setViewportSize({ width, height: 860 })
  await page
    .getByLabel('花名册文件')
    .setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterCsv) })
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByRole('heading', { level: 1, name: '核对花名册' }).waitFor()
  await page.getByRole('heading', { name: '这些不随文件变' }).waitFor()
  await inspect(page, width)
  await page.screenshot({ path: join(shots, `pages-people-draft-${width}-light.png`), fullPage: true })
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('已取消，花名册没有改动').waitFor()
  await page.goto(`${program.address}/people/import`)
  const wrong = { name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rosterCsv}\n010100,,没有,,,厂长`) }
  await page.getByLabel('花名册文件').setInputFiles(wrong)
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByRole('heading', { name: '哪里不对' }).waitFor()
  await inspect(page, width)
  await page.screenshot({ path: join(shots, `pages-people-problems-${width}-light.png`), fullPage: true })
  expect(seat.complaints.filter((c) => !c.includes('422'))).toEqual([])
  await seat.context.close()
})

test('从沙盒页面上的“网页”进来，就是正在扮演的那个人；退出以后要重新登录', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const chat = await context.newPage()
  await chat.goto(program.address)
  const link = chat.getByRole('link', { name: '网页' })
  await link.waitFor()
  const name = (await chat.locator('.me strong').textContent()) ?? ''
  const [page] = await Promise.all([context.waitForEvent('page'), link.click()])
  await page.getByRole('heading', { level: 1, name: `${name}，你好` }).waitFor()
  await page.getByRole('link', { name: '我的记录' }).first().click()
  await page.getByRole('heading', { level: 1, name: '我的记录' }).waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { level: 1, name: '你已退出' }).waitFor()
  await page.goto(`${program.address}/me`)
  expect(new URL(page.url()).pathname).toBe('/open-apis/authen/v1/authorize')
  await context.close()
})
