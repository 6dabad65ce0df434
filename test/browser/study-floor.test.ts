import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { atTheBranch, flawsOf, looks, type Player, shots } from './at-the-branch.ts'
import { goTo } from './furnish.ts'
import { patience } from './patience.ts'
import { playerOn } from './player.ts'

/** An hour at the branch, by words that people type and pages that they open: nobody waits for a job. */
const at = atTheBranch()
const named = (name: string) => at.people.find((p) => p.name === name) as Player
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: patience, interval: 50 })

/** At somebody's chats. */
const chats = async (name: string, of: 'group' | 'p2p') => {
  const { page, context, complaints } = await at.sitDown(named(name), '/home')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${at.program.address}/#person=${named(name).openId}`)
  const player = playerOn(page)
  await player.opens(of)
  const leave = async () => {
    expect(complaints).toEqual([])
    await context.close()
  }
  return { page, player, leave }
}

type Row = { stem: string; kind: string; answer: string; options: string[] }
/** What is right, looked up where nobody on the page can. */
const bank = async (): Promise<Row[]> => {
  const client = createClient({ url: `file:${join(at.folder, 'sandbox.db')}` })
  const { rows } = await client.execute('select stem, kind, answer, options from questions')
  client.close()
  return rows.map((r) => ({
    ...{ stem: String(r.stem), kind: String(r.kind), answer: String(r.answer) },
    options: JSON.parse(String(r.options)) as string[],
  }))
}
const bare = (words: string | null) => (words ?? '').replace(/\s/g, '')

/** The right buttons of the card as it stands, whatever order its options are in. */
const rightOn = (shown: string, all: readonly Row[]): string[] => {
  const asked = all
    .filter(({ stem }) => bare(shown).includes(bare(stem)))
    .toSorted((a, b) => b.stem.length - a.stem.length)[0]
  if (!asked) throw new Error(`no such question: ${shown}`)
  if (asked.kind === 'judge') return [asked.answer === 'T' ? '对' : '错']
  const texts = [...asked.answer].map((letter) => bare(asked.options['ABCDEFGH'.indexOf(letter)] ?? ''))
  return [...'ABCDEFGH'].filter((letter) => texts.some((text) => bare(shown).includes(`${letter}.${text}`)))
}

const csv = [
  '题型,题目,选项A,选项B,选项C,答案,解析,科目,知识点',
  '单选,皮带跑偏时先做什么？,先停机再调,边走边调,不用管,A,转着的皮带会卷人，停下来再动手。,运输,皮带跑偏',
  '判断,可以坐皮带下井吗？坐皮带省时间，可以坐。,,,,错,皮带不是载人的。,运输,皮带载人',
  '单选,绞车钢丝绳断丝到多少要换？,一成,两成,不换,E,查规程。,运输,钢丝绳',
].join('\n')

const importing = async (page: Page) => {
  await page.getByLabel('题库文件').setInputFiles({ name: '运输.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByRole('heading', { level: 1, name: '核对题库' }).waitFor()
}

test('书记打开题库，导入一张小表：先看检查结果，再确认入库', async () => {
  const { page, context, complaints } = await at.sitDown(named('赵常安'), '/bank')
  await page.getByRole('link', { name: '导入题库' }).click()
  await importing(page)
  await page.getByRole('heading', { name: '哪里不对' }).waitFor()
  for (const words of ['可以入库', '2 题', '不能用', '1 题']) await page.getByText(words).first().waitFor()
  for (const { width, height, scheme } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height })
    expect(await flawsOf(page, width)).toEqual([])
    await page.screenshot({ path: join(shots, `floor-doctor-${width}-${scheme}.png`), fullPage: true })
  }
  await page.getByRole('button', { name: '确认入库' }).click()
  await soon(async () => {
    await page.reload()
    expect(await page.locator('main').textContent()).toContain('入库完成')
  })
  await page.goto(`${at.program.address}/bank`)
  await page.getByRole('link', { name: '皮带跑偏时先做什么？' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('main').textContent()).toContain('先停机再调')
  expect(complaints).toEqual([])
  await context.close()
})

const nowAt = async (): Promise<number> =>
  ((await (await fetch(`${at.program.address}/sandbox/api/view?person=x`)).json()) as { now: number }).now

test('书记主持知识问答：大家在群里答，收题以后看到答案和分布，看不到是谁', async () => {
  // The day's question comes first, not in the midst of it.
  await goTo(at, new Date((await nowAt()) + 60_000))
  const chair = await chats('赵常安', 'p2p')
  await chair.player.says('知识问答')
  await soon(async () => expect(await chair.player.card.textContent()).toContain('知识问答 · 准备'))
  await chair.player.presses('开始')
  await soon(async () => expect(await chair.player.card.textContent()).toContain('主持知识问答'))
  const all = await bank()
  for (const name of ['朱学实', '李长青', '卫满仓']) {
    const { player, leave } = await chats(name, 'group')
    await soon(async () => expect(await player.card.textContent()).toContain('知识问答 · 第 1/5 题'))
    expect(await player.card.textContent()).not.toContain('答案')
    for (const label of rightOn((await player.card.textContent()) ?? '', all)) await player.presses(label)
    if (await player.button('提交').count()) await player.presses('提交')
    await soon(async () => expect(await player.toast.textContent()).toContain('已记下'))
    await leave()
  }
  await chair.player.presses('收题')
  await soon(async () => expect(await chair.player.card.textContent()).toContain('已经收题'))
  await chair.player.opens('group')
  await soon(async () => expect(await chair.player.card.textContent()).toMatch(/已收题.*答案.*已答 3\/\d+，答对 3 人/s))
  await chair.player.card.locator('.chart[data-state="drawn"]').waitFor()
  const shown = (await chair.player.card.textContent()) ?? ''
  expect(at.people.filter(({ name }) => shown.includes(name))).toEqual([])
  await chair.page.screenshot({ path: join(shots, 'floor-quiz.png') })
  await chair.leave()
})

test('几天没答题，问一声“今天学什么”，答三道，每一道都说对不对、下次什么时候见', async () => {
  // Questions of days on which this person did not answer: they come again, three a day. A week and a half has enough
  // of them on whatever day it begins, and even if two days asked the same point.
  await goTo(at, new Date((await nowAt()) + 10 * 86_400_000))
  const { page, player, leave } = await chats('朱学实', 'p2p')
  await player.says('今天学什么')
  const all = await bank()
  for (const n of [1, 2, 3]) {
    await soon(async () => expect(await player.card.textContent()).toContain(`第 ${n}/3 题`))
    for (const label of rightOn((await player.card.textContent()) ?? '', all)) await player.presses(label)
    if (await player.button('提交').count()) await player.presses('提交')
    await soon(async () => expect(await player.card.textContent()).toContain('答对了'))
    expect(await player.card.textContent()).toMatch(n < 3 ? /下次见/ : /下次见.*3 题都答完了，全对/s)
    await page.screenshot({ path: join(shots, `floor-review-${n}.png`) })
    if (n < 3) await player.presses('下一题')
  }
  await leave()
})
