import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import { pins } from '../door/schema.ts'
import { dbWhile, Fenced } from './fenced.ts'

test.each(['file', 'http'] as const)('%s：条件还在就照写，不在了整批不写，别的错误原样抛出', async (kind) => {
  const { db, close } = await freshDatabase({ kind })
  onTestFinished(close)
  const held = sql`exists (select 1 from pins where name = 'holder' and value = 'me')`
  const mine = dbWhile(db, held)
  const put = (name: string, value: string) =>
    mine.commit((to) => [to.insert(pins).values({ name, value }).returning({ name: pins.name })])

  await db.commit((to) => [to.insert(pins).values({ name: 'holder', value: 'me' })])
  expect(await put('a', '1')).toEqual([[{ name: 'a' }]])
  await expect(put('a', '2')).rejects.not.toBeInstanceOf(Fenced)

  await db.commit((to) => [to.update(pins).set({ value: 'another' }).where(sql`name = 'holder'`)])
  await expect(put('b', '1')).rejects.toBeInstanceOf(Fenced)
  expect((await db.read.select().from(pins)).map((p) => p.name)).toEqual(['holder', 'a'])
  // The connection is as good as before.
  await db.commit((to) => [to.insert(pins).values({ name: 'c', value: '1' })])
})
