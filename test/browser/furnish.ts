import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { AtTheBranch } from './at-the-branch.ts'
import { playerOn } from './player.ts'
import { freePort, startProgram } from './program.ts'

/** A branch's own file. What the company's bank has already would not be taken in again, so its words differ. */
const someQuestions = (): string => {
  const file = readFileSync(join(import.meta.dirname, '../../samples/题库-示例.csv'), 'utf8')
  const [head = '', ...rows] = file.split('\n').filter((line) => line !== '' && !line.includes('"'))
  return [head, ...rows.slice(0, 60).map((row) => row.replace(',', ',综采一队考考你，'))].join('\n')
}

const panel = async (at: AtTheBranch, of: string) =>
  (await fetch(`${at.program.address}/sandbox/api/panels/${of}`)).text()

/** Where the sandbox's clock stands from now on, everything on the way having happened. */
export const goTo = (at: AtTheBranch, moment: Date) =>
  fetch(`${at.program.address}/sandbox/api/clock/go`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at.program.address },
    body: JSON.stringify({ at: moment.toISOString() }),
  })

/** One value from the sandbox's own database. */
const ask = async (at: AtTheBranch, sql: string): Promise<unknown> => {
  const client = createClient({ url: `file:${join(at.folder, 'sandbox.db')}` })
  const { rows } = await client.execute(sql)
  client.close()
  return rows[0]?.[0]
}

/** What people do in the sample branch so that no page stands empty. */
export const furnishing = (at: AtTheBranch) => {
  const sitting = async (name: string, path: string, act: (page: Page) => Promise<void>) => {
    const player = at.people.find((p) => p.name === name)
    if (!player) throw new Error(`nobody is called ${name}`)
    const { page, context } = await at.sitDown(player, path)
    page.setDefaultTimeout(20_000)
    await act(page)
    await context.close()
  }
  const says = (page: Page, words: string) => page.getByText(words).first().waitFor()

  const request = () =>
    sitting('李长青', '/me/requests', async (page) => {
      await page.getByLabel('要做什么').selectOption('correct')
      await page.getByLabel('哪一条').fill('岗位写错了，应该是采煤机司机，从 3203 工作面那天起就是')
      await page.getByRole('button', { name: '提交申请' }).click()
      await says(page, '申请已提交')
    })

  const bank = () =>
    sitting('赵常安', '/bank/import', async (page) => {
      const file = { name: '支部题库.csv', mimeType: 'text/csv', buffer: Buffer.from(someQuestions()) }
      await page.getByLabel('题库文件').setInputFiles(file)
      await page.getByRole('button', { name: '检查' }).click()
      await page.getByRole('button', { name: '确认入库' }).click()
      await page
        .getByText(/正在入库|入库完成/)
        .first()
        .waitFor()
    })

  const library = async () => {
    await sitting('赵常安', '/materials/new', async (page) => {
      await page.getByLabel('标题').fill('采煤工作面初次来压期间的顶板管理')
      await page.getByLabel('类别').selectOption('directive')
      await page.getByLabel('为什么学').fill('3203 工作面这个月初次来压，跟班的都用得上')
      await page.getByLabel('正文').fill('一、来压前加密观测。\n二、端头支护一个不少。\n三、有异响先撤人，后报告。')
      await page.getByLabel('链接').fill('讲解视频 https://example.com/video')
      await page.getByLabel('不问').check()
      await page.getByRole('button', { name: '发布' }).click()
      await says(page, '已发布')
      await page.getByLabel('发给谁').selectOption({ index: 1 })
      await page.getByRole('button', { name: '发出' }).click()
      await says(page, '已发出')
      await page.getByRole('link', { name: '修改' }).click()
      await page.getByLabel('这次改了什么').fill('补了端头支护一条')
      await page.getByRole('button', { name: '发布' }).click()
      await says(page, '已发布')
    })
  }

  const meeting = () =>
    sitting('赵常安', '/meetings', async (page) => {
      const form = page.locator('section', { has: page.getByRole('heading', { name: '安排一次三会一课' }) })
      await form.getByLabel('什么会').selectOption({ index: 1 })
      await form.getByLabel('谁主持').selectOption({ index: 1 })
      await form.getByLabel('几点').fill('23:50')
      await form.getByLabel('议题').fill('学习顶板管理规定，讨论入冬以后的运输安全')
      await form.getByRole('button', { name: '安排' }).click()
      await says(page, '已安排')
    })

  const gap = () =>
    sitting('赵常安', '/gaps', async (page) => {
      await page.getByLabel('职工').selectOption({ index: 3 })
      await page.getByLabel('哪一点').selectOption({ index: 2 })
      await page.getByRole('button', { name: '提出' }).click()
      await says(page, '已提出')
    })

  /** At somebody's chats. */
  const chatting = (name: string, act: (player: ReturnType<typeof playerOn>, page: Page) => Promise<void>) =>
    sitting(name, '/home', async (page) => {
      const { openId } = at.people.find((p) => p.name === name) ?? { openId: '' }
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${at.program.address}/#person=${openId}`)
      await act(playerOn(page), page)
    })

  const quiz = () =>
    chatting('赵常安', async (player) => {
      await player.opens('p2p')
      await player.says('知识问答')
      await player.cards.filter({ hasText: '知识问答 · 准备' }).last().getByRole('button', { name: '开始' }).click()
      await player.cards.filter({ hasText: '主持知识问答' }).last().waitFor()
      await player.cards.last().getByRole('button', { name: '收题' }).click()
      await player.cards.last().getByRole('button', { name: '结束问答' }).click()
    })

  const exam = async () => {
    await sitting('赵常安', '/exams', async (page) => {
      await page.locator('details:has(form[action="/exams/announce"]) > summary').click()
      await page.locator('form[action="/exams/announce"] button').click()
      await page.locator('main table').waitFor()
    })
    const [opens, closes] = [await ask(at, 'select opens_at from exams'), await ask(at, 'select closes_at from exams')]
    if (!opens) throw new Error(`no exam was announced`)
    await goTo(at, new Date(Number(opens) - 60_000))
    await goTo(at, new Date(Number(opens) + 600_000))
    await chatting('朱学实', async (player) => {
      await player.opens('p2p')
      await player.says('月考')
      await player.log.getByRole('button', { name: '开始', exact: true }).last().click()
      await player.log.getByRole('button', { name: '交卷', exact: true }).last().click()
      await player.log.getByRole('button', { name: '还是交卷', exact: true }).last().click()
    })
    await goTo(at, new Date(Number(closes) + 180_000))
    const id = String(await ask(at, 'select id from exams'))
    await sitting('朱学实', `/exam/${id}`, async (page) => {
      await page.locator('details:has(form[action$="/appeal"]) summary').first().click()
      const form = page.locator('form[action$="/appeal"]').first()
      await form.locator('textarea, input[type=text]').first().fill('两个选项都对，规程改版以后不一样了')
      await form.locator('button').click()
    })
  }

  /**
   * A letter that did not arrive, and questions that somebody has looked through, so that an exam may ask them. The embedded
   * file has one server, which leaves while somebody else writes.
   */
  const behindTheScenes = async () => {
    await vi.waitFor(async () => expect(await panel(at, 'outbox?most=50')).toContain('sent'), 40_000)
    await at.program.stop()
    await ask(at, "UPDATE letters SET state = 'lost', last_code = 230013 WHERE seq = (SELECT max(seq) FROM letters)")
    await ask(at, "UPDATE questions SET reviewed_by = 'operator', reviewed_at = imported_at WHERE branch_id = ''")
    at.program = await startProgram(join(at.folder, 'sandbox.db'), await freePort())
  }

  return { all: [request, bank, library, meeting, gap, quiz, behindTheScenes, exam], chatting, sitting }
}
