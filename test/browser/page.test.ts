import { expect, test } from 'vitest'
import { atTheStage } from './at-the-stage.ts'
import { takeShots } from './chromium.ts'
import { patience } from './patience.ts'
import { group } from './stage.ts'

const at = atTheStage({ height: 700 })
const { soon, open, toastSays } = at

const words = (content: string) => ({ tag: 'plain_text', content })
const press = (label: string, more: object = {}) => ({
  tag: 'button',
  text: words(label),
  behaviors: [{ type: 'callback', value: { v: 1, a: 'stage.press', p: {} } }],
  ...more,
})

test('表单：必填的没填就说，填好了才交给机器人', async () => {
  const options = [
    { text: words('一般'), value: 'minor' },
    { text: words('重大'), value: 'major' },
  ]
  await at.stage.botShows('报隐患', [
    {
      tag: 'form',
      name: 'hazard',
      elements: [
        { tag: 'input', name: 'what', required: true, label: words('隐患描述') },
        { tag: 'select_static', name: 'level', placeholder: words('等级'), options },
        { tag: 'date_picker', name: 'due', initial_date: '2026-11-25' },
        press('提交', { name: 'go', form_action_type: 'submit', type: 'primary' }),
      ],
    },
  ])
  await open()
  await at.player.presses('提交')
  await toastSays('有必填项未填写')
  expect(at.stage.feishu.deliveries()).toEqual([])
  await at.page.getByRole('textbox', { name: '隐患描述' }).fill('三号皮带机尾缺护罩')
  await at.page.getByRole('combobox', { name: '等级' }).selectOption('major')
  await takeShots(at.page, 'form')
  await at.player.presses('提交')
  await toastSays('已记录')
  expect(at.stage.feishu.deliveries().map((d) => [d.eventType, d.state])).toEqual([
    ['card.action.trigger', 'delivered'],
  ])
})

test('机器人迟迟不答，看到的是飞书自己的话', async () => {
  await at.stage.botShows('今日题', [press('A')])
  await open()
  at.stage.bot.waits = 2_000
  await at.player.presses('A')
  await toastSays('(200341)')
})

test('正在往上看的人不会被新消息带走', async () => {
  for (let n = 1; n <= 90; n++) await at.stage.feishu.as('ou_2').says(group, `第 ${n} 条`)
  await open()
  await at.page.getByText('第 90 条').first().waitFor()
  await at.player.log.evaluate((log) => {
    log.scrollTop = 0
  })
  const top = () => at.page.locator('.bubble', { hasText: /^第 31 条$/ }).boundingBox()
  const before = await top()
  await at.page.getByRole('button', { name: '更早的消息（30 条）' }).click()
  await at.page.getByText('第 1 条', { exact: true }).waitFor()
  expect(Math.abs(((await top())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60)
  const still = await top()
  await at.stage.feishu.as('ou_2').says(group, '新来的一条')
  await at.page.getByRole('button', { name: '1 条新消息' }).click({ trial: true })
  expect((await top())?.y).toBe(still?.y)
  await at.page.getByRole('button', { name: '1 条新消息' }).click()
  await soon(async () => expect(await at.page.getByText('新来的一条').last().isVisible()).toBe(true))
})

test('任务一执行，右边的下一次就跟着变', async () => {
  const next = (id: string, time: string) => ({ id, next: `2026-11-24T${time}:00+08:00` })
  at.stage.bot.jobs = [next('study.daily-push', '10:01')]
  await open()
  await at.page.getByRole('button', { name: /到下一个任务.*推送 · 今天 10:01/ }).waitFor()
  at.stage.bot.jobs = [next('study.daily-close', '20:17')]
  await at.stage.feishu.as('ou_2').says(group, '题来了')
  await at.page.getByRole('button', { name: /到下一个任务.*收题 · 今天 20:17/ }).waitFor({ timeout: patience })
})

test('没写完的话跟着人和会话；回复带着原话', async () => {
  await at.stage.feishu.as('ou_2').says(group, '三号会议室开会')
  await open()
  const box = at.page.getByRole('textbox', { name: /^发给/ })
  await box.fill('写到一半')
  await at.player.opens('p2p')
  await soon(async () => expect(await box.inputValue()).toBe(''))
  await at.player.opens('group')
  await soon(async () => expect(await box.inputValue()).toBe('写到一半'))
  await at.page.getByRole('button', { name: '回复 李文斌' }).click()
  await box.fill('收到')
  await box.press('Enter')
  await at.page.locator('.quote', { hasText: '李文斌：三号会议室开会' }).waitFor()
  expect(at.stage.feishu.messages(group).at(-1)?.parentId).toBe(at.stage.feishu.messages(group)[0]?.messageId)
})

test('转义的字原样，停用的按钮点不动', async () => {
  await at.stage.botShows('杂', [
    {
      tag: 'markdown',
      content: "&#60;at id=all&#62; <font color='red'>红</font> <text_tag color='green'>标签</text_tag>",
    },
    press('停用', { disabled: true }),
  ])
  await open()
  const shown = await at.player.card.textContent()
  expect(shown).toContain('<at id=all> 红 标签')
  expect(await at.player.button('停用').isDisabled()).toBe(true)
})

test('只用键盘也能作答；窄屏上一次看一栏', async () => {
  await at.stage.botShows('今日题', [press('A'), press('B')])
  await open()
  await at.player.button('A').focus()
  await at.page.keyboard.press('Tab')
  await at.page.keyboard.press('Enter')
  await toastSays('已记录')
  await at.page.setViewportSize({ width: 390, height: 800 })
  expect(await at.page.locator('.left').isVisible()).toBe(false)
  await at.page.getByRole('button', { name: '人和会话' }).click()
  expect(await at.page.locator('.left').isVisible()).toBe(true)
  await at.player.becomes('李文斌')
  await at.page.getByRole('button', { name: '聊天', exact: true }).click()
  expect(await at.page.locator('.head-me').textContent()).toBe('我是 李文斌')
  const wide = await at.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)
})
