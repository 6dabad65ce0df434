import { expect, test } from 'vitest'
import { atTheStage } from './at-the-stage.ts'
import { seriousFlaws } from './axe.ts'
import { takeShots } from './chromium.ts'
import { everything, header } from './everything.ts'
import { png } from './png.ts'

const at = atTheStage()
const { soon, toastSays } = at

/** The action of the last click that reached the bot. */
const heard = () => at.stage.bot.heard.at(-1)

const showEverything = async () => {
  const key = at.stage.feishu.upload({ kind: 'image', name: 'a.png', bytes: png(120, 90, [70, 120, 160]), by: 'bot' })
  await at.stage.botShows('每一种部件', everything(key), header)
  await at.page.goto(at.stage.address)
  await at.page.locator('.card .table').waitFor()
}

test('每一种部件都画得出来，三种宽度都不溢出，axe 挑不出毛病', async () => {
  await showEverything()
  expect(await at.page.locator('.card .unknown').count()).toBe(0)
  for (const width of [390, 1024, 1440]) {
    await at.page.setViewportSize({ width, height: 4_000 })
    await soon(async () => expect(await at.page.locator('.chart[data-state="drawn"] canvas').count()).toBe(2))
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const spill = await at.player.card.evaluate((card) => card.scrollWidth - card.clientWidth)
    expect(spill).toBe(0)
    expect(await seriousFlaws(at.page)).toEqual([])
    await at.page.screenshot({ path: `test/browser/shots/everything-${width}.png` })
  }
  await at.page.setViewportSize({ width: 1024, height: 768 })
  await takeShots(at.page, 'everything-page')
})

test('两个按钮字一样，点哪个就是哪个；要先问一句的，取消就什么也不发', async () => {
  await showEverything()
  await at.player.presses('先问一句')
  await at.page.getByRole('dialog', { name: '确认收题？' }).getByRole('button', { name: '取消' }).click()
  expect(await at.page.getByRole('dialog').count()).toBe(0)
  expect(at.stage.bot.heard).toEqual([])
  await at.player.presses('先问一句')
  await at.page.getByRole('button', { name: '确定' }).click()
  await toastSays('已记录')
  expect(heard()).toMatchObject({ tag: 'button', value: { p: { value: '先问一句' } } })

  const twin = (value: string) => ({
    tag: 'button',
    text: { tag: 'plain_text', content: '确认' },
    behaviors: [{ type: 'callback', value: { value } }],
  })
  await at.stage.botShows('两条', [twin('first'), twin('second')])
  await at.player.card.getByRole('button', { name: '确认' }).nth(1).click()
  await soon(async () => expect(heard()).toMatchObject({ value: { value: 'second' } }))
})

test('停用的按钮说明原因，不通知机器人；链接按钮只开网页', async () => {
  await showEverything()
  await at.player.button('还不能点').click({ force: true })
  await toastSays('20:00 以后才能补答')
  const link = at.player.card.getByRole('link', { name: /看规程/ })
  expect(await link.getAttribute('href')).toBe('https://example.com/rules')
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(at.stage.bot.heard).toEqual([])
})

test('单独的选择、勾选、更多菜单、整块点击，用过就告诉机器人', async () => {
  await showEverything()
  const told = async (act: () => Promise<unknown>, action: object) => {
    const before = at.stage.bot.heard.length
    await act()
    await soon(async () => expect(at.stage.bot.heard.length).toBe(before + 1))
    expect(heard()).toMatchObject(action)
    await soon(async () => expect(await at.page.locator('.card [aria-busy="true"]').count()).toBe(0))
    await at.page.waitForTimeout(30)
  }
  const { card } = at.player
  await told(() => card.getByRole('combobox', { name: '选一个班次' }).selectOption('pm'), { option: 'pm' })
  await told(
    async () => {
      await card.getByRole('button', { name: '谁来整改' }).click()
      await at.page.getByRole('button', { name: '李文斌', exact: true }).last().click()
    },
    { tag: 'select_person', option: 'ou_2' },
  )
  await told(() => card.getByRole('checkbox', { name: '戴好自救器' }).click(), { tag: 'checker', checked: true })
  await told(
    async () => {
      await card.getByRole('button', { name: '更多操作' }).press('Enter')
      await at.page.locator('.dropdown-row:focus', { hasText: '删除' }).waitFor()
      await at.page.keyboard.press('ArrowDown')
      await at.page.keyboard.press('Enter')
    },
    { tag: 'overflow', option: 'hand-over' },
  )
  await told(() => card.getByLabel('哪一天').fill('2026-12-01'), { tag: 'date_picker', option: '2026-12-01 +0800' })
  await told(() => card.getByRole('button', { name: '整块都能点' }).press('Enter'), { tag: 'interactive_container' })
  await told(() => card.getByRole('button', { name: '块里的按钮' }).click(), { tag: 'button' })
  await told(() => card.getByRole('button', { name: '[图片] 2' }).click(), { tag: 'select_img', option: '2' })
  await card.getByRole('textbox', { name: '补一句话' }).fill('注意脚下')
  await told(() => card.getByRole('textbox', { name: '补一句话' }).press('Enter'), { input_value: '注意脚下' })
})

test('表单里的多选、选人、时间，一起交上去', async () => {
  await showEverything()
  const { card } = at.player
  await at.player.presses('提交')
  await toastSays('有必填项未填写')
  await card.getByRole('textbox', { name: '隐患描述' }).fill('护罩缺了两颗螺栓')
  await card.getByLabel('口令').fill('1234')
  await card.getByRole('button', { name: '哪几类' }).click()
  await at.page.getByRole('button', { name: '顶板', exact: true }).click()
  await at.page.getByRole('button', { name: '运输', exact: true }).click()
  await at.page.keyboard.press('Escape')
  await card.getByRole('button', { name: '抄送谁' }).click()
  await at.page.getByRole('button', { name: '王建国', exact: true }).last().click()
  await at.page.keyboard.press('Escape')
  await card.getByLabel('几点').fill('14:30')
  await card.getByRole('checkbox', { name: '已当面告知' }).click()
  await soon(async () => expect(await card.getByRole('checkbox', { name: '已当面告知' }).isChecked()).toBe(true))
  await at.player.presses('提交')
  await soon(async () => expect(at.stage.bot.heard.length).toBe(1))
  expect(heard()).toMatchObject({
    name: 'go',
    form_value: {
      what: '护罩缺了两颗螺栓',
      code: '1234',
      kinds: ['a', 'c'],
      who: ['ou_1'],
      when: '14:30 +0800',
      due: '2026-11-25 09:30 +0800',
      sure: true,
    },
  })
  await at.player.presses('清空')
  expect(await card.getByRole('textbox', { name: '隐患描述' }).inputValue()).toBe('')
})

test('表格翻页，图片看大图，按 Esc 回来', async () => {
  await showEverything()
  const { card } = at.player
  const rows = card.locator('.table tbody tr')
  expect(await rows.count()).toBe(3)
  await card.getByRole('button', { name: '下一页' }).click()
  await card.getByRole('button', { name: '下一页' }).click()
  expect(await rows.allTextContents()).toEqual([expect.stringContaining('93.0%')])
  await card.getByRole('button', { name: '看大图：巷道照片' }).click()
  const large = at.page.getByRole('dialog', { name: '巷道照片' })
  expect(await large.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(120)
  await at.page.keyboard.press('Escape')
  await soon(async () => expect(await large.count()).toBe(0))
})

test('机器人答得不成样子，看到的是飞书自己的话', async () => {
  await showEverything()
  for (const [answer, code] of [
    [{ toast: { type: 'loud', content: '!' } }, '200672'],
    [{ card: { type: 'raw', data: { schema: '2.0', body: { elements: [{ tag: 'nonsense' }] } } } }, '200673'],
  ] as const) {
    at.stage.bot.answer = answer
    await at.player.presses('默认')
    await toastSays(code)
  }
})
