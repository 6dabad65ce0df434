import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { approvals } from '../../src/domain/approvals/schema.ts'
import { historyOf } from '../../src/domain/mentorships/store.ts'
import { person } from '../bench.ts'
import { click, idOf, mentorOf, pairingBench, people, privately, read, type Stage, say } from './stage.ts'

const committee = person(9, { partyMember: true, roles: ['committee'], team: '机电班' })
const full = Array.from({ length: 6 }, (_, i) => person(20 + i, { mentorStaffNo: '0003' }))

/** 5 号和 8 号都要交给 3 号，3 号名下只剩一个位置；双方都已确认，8 号先成。 */
const blocked = async (): Promise<Stage> => {
  const b = await pairingBench({ people: [...people, committee, ...full] })
  await say(b, 1, '交接 0005 给 0003')
  await say(b, 1, '交接 0008 给 0003')
  await click(b, 2, '确认')
  const [first, second] = b
    .as(3)
    .sees('bot')
    .filter((m) => m.content.includes('"content":"确认"'))
  await b.as(3).clicks(second?.messageId ?? '', '确认')
  const { toast } = await b.as(3).clicks(first?.messageId ?? '', '确认')
  await b.settle()
  expect(toast?.content).toContain('已提请书记、支委批准')
  return b
}

/** The committee member's vote, with a reason typed on the card. */
const decides = async (b: Stage, label: string) => {
  const card = b
    .as(9)
    .sees('bot')
    .findLast((m) => m.content.includes('包保人数超过上限'))
  expect(read(card)).toContain('职工0003 名下交接后 8 人，上限 7 人')
  await b.as(9).fills(card?.messageId ?? '', { reason: '情况特殊，可以多带一个' }, label)
  await b.settle()
}

test('名额满了，支委批准后就生效，留下是谁批的', async () => {
  const b = await blocked()
  await decides(b, '批准')
  expect(await mentorOf(b, 5)).toBe('0002')
  await b.at('2026-03-02T09:02:00+08:00')
  expect(await mentorOf(b, 5)).toBe('0003')
  const [newest] = await historyOf(b.world.db, await idOf(b, 5))
  const granted = await b.world.db.read.select().from(approvals).where(eq(approvals.kind, 'pairings.beyond-load'))
  expect(granted.map((a) => [a.id, a.state])).toEqual([[newest?.pairing.approval, 'approved']])
  expect(privately(b, 5).at(-1)).toContain('职工0003')
})

test('没有批下来，这次交接作废，双方的卡片说明白', async () => {
  const b = await blocked()
  await decides(b, '不批准')
  await b.at('2026-03-02T09:02:00+08:00')
  expect(await mentorOf(b, 5)).toBe('0002')
  for (const n of [2, 3]) expect(privately(b, n).join('\n')).toContain('没有批下来')
})
