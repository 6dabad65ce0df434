import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atTheBranch, flawsOf, looks, type Player, shots } from './at-the-branch.ts'

const at = atTheBranch()
const playing = (name: string) => at.people.find((p) => p.name === name) as Player
const panel = async <T>(of: string) =>
  (await (await fetch(`${at.program.address}/sandbox/api/panels/${of}`)).json()) as T
/** The sample's own file: importing it again changes nothing. */
const roster = () => readFileSync(join(import.meta.dirname, '../../samples/花名册-示例.csv'))

/** Does what the story says at somebody's page, and finds nothing to complain of. */
const sitting = async (name: string, path: string, act: (page: Page) => Promise<void>) => {
  const { context, page, complaints } = await at.sitDown(playing(name), path)
  await act(page)
  expect(complaints).toEqual([])
  await context.close()
}
const flash = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
/** The section with that heading. */
const part = (page: Page, heading: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) })
/** What somebody does on the newest card of their own chat that has that button, after asking for it. */
const onCard = async (name: string, label: string, words: string, asks?: string) => {
  const { context, page } = await at.sitDown(playing(name), '/home')
  await page.goto(`${at.program.address}/#person=${playing(name).openId}`)
  await page.locator('.chat-row:has(.tag)').click()
  if (asks) await page.getByRole('textbox', { name: /^发给/ }).fill(asks)
  if (asks) await page.keyboard.press('Enter')
  await page.locator('.log .card').getByRole('button', { name: label, exact: true }).last().click()
  await page.getByText(words).first().waitFor()
  await context.close()
}

/** Of pages about one thing: which one, as the stories left it. */
const found: Record<string, string> = {}

describe('表单在真浏览器里办得成', () => {
  test('改一项制度，马上生效', () =>
    sitting('陈有信', '/policy/dailyCloseTime', async (page) => {
      await page.getByLabel('改成').fill('20:33')
      await page.getByRole('button', { name: '提交' }).click()
      await flash(page, '已改好，马上生效')
    }))

  test('关系到人的一项先送批准，另一位在卡片上批准', async () => {
    await sitting('陈有信', '/policy/mentorLoad', async (page) => {
      await page.getByLabel('改成').fill('8')
      await page.getByLabel('为什么改').fill('人少事多，先放宽一名')
      await page.getByRole('button', { name: '提交' }).click()
      await flash(page, '已送去批准')
    })
    // Whether the question comes by itself at this hour hangs on the day's shift; who asks for it gets it.
    await onCard('赵常安', '批准', '已批准', '待批')
  })

  test('免打扰打开又恢复', () =>
    sitting('朱学实', '/me/settings', async (page) => {
      await page.getByRole('button', { name: '免打扰 3 天' }).click()
      await flash(page, '已打开免打扰')
      await page.getByRole('button', { name: '恢复提醒' }).click()
      await flash(page, '已经恢复提醒')
    }))

  test('班组长登记一次病假', () =>
    sitting('李长青', '/shifts/change', async (page) => {
      const form = part(page, '请假、病假、公出')
      await form.getByLabel('谁').selectOption({ index: 3 })
      await form.getByLabel('什么假').selectOption('病假')
      await form.getByLabel('到哪天').fill((await form.getByLabel('从哪天起').inputValue()) || '')
      await form.getByRole('button', { name: '登记' }).click()
      await flash(page, '病假')
    }))

  test('书记提出交接，双方在卡片上确认', async () => {
    await sitting('赵常安', '/pairings', async (page) => {
      const form = part(page, '提出交接')
      const pick = async (label: string, words: string) => {
        const field = form.getByLabel(label)
        await field.selectOption(await field.locator('option', { hasText: words }).first().getAttribute('value'))
      }
      await pick('职工', '吕向晨')
      await pick('新包保人', '周勤问')
      await form.getByRole('button', { name: '发给双方确认' }).click()
      await flash(page, '周勤问')
    })
    // They are asleep and underground: the question waits, but who asks for it gets it.
    for (const name of ['吴同舟', '周勤问']) await onCard(name, '确认', '已确认', '包保')
  })

  test('管理员上传花名册，核对，确认导入', () =>
    sitting('陈有信', '/people/import', async (page) => {
      await page.getByLabel('花名册文件').setInputFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: roster() })
      await page.getByRole('button', { name: '上传' }).click()
      await page.getByRole('heading', { level: 1, name: '核对花名册' }).waitFor()
      found['/people/import/:draft'] = new URL(page.url()).pathname
      await page.getByRole('button', { name: /确认/ }).click()
      await page
        .getByText(/已导入|正在/)
        .first()
        .waitFor()
    }))

  test('职工申请更正，管理员看得到', async () => {
    await sitting('朱学实', '/me/requests', async (page) => {
      await page.getByLabel('要做什么').selectOption({ index: 1 })
      await page.getByLabel('哪一条').fill('三月二日的学习记录记错了人')
      await page.getByRole('button', { name: '提交申请' }).click()
      await flash(page, '申请已提交')
    })
    await sitting('陈有信', '/requests', async (page) => {
      const link = page.locator('main a[href^="/requests/"]').first()
      found['/requests/:id'] = (await link.getAttribute('href')) ?? ''
    })
  })
})

/** What others than the administrator see, who is walked through every page elsewhere; by the address as the router spells it. */
const visits: readonly (readonly [path: string, ...names: string[]])[] = [
  ['/home', '朱学实', '卫满仓', '赵常安'],
  ['/me', '朱学实', '李长青'],
  ['/me/records/:kind', '李长青'],
  ['/me/requests', '朱学实'],
  ['/me/settings', '朱学实', '赵常安'],
  ['/people', '李长青'],
  ['/people/import/:draft', '陈有信'],
  ['/people/:id', '卫满仓', '赵常安'],
  ['/pairings', '赵常安'],
  ['/pairings/:id', '赵常安'],
  ['/shifts', '朱学实', '李长青'],
  ['/shifts/change', '李长青'],
  ['/shifts/patterns', '朱学实'],
  ['/calendar', '朱学实'],
  ['/policy', '朱学实', '赵常安'],
  ['/policy/:key', '赵常安'],
  ['/approvals', '赵常安'],
]
const seats = visits.flatMap(([path, ...names]) => names.map((name) => [path, name] as const))
const addressOf = async (path: string): Promise<string> => {
  const roster = async () => (await panel<{ roster: { id: string; name: string }[] }>('people?person=x')).roster
  const idOf = async (name: string) => (await roster()).find((p) => p.name === name)?.id ?? ''
  switch (path) {
    case '/me/records/:kind':
      return '/me/records/acts'
    case '/people/:id':
      return `/people/${await idOf('朱学实')}`
    case '/pairings/:id':
      return `/pairings/${await idOf('卫满仓')}`
    case '/policy/:key':
      return '/policy/meetingAgenda'
    default:
      return found[path] ?? path
  }
}

describe('宽窄明暗都看过', () => {
  test.each(seats)('%s（%s）：不溢出，axe 挑不出毛病', async (path, name) => {
    const address = await addressOf(path)
    expect(address).not.toContain(':')
    const { context, page, complaints } = await at.sitDown(playing(name), address)
    await page.locator('h1').waitFor()
    for (const { width, height, scheme } of looks) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      expect(await flawsOf(page, width)).toEqual([])
      const file = `seen${path.replace(/[/:]+/g, '-')}-${playing(name).openId.slice(-6)}-${width}-${scheme}.png`
      await page.screenshot({ path: join(shots, file), fullPage: true })
    }
    expect(complaints).toEqual([])
    expect(await page.locator('h1').textContent()).not.toMatch(/^没有/)
    await context.close()
  })
})
