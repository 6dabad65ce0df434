import { existsSync, readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import { sealBooks, verifyBooks } from '../../src/domain/chain/seal.ts'
import { erase } from '../../src/domain/erasure/erase.ts'
import { members } from '../../src/domain/people/schema.ts'
import { discard } from '../../src/domain/private-words/discard-letter.ts'
import { forgettingOf } from '../../src/features/admin/retention.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench, group, person } from '../bench.ts'

/** Strings that stand nowhere else in the world. */
const canary = {
  name: '欧阳金丝雀',
  staffNo: 'CANARY-7731',
  mobile: '13977310042',
  account: 'ou_canary_7731',
  said: '我家里有点难处想和书记说',
  inGroup: '金丝雀在群里问一句今天几点开会',
  why: '金丝雀不想再收到',
  renamed: '欧阳新金丝雀',
}

const bytesOf = (file: string): Buffer =>
  Buffer.concat([file, `${file}-wal`, `${file}-shm`].filter((f) => existsSync(f)).map((f) => readFileSync(f)))

test('一个人走完全程再删除：库文件、WAL、日志里都找不到他，链还是完整的', async () => {
  const b = await bench('2026-03-02T07:00:00+08:00', {
    people: [
      person(1, { roles: ['administrator'] }),
      person(2, { partyMember: true }),
      person(9, { ...canary, account: canary.account as never, mentorStaffNo: '0002', post: '金丝雀岗' }),
    ],
  })
  const { db } = b.world
  b.feishu.setUser(canary.account, { mobile: canary.mobile, name: canary.name })
  const him = b.feishu.as(canary.account)
  await him.says('bot', canary.said)
  await him.says(group, canary.inGroup, { at: true })
  await b.as(1).says(group, `请 ${canary.name} 今天把表交上来`)
  await b.settle()
  await b.feishu.changes(canary.account, { name: canary.renamed, employeeNo: canary.staffNo })
  await b.feishu.removeMember(group, canary.account)
  await b.settle()
  await b.at('2026-03-03T05:53:00+08:00')
  await b.at('2026-03-03T07:02:00+08:00')
  await b.at('2026-03-03T12:02:00+08:00')
  const differs = b
    .as(1)
    .sees('bot')
    .findLast((m) => m.content.includes(canary.renamed))
  if (!differs) throw new Error('nobody was told of the new name')
  await b.as(1).clicks(differs.messageId, '采纳')
  await b.settle()
  const [lost] = await db.read.select().from(letters).where(eq(letters.recipient, canary.account)).limit(1)
  await db.commit((to) => [
    to
      .update(letters)
      .set({ state: 'lost' })
      .where(eq(letters.id, lost?.id ?? '')),
  ])
  expect(await discard(b.world, { id: lost?.id ?? '', why: canary.why, by: 'operator' })).toBe(true)
  const [member] = await db.read.select().from(members).where(eq(members.staffNo, canary.staffNo))
  if (!member) throw new Error('not there')
  await b.feishu.changes(canary.account, { state: 'resigned' })
  await b.settle()
  await sealBooks(db)

  const secrets = Object.entries(canary).map(([what, text]) => ({ what, text }))
  const before = bytesOf(b.database.file)
  const standing = secrets.filter(({ text }) => before.includes(text)).map(({ what }) => what)
  expect(standing).toEqual(['name', 'staffNo', 'mobile', 'account', 'said', 'inGroup', 'why', 'renamed'])

  const rules = forgettingOf(features)
  const by = { memberId: member.id, by: 'operator' } as const
  const planned = await erase(b.world, rules, { ...by, dryRun: true })
  expect(planned).toMatchObject({ kind: 'planned' })
  expect(await erase(b.world, rules, by)).toEqual({ kind: 'erased' })
  expect(await b.database.scrub()).toBe(true)

  const after = bytesOf(b.database.file)
  expect(secrets.filter(({ text }) => after.includes(text)).map(({ what }) => what)).toEqual([])
  const logged = JSON.stringify(b.log.lines)
  expect(secrets.filter(({ what, text }) => what !== 'account' && logged.includes(text))).toEqual([])

  await sealBooks(db)
  expect((await verifyBooks(db)).map((v) => v.ok)).toEqual([true, true])
  expect(await db.read.all(sql`select name, staff_no, account, post from members where id = ${member.id}`)).toEqual([
    { name: '', staff_no: `erased:${member.id}`, account: null, post: '' },
  ])
  expect((await erase(b.world, rules, by)).kind).toBe('erased-before')
})
