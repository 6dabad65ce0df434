import { expect, test } from 'vitest'
import { carry } from '../../cards/kit/action.ts'
import { endAction, judgeClaimAction, startAction, studyAction } from '../../cards/meetings/actions.ts'
import { texts } from '../../cards/shell/texts.ts'
import { benchApp, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'
import { at, heldSession, type MeetingStage, meetingBench, people } from './stage.ts'

const elsewhere = [
  person(21, { branch: '机电队党支部', team: '机电班', roles: ['secretary', 'duty-cadre'] }),
  person(22, { shift: '夜班', roles: ['team-leader'], team: '夜班组' }),
]

/** Taps a button that is on no card of that person. */
const forges = async (b: MeetingStage, n: number, value: unknown): Promise<string> => {
  const event = {
    operator: { open_id: `ou_${String(n).padStart(4, '0')}`, tenant_key: benchApp.tenantKey },
    action: { value },
    context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
  }
  const { body } = await knock(
    b,
    signedPlain(JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event)), b.world.clock.now().getTime()),
  )
  return (JSON.parse(body) as { toast: { content: string } }).toast.content
}

test('能主持的：这一班的班组长、支部的跟班队干和支委书记；工人、别的班的班组长、别的支部都不行', async () => {
  const b = await meetingBench({ people: [...people, ...elsewhere] })
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  const { id: meeting } = await b.meetingOf('早班')
  const start = carry(startAction, { meeting })
  for (const n of [4, 8, 21, 22]) expect(await forges(b, n, start)).toBe(texts.notThere)
  expect((await b.meetingOf('早班')).state).toBe('planned')
  expect(await forges(b, 3, start)).toContain('开始了')
  for (const n of [4, 21, 22]) expect(await forges(b, n, carry(endAction, { meeting }))).toBe(texts.notThere)
  expect(await forges(b, 9, carry(endAction, { meeting }))).toContain('先点名')
})

test('补课、核对：只有自己的那一行；没在名单上的、想核对自己的，都当没有这回事', async () => {
  const b = await meetingBench({ people: [...people, ...elsewhere] })
  const { id: meeting } = await heldSession(b)
  await b.taps(2, '散会')
  await b.at(at('14:07'))
  expect(await forges(b, 8, carry(studyAction, { meeting }))).toBe(texts.notThere)
  await b.as(4).clicks(b.cardOf(4, '补课：'), '我到了')
  const judge = carry(judgeClaimAction, { meeting, member: b.id(4), granted: true })
  for (const n of [4, 5, 3, 21]) expect(await forges(b, n, judge)).toBe(texts.notThere)
  expect(await forges(b, 1, judge)).toBe('办好了')
})

test('台账：工人打不开，班组长只打得开自己那场，别的支部打不开；谁缺了只在会的页面上', async () => {
  const b = await meetingBench({ people: [...people, ...elsewhere] })
  const { id } = await heldSession(b)
  const status = async (n: number, path: string) =>
    (await surfer(b, `ou_${String(n).padStart(4, '0')}`).opens(path)).status
  expect([
    await status(4, `/meetings/${id}`),
    await status(22, `/meetings/${id}`),
    await status(21, `/meetings/${id}`),
  ]).toEqual([404, 404, 404])
  expect([await status(3, `/meetings/${id}`), await status(3, '/meetings'), await status(2, '/meetings')]).toEqual([
    200, 404, 200,
  ])
  const ledger = await surfer(b, 'ou_0001').opens('/meetings')
  expect(ledger.words).toContain('会议记录不计入法定培训学时')
  expect(ledger.words).not.toContain('职工0004')
  const page = await surfer(b, 'ou_0001').opens(`/meetings/${id}`)
  expect(page.words).toContain('职工0004 采煤一班 缺')
})

test('网页上也能开会：改议程、点名、补人、写记录、散会；散会后的改正留痕，自己的改不了', async () => {
  const b = await meetingBench({ people: [...people, ...elsewhere] })
  await b.at(at('13:27'))
  const { id } = await b.meetingOf('早班')
  const s = surfer(b, 'ou_0001')
  await s.opens(`/meetings/${id}`)
  const to = (what: string, fields: Record<string, string> = {}) => s.sends(`/meetings/${id}/${what}`, fields)
  expect((await to('agenda', { agenda: '1. 点名\n2. 学新规程' })).words).toContain('学新规程')
  b.clockTo(at('14:31'))
  await s.opens(`/meetings/${id}`)
  expect((await to('start', { once: 's1' })).words).toContain('请点名')
  expect((await to('agenda', { agenda: '改晚了' })).words).toContain('不能再改')
  expect((await to('end', { once: 'e0' })).words).toContain('先点名')
  await to('mark', { member: b.id(4), state: 'absent' })
  await to('guest', { member: b.id(8) })
  await to('rest')
  const minutes = { place: '队部', host: '职工0001', recorder: '', topics: '学新规程', resolution: '' }
  await to('minutes', { ...minutes, once: 'm1' })
  await to('minutes', { ...minutes, once: 'm1' })
  expect((await to('minutes', { ...minutes, resolution: '都学一遍', once: 'm2' })).words).toContain('第 2 稿')
  expect((await to('end', { once: 'e1' })).words).toContain('散会了')
  expect((await to('end', { once: 'e1' })).words).toContain('散会了')
  expect((await b.roll(id))[8]).toBe('present')
  const amended = await to('amend', { member: b.id(4), state: 'late' })
  expect(amended.words).toContain('（原来记“缺”）')
  expect(amended.words).toContain('另来 1')
  expect((await surfer(b, 'ou_0004').opens('/me')).words).toContain('会议出勤')
})
