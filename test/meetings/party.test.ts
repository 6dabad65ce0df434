import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { roleGrants } from '../../src/domain/people/schema.ts'
import { meetingDecisions } from '../../src/features/meetings/schema.ts'
import { branchName, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { holdBack } from '../support/hold-back.ts'
import { at, type MeetingStage, meetingBench, people, read } from './stage.ts'

/** Ten party members in all; the secretary is 1, somebody of another branch looks after the company. */
const party = [...people, ...[11, 12, 13, 14, 15, 16, 17].map((n) => person(n, { shift: '白班', partyMember: true }))]

const formOf = (html: string, action: string): string =>
  new RegExp(
    `action="${action.replace(/[/?=]/g, '\\$&')}[^"]*"[^>]*>\\s*<input type="hidden" name="once" value="([^"]+)"`,
  ).exec(html)?.[1] ?? ''

const stage = async () => {
  const b = await meetingBench({ people: party })
  await holdBack(b, 'study.meeting-places')
  const s = surfer(b, 'ou_0001')
  const plan = async (what: 'plan' | 'late', change: Record<string, string> = {}) => {
    const page = await s.opens('/meetings')
    const once = formOf(page.html, `/meetings/${what}`)
    expect(once).not.toBe('')
    const fields = {
      ...{ kind: 'assembly', day: '2026-03-03', time: '17:40', subject: '接收预备党员', place: '队部', chair: b.id(1) },
      ...{ team: '', agenda: '', why: '', once, ...change },
    }
    const send = () => s.sends(`/meetings/${what}?branch=${b.branchId}`, fields)
    const sent = await send()
    await b.settle()
    return { sent, again: send }
  }
  const lead = (label: string) => b.as(1).clicks(b.cardOf(1, '支部党员大会'), label)
  const fill = (values: Record<string, unknown>) => b.as(1).fills(b.cardOf(1, '支部党员大会'), values)
  return { b, s, plan, lead, fill }
}

/** The assembly is on, and so many of ten are there. */
const held = async (there: number) => {
  const t = await stage()
  const { b, plan, lead, fill } = t
  await plan('plan')
  await b.at(at('17:42'))
  await lead('开会')
  await lead('点名')
  const missing = [17, 16, 15, 14, 13, 12, 11, 9].slice(0, 10 - there).map((n) => b.id(n))
  if (missing.length > 0) await fill({ who: missing, what: 'absent' })
  await lead('其余全到')
  return t
}
const decided = (b: MeetingStage) => b.world.db.read.select().from(meetingDecisions)

test('书记安排党员大会：党员收到通知，主持人收到会议卡；同一张表交两次是一次会', async () => {
  const { b, plan } = await stage()
  const { sent, again } = await plan('plan')
  expect(sent.words).toContain('已安排')
  await again()
  await b.settle()
  expect(await b.all()).toHaveLength(1)
  await b.at(at('17:35'))
  expect(b.shows(11, '提醒：支部党员大会')).toContain('接收预备党员')
  expect(b.shows(1, '支部党员大会')).toContain('应到**　10 人')
  expect(b.inbox(4)).toEqual([])
  expect(b.inGroup().join()).not.toContain('接收预备党员')
})

test('党员大会开着，主持人找不到卡了：发“会议”，还是那场会', async () => {
  const { b, lead } = await held(8)
  const before = b.inbox(1).length
  await b.as(1).says('bot', '会议')
  await b.settle()
  const shown = b.inbox(1).slice(before).map(read)
  expect(shown.join()).toContain('要你主持的会，卡片在下面')
  expect(shown.join()).toContain('到会 8/10')
  expect((await lead('散会')).toast?.content).toContain('散会')
  const after = b.inbox(1).length
  await b.as(1).says('bot', '会议')
  await b.settle()
  expect(b.inbox(1).slice(after).map(read).join()).not.toContain('支部党员大会')
})

test('决议：到会过半、赞成超过应到的一半才通过；只记票数', async () => {
  const { b, lead, fill, s } = await held(8)
  expect(b.shows(1, '支部党员大会')).toContain('到会 8/10，够数')
  await lead('记决议')
  await fill({ words: '同意接收', inFavour: '7', against: '1', abstained: '1' })
  expect(await decided(b)).toHaveLength(0)
  expect((await fill({ words: '同意接收', inFavour: '7', against: '0', abstained: '1' })).toast?.content).toContain(
    '通过',
  )
  await lead('记决议')
  await fill({ words: '另一件', inFavour: '5', against: '2', abstained: '1' })
  expect((await decided(b)).map((d) => d.outcome)).toEqual(['carried', 'not-carried'])
  await lead('散会')
  const page = await s.opens(`/meetings/${(await b.all())[0]?.id}`)
  expect(page.words).toContain('8/10')
  expect(page.words).toContain('赞成没过半')
})

test('到会不够一半：记下来也不算数', async () => {
  const { b, lead, fill } = await held(4)
  expect(b.shows(1, '支部党员大会')).toContain('不够数，决议不算数')
  await lead('记决议')
  await fill({ words: '同意接收', inFavour: '4', against: '0', abstained: '0' })
  expect((await decided(b)).map((d) => d.outcome)).toEqual(['no-quorum'])
})

test('决议写错了：不能改，另写一条更正；一条只更正一次，审计里都在', async () => {
  const { b, lead, fill, s } = await held(10)
  await lead('记决议')
  await fill({ words: '同意接收张三', inFavour: '9', against: '1', abstained: '0' })
  await lead('散会')
  const [meeting] = await b.all()
  const [line] = await decided(b)
  const page = await s.opens(`/meetings/${meeting?.id}`)
  const once = formOf(page.html, `/meetings/${meeting?.id}/decide`)
  const fields = { corrects: line?.id ?? '', words: '同意接收李四', inFavour: '10', against: '0', abstained: '0' }
  const fixed = await s.sends(`/meetings/${meeting?.id}/decide`, { ...fields, once })
  expect(fixed.words).toContain('已更正')
  await s.sends(`/meetings/${meeting?.id}/decide`, { ...fields, once: 'another' })
  await s.sends(`/meetings/${meeting?.id}/decide`, { ...fields, corrects: '', once: 'a third' })
  expect((await decided(b)).map((d) => [d.words, d.inFavour])).toEqual([
    ['同意接收张三', 9],
    ['同意接收李四', 10],
  ])
  const lines = await b.world.db.read
    .select()
    .from(auditLines)
    .where(eq(auditLines.action, 'meetings.decision-corrected'))
  expect(lines).toHaveLength(1)
})

test('补记：写明原因才行，台账写“补记”和两个时间；还没到的时间补不了', async () => {
  const { b, plan, s } = await stage()
  expect((await plan('late', { day: '2026-02-20', time: '15:10' })).sent.words).toContain('请写明')
  expect((await plan('late', { day: '2026-03-05', time: '15:10', why: '忘了' })).sent.words).toContain('还没到')
  await plan('late', { day: '2026-02-20', time: '15:10', why: '过年忘了记' })
  const [meeting] = await b.all()
  expect(meeting).toMatchObject({ late: true, state: 'open', lateWhy: '过年忘了记' })
  await s.sends(`/meetings/${meeting?.id}/rest`)
  const ended = await s.sends(`/meetings/${meeting?.id}/end`, { once: 'e' })
  expect(ended.words).toContain('补记')
  expect(ended.words).toContain('2月20日 15:10')
  expect(ended.words).toContain('记录时间 3月3日 08:00')
  expect((await s.opens('/meetings')).words).toContain('支部党员大会 1月1日到3月31日 补记')
})

test('取消：已经收到通知的人知道不用来了，还没收到的不打扰', async () => {
  const { b, plan, s } = await stage()
  await plan('plan', { time: '19:10' })
  await b.at(at('17:35'))
  expect(b.shows(11, '提醒：支部党员大会')).not.toBe('')
  const [meeting] = await b.all()
  await s.opens('/meetings')
  const page = await s.sends(`/meetings/${meeting?.id}/cancel`)
  expect(page.words).toContain('已取消')
  await b.settle()
  expect(b.shows(11, '取消了')).toContain('不用来了')
  expect(b.inbox(4)).toEqual([])
  expect((await s.sends(`/meetings/${meeting?.id}/cancel`)).words).toContain('已经开过或取消了')
})

test('快到期和逾期：先告诉书记，过五个办公日告诉公司；每一步只说一次，节假日不说', async () => {
  const company = person(30, { shift: '白班', team: '矿部', branch: branchName })
  const b = await meetingBench({ people: [...party, company] })
  await holdBack(b, 'study.meeting-places')
  await b.world.db.commit((to) => [
    to.insert(roleGrants).values({
      ...{ memberId: b.id(30), role: 'secretary', scopeKind: 'company', scopeId: 'own' },
      ...{ since: new Date(at('08:00')), grantedBy: 'operator' },
    }),
  ])
  const told = (n: number) =>
    b
      .inbox(n)
      .map(read)
      .filter((t) => t.startsWith('支委会'))
      .map((t) => t.split('\n')[2])
  const days = [
    '04-23',
    '04-24',
    '04-25',
    '04-27',
    '04-29',
    '04-30',
    '05-01',
    '05-04',
    '05-06',
    '05-07',
    '05-18',
    '05-19',
  ]
  const heard: Record<string, unknown> = {}
  for (const day of days) {
    const before = [told(1).length, told(30).length] as const
    await b.at(`2026-${day}T09:27:00+08:00`)
    // Two a day are all that anybody is written; the rest comes as a line.
    const now = [told(1).slice(before[0]), told(30).slice(before[1])]
    if (now.flat().length > 0) heard[day] = now
  }
  expect(heard).toEqual({
    '04-24': [['快到期'], []],
    '04-29': [['就剩最后两个办公日'], []],
    '05-06': [['逾期了'], []],
    '05-18': [[], ['逾期超过五个办公日']],
  })
})

test('开过了就不催；三月建的支部，三月以前的不算欠', async () => {
  const { b, plan, s } = await stage()
  await plan('late', { kind: 'committee', day: '2026-03-03', time: '07:10', why: '开完忘了记' })
  const [meeting] = await b.all()
  await s.sends(`/meetings/${meeting?.id}/rest`)
  await s.sends(`/meetings/${meeting?.id}/end`, { once: 'e' })
  await b.at('2026-03-31T09:27:00+08:00')
  const said = b.inbox(1).map(read).join()
  expect(said).not.toContain('支委会该开了')
  // What no longer fits into the day comes as a line; nobody is asked for what was held.
  expect(said).toContain('支部党员大会该开了')
  expect(said).not.toContain('支委会：')
  expect(said).not.toContain('2月')
})

test('公司看各支部：有公司角色的看得到总表，支部的书记看不到别的支部', async () => {
  const { b, s } = await stage()
  expect((await s.opens('/meetings')).words).not.toContain('各支部')
  const keeper = surfer(b, 'ou_0010')
  expect((await keeper.opens('/meetings')).words).toContain('会议台账')
  expect((await surfer(b, 'ou_0004').opens('/meetings')).status).toBe(404)
  expect((await s.opens('/meetings?branch=nowhere')).status).toBe(404)
  await s.opens('/meetings')
  expect((await s.opens(`/meetings/export.xlsx?branch=${b.branchId}`)).bytes.length).toBeGreaterThan(1_000)
})
