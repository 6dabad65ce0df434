import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { carry } from '../../cards/kit/action.ts'
import { chooseAction } from '../../cards/papers/actions.ts'
import { texts as shellTexts } from '../../cards/shell/texts.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { paperFace } from '../../src/domain/papers/face.ts'
import { shownPaperKey } from '../../src/domain/papers/open.ts'
import { paperAnswers } from '../../src/domain/papers/schema.ts'
import { paperById } from '../../src/domain/papers/store.ts'
import { holdQuestions, releaseQuestions } from '../../src/domain/questions/held.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { benchApp, isWorkerd } from '../bench.ts'
import { lastPrivate, read, type Stage } from '../study/stage.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'
import { brings, ends, exam, papersBench, review, tried } from './stage.ts'

const isOne = eq(questions.id, 'q1' as never)
const here = test.skipIf(isWorkerd)
const shown = (b: Stage, n: number) => read(lastPrivate(b, n))
const taps = (b: Stage, n: number, label: string) => b.as(n).clicks(lastPrivate(b, n)?.messageId ?? '', label)

here('复习：一张卡上三题，答一题看一题的解析，最后说答对几题；每题记一次', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  expect(shown(b, 1)).toContain('第 1/3 题')
  expect(shown(b, 1)).not.toContain('给风流稀释')
  const first = await taps(b, 1, 'B')
  expect(first.toast).toEqual({ type: 'success', content: '答对了：B' })
  expect(shown(b, 1)).toContain('下次见：3 天后')
  await taps(b, 1, '下一题')
  await taps(b, 1, 'A')
  await taps(b, 1, 'D')
  const second = await taps(b, 1, '提交')
  expect(second.toast?.content).toContain('正确答案是 A、B、C')
  expect(shown(b, 1)).toContain('明天再见')
  await taps(b, 1, '下一题')
  await taps(b, 1, '错')
  expect(shown(b, 1)).toContain('3 题都答完了，答对 2 题')
  expect(await tried(b)).toEqual(['q1:B:true', 'q2:AD:false', 'q3:F:true'])
  expect(ends).toMatchObject([{ right: 2, total: 3, state: 'done' }])
})

here('选项换了次序：按看到的字母答，记的是题目自己的字母，答案也按看到的字母说', async () => {
  const b = await papersBench()
  await brings(b, review, 1, { items: [{ questionId: 'q1' as never, order: [3, 1, 0, 2] }] })
  expect(shown(b, 1)).toContain('A. 2&#46;0%\nB. 1&#46;0%\nC. 0&#46;5%\nD. 1&#46;5%')
  const { toast } = await taps(b, 1, 'A')
  expect(toast?.content).toBe('已记下：A。正确答案是 B，看看解析')
  expect(await tried(b)).toEqual(['q1:D:false'])
  expect(shown(b, 1)).toContain('**你选的** A')
})

here('有把握先说一声，和答案一起记下；改口也行，答了就不能再改', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  const card = lastPrivate(b, 1)?.messageId ?? ''
  await taps(b, 1, '有把握')
  const replied = await b.as(1).clicks(card, 'A')
  expect(replied.toast?.content).toContain('正确答案是 B')
  expect(await b.world.db.read.select().from(attempts)).toMatchObject([
    { questionId: 'q1', confident: true, correct: false, point: expect.any(String) },
  ])
})

here('回复字母也行：记下、回一张卡，下一题也可以用说的；已经答过的那题不会被后来的字母盖掉', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  await b.as(1).says('bot', '选Ｂ')
  await b.settle()
  expect(shown(b, 1)).toContain('答对了')
  await b.as(1).says('bot', 'C')
  await b.settle()
  expect(shown(b, 1)).toContain('回复“下一题”看下一道')
  await b.as(1).says('bot', '下一题')
  await b.settle()
  await b.as(1).says('bot', 'abc')
  await b.settle()
  expect(await tried(b)).toEqual(['q1:B:true', 'q2:ABC:true'])
})

here('两台手机同时点不同的选项：只有一个算数，另一个被告知以第一次为准', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  const card = lastPrivate(b, 1)?.messageId ?? ''
  const both = await Promise.all([b.as(1).clicks(card, 'A'), b.as(1).clicks(card, 'B'), b.as(1).clicks(card, 'C')])
  expect(both.filter((r) => r.toast?.content.includes('以第一次为准'))).toHaveLength(2)
  expect(await tried(b)).toHaveLength(1)
})

here('月考：点开始才看到题，交卷前随便改，没有一处说对错；有空着的先提醒，交了就收', async () => {
  const b = await papersBench()
  await brings(b, exam, 1, { minutes: 30 })
  expect(shown(b, 1)).toContain('限时 30 分钟')
  expect(shown(b, 1)).not.toContain('瓦斯浓度')
  await taps(b, 1, '开始')
  expect(shown(b, 1)).toContain('已答 0/3，07:50 收卷')
  expect((await taps(b, 1, 'A')).toast?.content).toBe('已选 A，交卷前都能改')
  await taps(b, 1, 'B')
  await taps(b, 1, '下一题')
  await taps(b, 1, 'A')
  await taps(b, 1, 'B')
  const early = await taps(b, 1, '交卷')
  expect(early.toast?.content).toBe('还有 1 题没答，想好再交')
  expect(shown(b, 1)).toContain('还没答：第 3 题')
  await taps(b, 1, '回去接着答')
  await taps(b, 1, '对')
  expect(await tried(b)).toEqual([])
  await taps(b, 1, '交卷')
  expect(shown(b, 1)).toContain('收卷后告诉你成绩')
  expect(await tried(b)).toEqual(['q1:B:true', 'q2:AB:false', 'q3:T:false'])
  const late = await taps(b, 1, '交卷').catch((e: Error) => e.message)
  expect(String(late)).not.toContain('500')
  expect(ends).toMatchObject([{ right: 1, total: 3, state: 'done' }])
})

here('时间到：再点就说时间到了，答过的自动收；没开始的没有成绩', async () => {
  const b = await papersBench()
  await brings(b, exam, 1, { minutes: 30 })
  await brings(b, exam, 2, { minutes: 30, key: 'one/2' })
  await taps(b, 1, '开始')
  await taps(b, 1, 'B')
  const card = lastPrivate(b, 1)?.messageId ?? ''
  b.clockTo('2026-03-02T07:51:00+08:00')
  expect((await b.as(1).clicks(card, 'C')).toast?.content).toBe('时间到了，答过的都已记下')
  await b.at('2026-03-02T07:53:00+08:00')
  expect(await tried(b)).toEqual(['q1:B:true'])
  expect(ends).toMatchObject([{ right: 1, total: 3, state: 'closed' }])
  await b.at('2026-03-03T06:03:00+08:00')
  expect(ends).toMatchObject([{ right: 1 }, { settled: [], state: 'closed' }])
})

here('收了以后在旧卡片上点：说时间到了，不说交了；答完的那份再点，还是以第一次为准', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  await brings(b, review, 2, { key: 'one/2', items: [{ questionId: 'q1' as never }] })
  const [left, done] = [lastPrivate(b, 1)?.messageId ?? '', lastPrivate(b, 2)?.messageId ?? '']
  const both = await Promise.all([b.as(2).clicks(done, 'A'), b.as(2).clicks(done, 'B')])
  expect(both.filter((r) => r.toast?.content.includes('以第一次为准'))).toHaveLength(1)
  await b.at('2026-03-03T06:03:00+08:00')
  const late = await b.as(1).clicks(left, 'B')
  expect(late.toast?.content).toBe('时间到了，答过的都已记下')
  expect(shown(b, 1)).toContain('没答的不追')
  expect(await tried(b)).toHaveLength(1)
})

here('考着的时候题被撤下：已答几题里不再数它，答完了就是答完了', async () => {
  const b = await papersBench()
  await brings(b, exam, 1, { minutes: 30 })
  await b.world.db.commit((to) => [to.update(questions).set({ quarantinedAt: b.world.clock.now() }).where(isOne)])
  await taps(b, 1, '开始')
  expect(shown(b, 1)).toContain('不用答，不会少你的分')
  await taps(b, 1, '下一题')
  await taps(b, 1, 'A')
  expect(shown(b, 1)).toContain('已答 1/2')
})

here('答之前题被撤下：这题不算，接着答下一题，总数少一', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  await b.world.db.commit((to) => [to.update(questions).set({ quarantinedAt: b.world.clock.now() }).where(isOne)])
  expect((await taps(b, 1, 'B')).toast?.content).toContain('撤下')
  expect(shown(b, 1)).toContain('不计入')
  await taps(b, 1, '下一题')
  await taps(b, 1, 'A')
  await taps(b, 1, '提交')
  await taps(b, 1, '下一题')
  await taps(b, 1, '错')
  expect(ends).toMatchObject([{ right: 1, total: 2, state: 'done' }])
})

here('题正在别处考：这份卷子上不给答、不露答案，接着答别的；考完放开，还能答；考它的那份卷子照答', async () => {
  const b = await papersBench()
  await brings(b, review, 1)
  await brings(b, exam, 2, { key: 'one/2', ref: 'the exam' })
  await b.world.db.commit((to) => [holdQuestions(to, ['q1' as never], 'the exam')])
  expect((await taps(b, 1, 'B')).toast?.content).toContain('正在考')
  expect(shown(b, 1)).toContain('考完再说')
  expect(shown(b, 1)).not.toContain('给风流稀释')
  await taps(b, 1, '下一题')
  await taps(b, 1, 'A')
  await taps(b, 1, '提交')
  expect((await taps(b, 2, 'B')).toast?.content).toBe('已选 B，交卷前都能改')
  await b.world.db.commit((to) => [releaseQuestions(to, 'the exam')])
  await taps(b, 1, '上一题')
  expect((await taps(b, 1, 'B')).toast?.content).toBe('答对了：B')
  expect(await tried(b)).toEqual(['q2:A:false', 'q1:B:true'])
})

here('别人的卷子，拿着按钮也进不去', async () => {
  const b = await papersBench()
  const { id } = await brings(b, review, 1)
  const forged = {
    operator: { open_id: 'ou_0002', tenant_key: benchApp.tenantKey },
    token: 'c-1',
    action: { tag: 'button', value: carry(chooseAction, { paper: id, item: 0, choice: 'B' }) },
    context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
  }
  const push = JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', forged, { event_id: 'forged-1' }))
  const { status, body } = await knock(b, signedPlain(push, b.world.clock.now().getTime()))
  expect(status).toBe(200)
  expect(body).toContain(shellTexts.notThere)
  expect(await tried(b)).toEqual([])
})

here('两份卷子都开着：打的字母算给刚看的那份；回复哪张卡片就是哪一份，再要来看的、答完回来的也是', async () => {
  const b = await papersBench()
  const sheet = await brings(b, exam, 1, { key: 'the exam/1', minutes: 30 })
  await taps(b, 1, '开始')
  b.clockTo('2026-03-02T07:30:00+08:00')
  await brings(b, review, 1)
  const theReview = lastPrivate(b, 1)?.messageId ?? ''
  const types = async (words: string, how: { replyTo?: string } = {}) => {
    await b.as(1).says('bot', words, how)
    await b.settle()
  }
  const chosen = async () =>
    (await b.world.db.read.select().from(paperAnswers)).map(
      (a) => `${a.settledAt === null ? '考' : '复习'} ${a.choice}`,
    )
  b.clockTo('2026-03-02T07:31:00+08:00')
  const paper = await paperById(b.world.db, sheet.id)
  const face = paper && (await paperFace(b.world, exam, paper))
  await b.world.db.commit((to) => [
    enqueue(to, b.world, {
      ...{ key: shownPaperKey(sheet, 'e1'), lane: 'reply' as const, to: { account: 'ou_0001' as never } },
      card: face as never,
    }),
  ])
  await b.settle()
  b.clockTo('2026-03-02T07:32:00+08:00')
  await types('A')
  expect(await chosen()).toEqual(['考 A'])
  const replied = lastPrivate(b, 1)?.messageId ?? ''
  await types('B', { replyTo: theReview })
  expect(await chosen()).toEqual(['考 A', '复习 B'])
  await types('C', { replyTo: replied })
  expect(await chosen()).toEqual(['考 C', '复习 B'])
})
