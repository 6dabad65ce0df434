import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { texts } from '../../cards/materials/texts.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import type { QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { gaps } from '../../src/domain/gaps/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { withdrawQuestions } from '../../src/features/study/withdraw.ts'
import { read } from '../study/stage.ts'
import { materialsBench } from './stage.ts'

const sent = async () => {
  const s = await materialsBench()
  const id = await s.writes()
  await s.sendsTo(id)
  return { s, id, card: s.groupCard() }
}

describe('看资料，做一题', () => {
  test('群里的卡片只有资料，没有人；点“阅读”全文到单聊，记“学了”；做对了记“学懂”', async () => {
    const { s, id, card } = await sent()
    expect(read(card)).toContain('敲帮问顶怎么做')
    expect(read(card)).toContain('没敲就进')
    expect(read(card)).not.toMatch(/职工|已学|先退再护/)
    const clicked = await s.taps(2, card.messageId, texts.read)
    expect(clicked.toast?.content).toBe(texts.toast.read)
    expect(s.reads(2)).toContain('二、从外往里敲。')
    expect(await s.ledger(2)).toEqual([`material/${id}/1 learned`])
    await s.taps(2, s.last(2).messageId, texts.check)
    const question = s.last(2)
    expect(read(question)).toContain('听声音发空')
    expect(question.content).not.toContain('离层')
    await s.taps(2, question.messageId, 'B')
    expect(read(s.feishu.message(question.messageId))).toContain('发空就是离层')
    expect(await s.ledger(2)).toEqual([`material/${id}/1 learned`, `material/${id}/1 understood`])
    const [one] = await s.world.db.read.select().from(attempts)
    expect(one).toMatchObject({ source: 'material', correct: true, choice: 'B', point: '敲帮问顶怎么做' })
    expect(read(s.groupCard())).toBe(read(card))
  })

  test('点两次“阅读”只来一份，点两次“做一题”只来一道', async () => {
    const { s, card } = await sent()
    await s.taps(2, card.messageId, texts.read)
    const again = await s.taps(2, card.messageId, texts.read)
    expect(again.toast?.content).toBe(texts.toast.readJustNow)
    await s.taps(2, card.messageId, texts.check)
    await s.taps(2, card.messageId, texts.check)
    expect(s.mine(2)).toHaveLength(2)
    expect(await s.ledger(2)).toHaveLength(1)
  })

  test('答错了：告诉哪里再看；不看就不能再做，看过可以再做一次；又错了就有人一起看，不再追着问', async () => {
    const { s, id, card } = await sent()
    await s.taps(2, card.messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'A')
    expect(s.reads(2)).toContain(texts.paper.again('敲帮问顶怎么做'))
    expect(await s.ledger(2)).toEqual([`material/${id}/1 learned`])
    expect((await s.taps(2, card.messageId, texts.check)).toast?.content).toBe(texts.toast.readFirst)
    s.clockTo('2026-03-02T10:20:00+08:00')
    await s.taps(2, card.messageId, texts.read)
    expect((await s.taps(2, card.messageId, texts.check)).toast?.content).toBe(texts.toast.check)
    expect(await s.world.db.read.select().from(gaps)).toEqual([])
    await s.taps(2, s.last(2).messageId, 'C')
    expect(s.reads(2)).toContain(texts.paper.together('敲帮问顶怎么做'))
    s.clockTo('2026-03-02T10:40:00+08:00')
    await s.taps(2, card.messageId, texts.read)
    expect((await s.taps(2, card.messageId, texts.check)).toast?.content).toBe(texts.toast.enough)
    const opened = await s.world.db.read.select().from(gaps)
    expect(opened).toMatchObject([{ because: 'misses', point: '敲帮问顶怎么做', closedAt: null }])
  })

  test('第一次错、第二次对：学懂了，没有短板', async () => {
    const { s, id, card } = await sent()
    await s.taps(2, card.messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'A')
    s.clockTo('2026-03-02T10:20:00+08:00')
    await s.taps(2, card.messageId, texts.read)
    await s.taps(2, card.messageId, texts.check)
    await s.says(2, 'B')
    expect(await s.ledger(2)).toContain(`material/${id}/1 understood`)
    expect((await s.taps(2, card.messageId, texts.check)).toast?.content).toBe(texts.toast.understood)
    expect(await s.world.db.read.select().from(gaps)).toEqual([])
  })

  test('题撤回了：不再问，看完就算；已经发出去的题也不算数', async () => {
    const { s, id, card } = await sent()
    await s.taps(3, card.messageId, texts.check)
    const question = s.last(3)
    const [own] = await s.world.db.read.select().from(questions)
    await withdrawQuestions(s.world, [own?.id as QuestionId], 'operator')
    await s.taps(3, question.messageId, 'B')
    expect(await s.ledger(3)).toEqual([])
    expect((await s.taps(2, card.messageId, texts.check)).toast?.content).toBe(texts.toast.paused)
    await s.taps(2, card.messageId, texts.read)
    expect(JSON.stringify(s.last(2).content)).not.toContain('materials.check')
    expect(await s.ledger(2)).toEqual([`material/${id}/1 learned`])
  })

  test('停用以后：群里的卡片写明，点了不记，等着答的题到此为止', async () => {
    const { s, id, card } = await sent()
    await s.taps(2, card.messageId, texts.check)
    const question = s.last(2)
    await s.sends(1, `/materials/${id}/retire`)
    expect(read(s.groupCard())).toContain(texts.retired.body)
    await s.taps(2, question.messageId, 'B')
    expect(await s.ledger(2)).toEqual([])
    expect((await s.opens(2, `/materials/${id}`)).status).toBe(404)
    expect((await s.opens(1, `/materials/${id}`)).words).toContain('已停用')
  })

  test('停用之前的旧卡片：点了只说已停用', async () => {
    const { s, id } = await sent()
    await s.says(2, '资料')
    const list = s.last(2)
    await s.sends(1, `/materials/${id}/retire`)
    const clicked = await s.taps(2, list.messageId, texts.found.open('敲帮问顶怎么做'))
    expect(clicked.toast?.content).toBe(texts.toast.gone)
    expect(await s.ledger(2)).toEqual([])
  })

  test('不在花名册里的人点了：不给看，什么也不记', async () => {
    const { s, card } = await sent()
    const clicked = await s.stranger.clicks(card.messageId, texts.read)
    await s.settle()
    expect(clicked.toast?.content).toBe(shell.stranger)
    expect(s.stranger.sees('bot').filter((m) => m.sender === 'bot')).toEqual([])
  })

  test('有效期过了：不发，不问，点了说过期', async () => {
    const s = await materialsBench()
    const id = await s.writes({ to: '2026-03-03' })
    await s.sendsTo(id)
    s.clockTo('2026-03-04T10:00:00+08:00')
    const clicked = await s.taps(2, s.groupCard().messageId, texts.check)
    expect(clicked.toast?.content).toBe(texts.toast.over)
    expect(s.mine(2)).toEqual([])
  })

  test('网页上打开也记“学了”，题发到单聊；出的题进了题库，有作者', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    const seen = await s.opens(2, `/materials/${id}`)
    expect(seen.words).toContain('看过了')
    expect(await s.ledger(2)).toEqual([`material/${id}/1 learned`])
    expect((await s.sends(2, `/materials/${id}/check`)).words).toContain(texts.toast.check)
    expect(s.reads(2)).toContain('听声音发空')
    const [own] = await s.world.db.read.select().from(questions).where(eq(questions.stem, '听声音发空，先做什么？'))
    expect(own).toMatchObject({ authorId: await s.idOf(1), reviewedAt: null, basis: '敲帮问顶怎么做' })
  })
})
