import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import { pagesOf } from '../../src/app/pages/mount.ts'
import { atTheBranch, flawsOf, looks, type Player, shots } from './at-the-branch.ts'
import { furnishing } from './furnish.ts'

const at = atTheBranch()
const playing = (role: string) => at.people.find((p) => p.role.includes(role)) as Player

/** Reached by an upload, not by a link; a story of its own looks at it. */
const elsewhere = ['/people/import/:draft', '/bank/import/:draft']
/** Files, not pages. */
const isFile = (path: string) => /\/export(\.|$)|\/(files|pictures)\/:n$/.test(path)

/** Every page that links lead to, as the router spells it. */
const routes = pagesOf({ features }).filter(
  ({ method, path }) => method === 'GET' && !isFile(path) && !elsewhere.includes(path),
)
const routeOf = (path: string): string | undefined => {
  const parts = path.replace(/\?.*/, '').split('/')
  const fits = (route: string) => {
    const own = route.split('/')
    return own.length === parts.length && own.every((part, i) => part.startsWith(':') || part === parts[i])
  }
  return isFile(path) ? undefined : routes.map((r) => r.path).find(fits)
}

/** What a page leads to. */
const linksOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]')].map((a) => a.pathname + a.search),
  )

/** Whose pages are walked, each from the home page on; who comes first is the one at whose page it is looked at. */
const walkers = ['管理员', '书记', '班组长', '职工']

/** One address of every page, and who was led there. */
const found = new Map<string, { path: string; role: string }>()

/** Two seconds a thing, where nobody else is at work. */
const patience = 300_000

beforeAll(async () => {
  for (const something of furnishing(at).all) await something()
}, patience)

test('从首页顺着链接走，每一页都走得到', { timeout: patience }, async () => {
  const dead: string[] = []
  for (const role of walkers) {
    const { page, context, complaints } = await at.sitDown(playing(role), '/home')
    const seen = new Set<string>()
    // Which kind of record has more rows than its first page shows hangs on the day.
    const waiting = ['/home', '/me/records/acts'].map((path) => ({ path, from: '' }))
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { path, from } = next
      const route = routeOf(path)
      if (!route || seen.has(route)) continue
      seen.add(route)
      const answer = await page.goto(at.program.address + path)
      if (answer?.status() !== 200) dead.push(`${role}: ${from} → ${path} ${answer?.status()}`)
      else if (!found.has(route)) found.set(route, { path, role })
      waiting.push(...(await linksOn(page)).map((link) => ({ path: link, from: path })))
    }
    if (dead.length === 0) expect(complaints).toEqual([])
    await context.close()
  }
  expect(dead).toEqual([])
  expect([...found.keys()].toSorted()).toEqual(routes.map((r) => r.path).toSorted())
})

test.each(looks)('$width 像素，$scheme：每一页都不溢出，axe 挑不出毛病，按得着', async ({ width, height, scheme }) => {
  const flaws: Record<string, string[]> = {}
  for (const role of walkers) {
    const { page, context, complaints } = await at.sitDown(playing(role), '/home', scheme)
    await page.setViewportSize({ width, height })
    for (const [route, { path }] of [...found].filter(([, { role: led }]) => led === role)) {
      await page.goto(at.program.address + path)
      await page.locator('h1').waitFor()
      const name = route.slice(1).replaceAll(/[/:]+/g, '-')
      await page.screenshot({ path: join(shots, `pages-${name}-${width}-${scheme}.png`), fullPage: true })
      const own = await flawsOf(page, width)
      if (own.length) flaws[path] = own
    }
    expect(complaints).toEqual([])
    await context.close()
  }
  expect(flaws).toEqual({})
})

/** A file of one's own: one more person, one who has moved, and a secretary whom no file appoints. */
const rosterCsv = [
  '工号,姓名,支部,班组,岗位,角色',
  '010004,李长青,综采一队党支部,采煤二班,班长,班组长',
  '010099,田有余,综采一队党支部,采煤一班,支架工,书记',
].join('\n')

test.each([390, 1280])('花名册上传以后核对、取消，%i 像素', async (width) => {
  const seat = await at.sitDown(playing('管理员'), '/people/import')
  const { page } = seat
  await page.setViewportSize({ width, height: 860 })
  await page
    .getByLabel('花名册文件')
    .setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterCsv) })
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByRole('heading', { level: 1, name: '核对花名册' }).waitFor()
  await page.getByRole('heading', { name: '这些不随文件变' }).waitFor()
  expect(await flawsOf(page, width)).toEqual([])
  await page.screenshot({ path: join(shots, `pages-people-draft-${width}-light.png`), fullPage: true })
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('已取消，花名册没有改动').waitFor()
  await page.goto(`${at.program.address}/people/import`)
  const wrong = { name: '错.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rosterCsv}\n010100,,没有,,,厂长`) }
  await page.getByLabel('花名册文件').setInputFiles(wrong)
  await page.getByRole('button', { name: '上传' }).click()
  await page.getByRole('heading', { name: '哪里不对' }).waitFor()
  expect(await flawsOf(page, width)).toEqual([])
  await page.screenshot({ path: join(shots, `pages-people-problems-${width}-light.png`), fullPage: true })
  expect(seat.complaints.filter((c) => !c.includes('422'))).toEqual([])
  await seat.context.close()
})

test('从沙盒页面上的“网页”进来，就是正在扮演的那个人；退出以后要重新登录', async () => {
  const context = await at.browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const chat = await context.newPage()
  await chat.goto(at.program.address)
  const link = chat.getByRole('link', { name: '网页' })
  await link.waitFor()
  const name = (await chat.locator('.me strong', { hasText: /./ }).textContent()) ?? ''
  const [page] = await Promise.all([context.waitForEvent('page'), link.click()])
  await page.getByRole('heading', { level: 1, name: `${name}，你好` }).waitFor()
  await page.getByRole('link', { name: '我的记录' }).first().click()
  await page.getByRole('heading', { level: 1, name: '我的记录' }).waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { level: 1, name: '你已退出' }).waitFor()
  await page.goto(`${at.program.address}/me`)
  expect(new URL(page.url()).pathname).toBe('/open-apis/authen/v1/authorize')
  await context.close()
})
