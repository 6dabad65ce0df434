import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { saidCard } from '../../../cards/shell/said.card.ts'
import { freshDatabase } from '../../../test/support/database.ts'
import type { AccountId, ChatId, MessageId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../db/db.ts'
import { leavesToSend } from './due.ts'
import { enqueue, react, redraw } from './enqueue.ts'
import { retryLetter } from './operate.ts'
import { reviveLetter, rewriteUnsent } from './recall.ts'
import { letters } from './schema.ts'

const card = saidCard('好')
const key = 'test/one'
const now = new Date('2026-03-02T09:00:00+08:00')
const writing = { ids: { next: () => 'id' }, clock: { now: () => now } }

test('写了要发的，才叫醒发信的：信、表情、改卡片、再发一次都算，别的不算', async () => {
  const database = await freshDatabase({ kind: 'file' })
  onTestFinished(() => database.close())
  const wakes = async (write: (to: Writer) => Write) => {
    let due: boolean | undefined
    await database.db.commit((to) => {
      const all = [to.run(sql`select 1`), write(to)] as unknown as Writes
      due = leavesToSend(all)
      return all
    })
    return due
  }
  const to = { account: 'ou_1' as AccountId }
  expect(await wakes((w) => enqueue(w, writing, { key, lane: 'reply', to, card }))).toBe(true)
  expect(await wakes((w) => redraw(w, writing, { letterKey: key, card }))).toBe(true)
  const sign = { key: 'test/sign', chat: 'oc_1' as ChatId, message: 'om_1' as MessageId, emoji: 'Get' }
  expect(await wakes((w) => react(w, { ...writing, ids: { next: () => 'other' } }, sign))).toBe(true)
  expect(await wakes((w) => reviveLetter(w, key, now, sql`true`))).toBe(true)
  expect(await wakes((w) => retryLetter(w, { next: () => 'again' }, 'id'))).toBe(true)
  expect(await wakes((w) => rewriteUnsent(w, { key, card }, sql`true`))).toBe(false)
  expect(await wakes((w) => w.update(letters).set({ lastError: null }).where(sql`false`))).toBe(false)
})
