import { describe, expect, test } from 'vitest'
import { texts } from '../../cards/materials/texts.cases.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import type { BranchId } from '../../src/core/ids.ts'
import { pickCase } from '../../src/domain/cases/cases.ts'
import { caseShowings, cases } from '../../src/domain/cases/schema.ts'
import { samples } from '../../src/features/materials/cases/texts.samples.ts'
import { group } from '../bench.ts'
import { read } from '../study/stage.ts'
import { type Materials, materialsBench, png } from './stage.ts'

const aCase = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{
    title: '水仓口没设护栏',
    kind: 'water',
    posts: '',
    happened: '某年雨季',
    place: '某矿井底',
    story: '夜里加班清淤……',
  },
  ...{
    causes: '没设护栏',
    lessons: '先护再干',
    environment: '水边滑',
    equipment: '护栏要齐',
    response: '先抛绳再喊人',
  },
  ...{ basis: '', source: '', once: 'case-1', ...change },
})
const installed = async () => {
  const s = await materialsBench()
  await s.sends(1, '/cases/samples')
  return s
}
const all = (s: Materials) => s.world.db.read.select().from(cases)
const titlesIn = (words: string) => samples.filter((c) => words.includes(c.title)).map((c) => c.name)

describe('案例库', () => {
  test('装入示例：写明是示例，装两次还是四个；工友看得到，装不了', async () => {
    const s = await installed()
    await s.sends(1, '/cases/samples')
    expect(await all(s)).toHaveLength(samples.length)
    expect((await all(s)).every((c) => c.sample && c.source.includes('虚构'))).toBe(true)
    const list = await s.opens(2, '/cases')
    expect(list.words).toContain('示例')
    expect(list.words).not.toContain(`装入 ${samples.length} 个示例`)
    expect((await s.sends(2, '/cases/samples')).status).toBe(404)
    expect((await s.opens(2, '/cases?kind=gas')).words).not.toContain('跨皮带')
  })

  test('写一个、改一个：旧的不再挑，两次提交是一个；带图，网页上看得到；停用的挑不到', async () => {
    const s = await materialsBench()
    expect((await s.opens(6, '/me')).words).toContain('我写的事故案例')
    const form = new FormData()
    for (const [name, value] of Object.entries(aCase({ about: '护栏' }))) form.set(name, value)
    form.set('picture', new File([png], 'a.png'))
    const saved = await s.sends(6, '/cases/new/save', form)
    await s.sends(6, '/cases/new/save', aCase())
    const id = saved.path.split('/')[2] ?? ''
    expect(await all(s)).toHaveLength(1)
    expect((await s.opens(2, `/cases/${id}/pictures/0`)).bytes).toEqual(png)
    await s.says(4, '案例 水害')
    expect(s.last(4).content).toContain('"tag":"img"')
    const changed = await s.sends(6, `/cases/${id}/change/save`, aCase({ lessons: '先护栏后干活', once: 'case-2' }))
    expect(changed.words).toContain('先护栏后干活')
    const again = await s.sends(1, `/cases/${id}/change/save`, aCase({ once: 'case-3' }))
    expect(again.words).toContain('刚刚有人改过')
    expect((await s.opens(2, `/cases/${id}`)).status).toBe(404)
    await s.sends(1, `${changed.path}/retire`)
    await s.says(4, '案例')
    expect(s.reads(4)).toContain(texts.none(''))
  })

  test('没写全：说清楚缺哪几项', async () => {
    const s = await materialsBench()
    const seen = await s.sends(1, '/cases/new/save', aCase({ title: '', environment: '', kind: 'no' }))
    expect(seen.status).toBe(422)
    expect(seen.words).toContain('请写这一项')
    expect(await all(s)).toEqual([])
    expect((await s.sends(2, '/cases/new/save', aCase())).status).toBe(404)
  })
})

describe('给会上挑一个', () => {
  test('在单聊里发“案例”：按班组的岗位挑，可以换，发到群里记下讲过；点两次只发一次', async () => {
    const s = await installed()
    await s.says(4, '案例')
    const card = s.last(4)
    expect(titlesIn(read(card))).toHaveLength(1)
    expect(read(card)).toContain(texts.sample)
    for (const line of ['环境风险', '设备要点', '应急处置']) expect(read(card)).toContain(line)
    const first = titlesIn(read(card))
    await s.taps(4, card.messageId, texts.next)
    const second = s.feishu.message(card.messageId)
    expect(titlesIn(read(second))).not.toEqual(first)
    await s.taps(4, card.messageId, texts.toGroup)
    expect(titlesIn(read(s.groupCard()))).toEqual(titlesIn(read(second)))
    expect(s.groupCard().content).not.toContain(texts.next)
    expect(await s.world.db.read.$count(caseShowings)).toBe(1)
    expect(s.feishu.message(card.messageId)?.content).not.toContain('case-to-group')
  })

  test('在支部群里 @机器人 发“案例”：直接给大家看，讲过的排到最后', async () => {
    const s = await installed()
    const shown: string[] = []
    for (let i = 0; i < 4; i++) {
      s.clockTo(`2026-03-0${2 + i}T10:0${i}:00+08:00`)
      await s.says(4, '案例', group, { at: true })
      shown.push(...titlesIn(read(s.groupCard())))
    }
    // 电工 is in the leader's team too: all four fit, each comes once.
    expect(new Set(shown).size).toBe(4)
    s.clockTo('2026-03-06T10:05:00+08:00')
    await s.says(4, '案例', group, { at: true })
    expect(titlesIn(read(s.groupCard()))).toEqual([shown[0]])
  })

  test('指定类别；没有这一类、没听懂的类别：说清楚', async () => {
    const s = await installed()
    await s.says(4, '案例 瓦斯')
    expect(titlesIn(s.reads(4))).toEqual(['gas'])
    await s.says(4, '案例 火灾')
    expect(s.reads(4)).toContain(texts.none('火灾'))
    await s.says(4, '案例 天上')
    expect(s.reads(4)).toContain('顶板、瓦斯')
  })

  test('工友发“案例”、别人点别人的卡片：不给', async () => {
    const s = await installed()
    await s.says(2, '案例')
    expect(s.reads(2)).toContain(shell.notThere)
  })

  test('岗位不合的不挑，人人适用的总在；最近没讲过的先来', async () => {
    const s = await installed()
    const branchId = (await all(s))[0]?.branchId as BranchId
    const asked = { branchId, notShownSince: new Date('2026-01-01T00:00:00+08:00') }
    const drivers = await pickCase(s.world.db, { ...asked, posts: ['采煤机司机'] })
    expect(drivers?.kind).toBe('roof')
    const nobody = await pickCase(s.world.db, { ...asked, posts: [] })
    expect(nobody?.posts).toEqual([])
    expect(await pickCase(s.world.db, { ...asked, posts: [], kind: 'roof' })).toBeUndefined()
  })
})
