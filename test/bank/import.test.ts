import { describe, expect, test } from 'vitest'
import { bankConfirmAction } from '../../cards/bank/actions.ts'
import { texts as all } from '../../cards/bank/texts.ts'
import { carry } from '../../cards/kit/action.ts'
import { texts as roster } from '../../cards/people/texts.import.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { readSheetBytes } from '../../src/entry/sheets/read.ts'
import { questionConflicts, questionSources } from '../../src/features/bank/schema.ts'
import { benchApp, isWorkerd } from '../bench.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'
import { bankBench, head, rowOf, start, workbook } from './stage.ts'

const texts = all.import

describe.skipIf(isWorkerd)('发来题库', () => {
  test('认得出是题库：先看，确认了才入库，坏行不挡好行，带“问题”列的表发回来', async () => {
    const s = await bankBench()
    await s.hands(workbook(rowOf('一'), rowOf('二', 'A'), rowOf('三', 'E'), rowOf('四', '')))
    const shown = s.last()
    expect(shown?.content).toContain('可以入库 **2** 题　存疑 **0** 题　不能用 **2** 题')
    expect(await s.questions()).toEqual([])
    const file = s.me.sees('bot').at(-1)
    const { file_key } = JSON.parse(file?.content ?? '{}')
    const { name, bytes } = s.me.opens(file?.messageId ?? '', file_key)
    expect(name).toBe('通风题库-问题.xlsx')
    const read = await readSheetBytes(name, bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(read.sheets[0]?.rows[4]?.[head.length]).toContain('答案')

    const clicked = await s.me.clicks(shown?.messageId ?? '', '确认入库')
    expect(clicked).toMatchObject({ toast: { content: texts.toast.working } })
    await s.settle()
    expect(s.feishu.message(shown?.messageId ?? '')?.content).toContain('新增 **2** 题')
    const rows = await s.questions()
    expect(rows.map((q) => [q.stem, q.branchId !== '', q.reviewedAt, q.source, q.regulation])).toEqual([
      ...['一', '二'].map((stem) => [stem, true, null, '通风题库.xlsx', '煤矿安全规程/2025']),
    ])
    const [draft] = await s.drafts()
    expect(draft).toMatchObject({ state: 'imported', content: null })
    const lines = await s.world.db.read.select().from(auditLines)
    expect(lines.filter((l) => l.action === 'questions.imported').map((l) => [l.actor, l.detail])).toEqual([
      [draft?.memberId, { offered: 2 }],
    ])
  })

  test('再发一遍一题不加，出处多记一笔；同题不同答案两边停用，告诉管题库的人', async () => {
    const s = await bankBench()
    const confirm = async () => {
      await s.me.clicks(s.last()?.messageId ?? '', '确认入库')
      await s.settle()
    }
    await s.hands(workbook(rowOf('一'), rowOf('二')))
    await confirm()
    await s.hands(workbook(rowOf('一'), rowOf('二', 'C')), '另一份.xlsx')
    await confirm()
    const card = s.cards().find((m) => m.content.includes('答案不一样'))
    expect(card?.content).toContain('新增 **0** 题　题库里已有 **1** 题')
    expect((await s.questions()).map((q) => [q.stem, q.answer, q.quarantinedAt !== null])).toEqual([
      ...[
        ['一', 'B', false],
        ['二', 'B', true],
        ['二', 'C', true],
      ],
    ])
    expect(await s.world.db.read.$count(questionConflicts)).toBe(1)
    const sources = await s.world.db.read.select().from(questionSources)
    expect(sources.filter((x) => x.fate === 'merged').map((x) => x.source)).toEqual(['另一份.xlsx'])
    expect(s.cards().some((m) => m.content.includes('两个不同的答案'))).toBe(true)
  })

  test('贴在“导入题库”后面的题也行；只说“导入题库”就请他发文件，发来不是题库的说清楚', async () => {
    const s = await bankBench()
    await s.says('导入题库\n1. 停电以后先做什么？\nA. 验电\nB. 送电\nC. 离开\n答案：A')
    expect(s.last()?.content).toContain('可以入库 **1** 题')
    await s.says('导入题库')
    expect(s.last()?.content).toContain(texts.ask)
    await s.hands(new TextEncoder().encode('今天食堂吃面'), '菜单.txt')
    expect(s.last()?.content).toContain('读不了“菜单.txt”')
  })

  test('先说“导入”再发题库也认得；花名册还是花名册；没说过就发来的别的文件不理会', async () => {
    const s = await bankBench()
    await s.says('导入')
    expect(s.last()?.content).toContain(roster.ask)
    await s.hands(workbook(rowOf('一')))
    expect(s.last()?.content).toContain('可以入库 **1** 题')
    const before = s.feishu.messages().length
    await s.hands(new TextEncoder().encode('今天食堂吃面'), '菜单.txt', s.as(2))
    expect(s.feishu.messages()).toHaveLength(before + 1)
    // The secretary imports banks and no rosters: the word can mean but one thing.
    await s.says('导入', s.as(2))
    expect(s.last(s.as(2))?.content).toContain(texts.ask)
  })

  test('别人的草稿确认不了，和没有一样；职工发来题库没有人理；取消以后再点只说取消了', async () => {
    const s = await bankBench()
    await s.hands(workbook(rowOf('一')))
    const shown = s.last()
    const [draft] = await s.drafts()
    const event = {
      operator: { open_id: 'ou_0002', tenant_key: benchApp.tenantKey },
      action: { value: carry(bankConfirmAction, { draft: draft?.id ?? '' }) },
      context: { open_message_id: shown?.messageId, open_chat_id: 'oc_1' },
    }
    const push = JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event))
    const { body } = await knock(s, signedPlain(push, Date.parse(start)))
    expect(JSON.parse(body).toast.content).toBe(shell.notThere)
    await s.hands(workbook(rowOf('二')), '题.xlsx', s.as(3))
    expect(s.cards(s.as(3))).toEqual([])
    await s.me.clicks(shown?.messageId ?? '', '取消')
    await s.settle()
    expect(s.feishu.message(shown?.messageId ?? '')?.content).toContain(texts.cancelled)
    expect(await s.questions()).toEqual([])
  })

  test('过了一天没人确认，草稿就没了，卡片也这么说', async () => {
    const s = await bankBench()
    await s.program.tick()
    await s.hands(workbook(rowOf('一')))
    const shown = s.last()
    await s.at('2026-03-03T10:47:30+08:00')
    expect(s.feishu.message(shown?.messageId ?? '')?.content).toContain(texts.expired)
    expect(await s.drafts()).toMatchObject([{ state: 'expired', content: null }])
  })

  test('入库入到一半断了：再来一遍，题一道不多，数也一样', async () => {
    const s = await bankBench({ expects: ['inbox.failed'] })
    await s.hands(workbook(rowOf('一'), rowOf('二')))
    const shown = s.last()
    await s.me.clicks(shown?.messageId ?? '', '确认入库')
    // The import stands, and the process dies before the draft is closed.
    const [draft] = await s.drafts()
    const { importQuestions } = await import('../../src/features/bank/import.ts')
    const { questionsIn } = await import('../../src/features/bank/drafts/store.ts')
    if (!draft) throw new Error('no draft')
    await importQuestions(s.world, questionsIn(draft), { branchId: draft.branchId, importId: draft.id })
    await s.settle()
    expect(await s.questions()).toHaveLength(2)
    expect(s.feishu.message(shown?.messageId ?? '')?.content).toContain('新增 **2** 题')
  })
})
