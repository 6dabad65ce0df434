import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { carry } from '../../cards/kit/action.ts'
import { importConfirmAction } from '../../cards/people/import.actions.ts'
import { texts } from '../../cards/people/texts.import.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import { actorByAccount } from '../../src/domain/access/actor.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { everyBranch, rolesOf, rosterOf } from '../../src/domain/people/store.ts'
import { readSheetBytes } from '../../src/entry/sheets/read.ts'
import { importHalves, rosterDrafts } from '../../src/features/people/import/schema.ts'
import { bench, benchApp, branchName, isWorkerd, person } from '../bench.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'

const start = '2026-03-02T09:00:00+08:00'
const head = ['工号', '姓名', 'open_id', '手机号', '支部', '班组', '岗位', '班次', '党员', '角色']
const rowOf = (n: number, change: Record<string, string> = {}) => {
  const staffNo = String(n).padStart(4, '0')
  const cells: Record<string, string> = {
    ...{ 工号: staffNo, 姓名: `职工${staffNo}`, open_id: `ou_${staffNo}`, 支部: branchName, 班组: '采煤一班' },
    ...{ 岗位: '采煤机司机', 班次: '早班', ...change },
  }
  return head.map((column) => cells[column] ?? '')
}
const workbook = (...rows: string[][]) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '人员')
  return new Uint8Array(write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
}
const office = person(1, { roles: ['administrator'] })
const stage = async (options: Parameters<typeof bench>[1] = {}) => {
  const b = await bench(start, { people: [office, person(2), person(3)], ...options })
  const me = b.as(1)
  return {
    ...b,
    me,
    hands: async (bytes: Uint8Array, name = '花名册.xlsx', who = me) => {
      const key = b.feishu.upload({ kind: 'file', name, bytes, by: who.openId })
      const message = await who.sends('bot', 'file', { file_key: key, file_name: name })
      await b.settle()
      return message
    },
    says: async (text: string, who = me) => {
      await who.says('bot', text)
      await b.settle()
    },
    last: (who = me) => who.sees('bot').at(-1),
    people: async () => {
      const [branch] = await everyBranch(b.world.db)
      return branch ? rosterOf(b.world.db, branch.id) : []
    },
    drafts: () => b.world.db.read.select().from(rosterDrafts),
  }
}

describe.skipIf(isWorkerd)('导入花名册', () => {
  test('先发“导入”再发文件：先看，确认了才写，写完卡片上有结果；再点一次只说已经导入', async () => {
    const s = await stage()
    await s.says('导入')
    expect(s.last()?.content).toContain(texts.ask)
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(2, { 岗位: '支架工' }), rowOf(3), rowOf(4)))
    const shown = s.last()
    expect(shown?.content).not.toContain('没有飞书账号')
    expect(shown?.content).toMatch(/新增 \*\*1\*\* 人　更新 \*\*1\*\* 人　未变 \*\*2\*\* 人/)
    expect(await s.people()).toHaveLength(3)
    const clicked = await s.me.clicks(shown?.messageId ?? '', '确认')
    expect(clicked).toMatchObject({ toast: { content: texts.toast.working }, cardChanged: true })
    await s.settle()
    expect((await s.people()).map((p) => `${p.staffNo} ${p.post}`)).toContain('0002 支架工')
    expect(await s.people()).toHaveLength(4)
    expect(s.feishu.message(shown?.messageId ?? '')?.content).toContain(texts.imported)
    expect(s.me.sees('bot').filter((m) => m.sender === 'bot')).toHaveLength(2)
    const [draft] = await s.drafts()
    expect(draft).toMatchObject({ state: 'imported', content: null, shown: expect.not.stringContaining('职工') })
    const lines = (await s.world.db.read.select().from(auditLines)).filter((l) => l.action === 'people.imported')
    expect(lines.map((l) => [l.actor, l.detail])).toEqual([
      ['operator', { added: 3, returned: 0, changed: 0, unchanged: 0, held: 0 }],
      [draft?.memberId, { added: 1, returned: 0, changed: 1, unchanged: 2, held: 0 }],
    ])
  })

  test('先发文件再发“导入”也行；隔得太久的不算；在群里发的文件不理会', async () => {
    const s = await stage()
    await s.hands(workbook(rowOf(1)))
    expect(s.last()?.content).toContain('就发“导入”')
    await s.says('导入')
    expect(s.last()?.content).toContain('花名册里有、文件里没有 2 人')
    await s.me.clicks(s.last()?.messageId ?? '', '取消')
    await s.settle()
    expect(s.last()?.content).toContain(texts.cancelled)

    await s.hands(workbook(rowOf(1)))
    s.clockTo('2026-03-02T09:30:00+08:00')
    await s.says('导入')
    expect(s.last()?.content).toContain(texts.ask)
    const before = s.feishu.messages().length
    await s.me.sends('oc_bench_group', 'file', {
      file_key: s.feishu.upload({ kind: 'file', name: 'a.xlsx', bytes: workbook(rowOf(1)), by: s.me.openId }),
    })
    await s.settle()
    expect(s.feishu.messages()).toHaveLength(before + 1)
  })

  test('有错：一行不改，按种类说前几行，带“问题”列的表发回来', async () => {
    const s = await stage()
    await s.says('导入')
    const wrong = Array.from({ length: 7 }, (_, i) => rowOf(10 + i, { 角色: '厂长' }))
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), ...wrong, rowOf(2, { open_id: 'ou_0003', 班组: '' })))
    const [card, file] = s.me.sees('bot').slice(-2)
    expect(card?.content).toMatch(/共 \*\*8\*\* 处/)
    expect(card?.content).toContain('第 3、4、5、6、7 行等')
    expect(file?.type).toBe('file')
    const { file_key } = JSON.parse(file?.content ?? '{}')
    const { name, bytes } = s.me.opens(file?.messageId ?? '', file_key)
    expect(name).toBe('花名册-问题.xlsx')
    const read = await readSheetBytes(name, bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(read.sheets[0]?.rows.map((row) => row[head.length])).toEqual([
      ...['问题', undefined],
      ...Array(7).fill(expect.stringContaining('角色：角色“厂长”不认识')),
      expect.stringContaining('班组没有填'),
    ])
    expect(await s.people()).toHaveLength(3)
    expect(await s.drafts()).toEqual([])
  })

  test('读不了的、太大的、撤回的、不是表格的，各说各的', async () => {
    const s = await stage()
    const after = async (bytes: Uint8Array, name: string) => {
      await s.says('导入')
      await s.hands(bytes, name)
      return s.last()?.content
    }
    expect(await after(new TextEncoder().encode('PK'), '坏.xlsx')).toContain('读不了')
    expect(await after(new Uint8Array(5 * 1024 * 1024 + 1), '大.xlsx')).toContain(texts.tooLarge)
    expect(await after(new TextEncoder().encode('%PDF'), '名单.pdf')).toContain(texts.onlyTables)
    await s.hands(workbook(rowOf(1)))
    expect(s.last()?.content).toContain('没有要改的')
    const message = await s.hands(workbook(rowOf(1)))
    await s.me.recalls(message.messageId)
    await s.says('导入')
    expect(s.last()?.content).toContain(texts.gone)
  })

  test('手机号找到账号，之后哪里也没有它', async () => {
    const s = await stage()
    const mobile = '13912345678'
    s.feishu.addUser({ openId: 'ou_mobile', name: '新来的', mobile })
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4, { open_id: '', 手机号: mobile })))
    expect((await s.drafts())[0]?.content).toContain('ou_mobile')
    const tables = await s.world.db.read.all<{ name: string }>(
      `select name from sqlite_master where type = 'table'` as never,
    )
    for (const { name } of tables) {
      const rows = await s.world.db.read.all(`select * from "${name}"` as never)
      expect(JSON.stringify(rows), name).not.toContain(mobile)
    }
    expect(JSON.stringify(s.log.lines)).not.toContain(mobile)
  })

  test('文件里没写账号的人，原来有的还有；只数真没有的', async () => {
    const s = await stage()
    await s.says('导入')
    await s.hands(
      workbook(rowOf(1, { 角色: '管理员', open_id: '' }), rowOf(2, { open_id: '-' }), rowOf(7, { open_id: '' })),
    )
    expect(s.last()?.content).toContain('2 人没有飞书账号')
  })

  test('不是管理员：“导入”答没有权限，文件不理会', async () => {
    const s = await stage()
    await s.says('导入', s.as(2))
    expect(s.last(s.as(2))?.content).toContain(shell.notThere)
    const before = s.feishu.messages().length
    await s.hands(workbook(rowOf(1)), '花名册.xlsx', s.as(2))
    expect(s.feishu.messages()).toHaveLength(before + 1)
    expect(await s.world.db.read.select().from(importHalves)).toEqual([])
  })

  test('别的管理员点你的草稿，和没有这份草稿，答得一模一样', async () => {
    const s = await stage({ people: [office, person(2, { roles: ['administrator'] }), person(3)] })
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' })))
    const [draft] = await s.drafts()
    const press = async (id: string) => {
      const event = {
        operator: { open_id: 'ou_0002', tenant_key: benchApp.tenantKey },
        action: { value: carry(importConfirmAction, { draft: id }) },
      }
      const envelope = JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event))
      return (await knock(s, signedPlain(envelope, Date.parse(start)))).body
    }
    expect(await press(draft?.id ?? '')).toBe(await press('nothing'))
    expect(await s.drafts()).toMatchObject([{ state: 'open' }])
  })

  test('书记、管理员、审计不随文件任免：说出来，其余照样导入', async () => {
    const s = await stage({ people: [office, person(2, { roles: ['secretary'] }), person(3)] })
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(2), rowOf(3, { 角色: '书记、安全员' })))
    expect(s.last()?.content).toContain('0002 免书记、0003 任书记')
    await s.me.clicks(s.last()?.messageId ?? '', '确认')
    await s.settle()
    const people = await s.people()
    const roles = await Promise.all(people.map(async (p) => [...(await rolesOf(s.world.db, p.id))].join()))
    expect(roles).toEqual(['worker,administrator', 'worker,secretary', 'worker,safety-officer'])
  })

  test('看过以后花名册变了：不照旧的写，重新算给你看，再确认才写', async () => {
    const s = await stage()
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4)))
    const card = s.last()?.messageId ?? ''
    await importRoster(s.world, { people: [person(4)], branches: [] }, { actor: 'operator' })
    await s.me.clicks(card, '确认')
    await s.settle()
    expect(s.feishu.message(card)?.content).toContain(texts.changedSince)
    expect((await s.drafts())[0]).toMatchObject({ state: 'open' })
    await s.me.clicks(card, '确认')
    await s.settle()
    expect(s.feishu.message(card)?.content).toContain(texts.imported)
  })

  test('确认之后、导入之前不再是管理员：什么也不写；账号被人占了：说出哪一行', async () => {
    const s = await stage()
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4)))
    const card = s.last()?.messageId ?? ''
    await importRoster(
      s.world,
      { people: [person(9, { account: 'ou_0004' as never })], branches: [] },
      { actor: 'operator' },
    )
    await s.me.clicks(card, '确认')
    await s.settle()
    expect(s.feishu.message(card)?.content).toContain('工号 0004「open_id」')
    expect((await s.drafts())[0]).toMatchObject({ state: 'refused', content: null })

    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(5)))
    const second = s.last()?.messageId ?? ''
    await s.me.clicks(second, '确认')
    await importRoster(s.world, { people: [person(1)], branches: [] }, { actor: 'operator' })
    expect((await actorByAccount(s.world.db, 'ou_0001' as never))?.grants).toEqual([])
    await s.settle()
    expect((await s.people()).map((p) => p.staffNo)).not.toContain('0005')
  })

  test('同一秒连点两次“确认”只导入一次；和“取消”抢，只有一个算数', async () => {
    const s = await stage()
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4)))
    const card = s.last()?.messageId ?? ''
    await Promise.all([s.me.clicks(card, '确认'), s.me.clicks(card, '取消'), s.me.clicks(card, '确认')])
    await s.settle()
    const [draft] = await s.drafts()
    expect(['imported', 'cancelled']).toContain(draft?.state)
    expect((await s.people()).length).toBe(draft?.state === 'imported' ? 4 : 3)
    const lines = (await s.world.db.read.select().from(auditLines)).filter((l) => l.action === 'people.imported')
    expect(lines.length).toBe(draft?.state === 'imported' ? 2 : 1)
  })

  test('一天没确认就过期：名字不留，卡片说明白', async () => {
    const s = await stage()
    await s.says('导入')
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4)))
    const card = s.last()?.messageId ?? ''
    await s.at('2026-03-03T09:43:00+08:00')
    expect(s.feishu.message(card)?.content).toContain(texts.expired)
    expect((await s.drafts())[0]).toMatchObject({ state: 'expired', content: null, shown: null })
  })

  test('处理到一半断了，重来一遍只有一份草稿、一张卡片', async () => {
    const s = await stage({ expects: [] })
    await s.says('导入')
    s.feishu.faults.next.push({ path: /resources/, code: 99991400, status: 429 })
    await s.hands(workbook(rowOf(1, { 角色: '管理员' }), rowOf(4)))
    s.clockTo('2026-03-02T09:01:00+08:00')
    await s.settle()
    expect(await s.drafts()).toHaveLength(1)
    expect(s.me.sees('bot').filter((m) => m.sender === 'bot' && m.content.includes('新增 **1** 人'))).toHaveLength(1)
  })
})

test.runIf(isWorkerd)('在 Workers 上：说清楚要用命令行', async () => {
  const s = await stage()
  await s.says('导入')
  expect(s.last()?.content).toContain('npm run cli -- people import')
})
