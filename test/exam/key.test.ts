import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { questions } from '../../src/domain/questions/schema.ts'
import { letters, redraws } from '../../src/platform/outbox/schema.ts'
import { surfer } from '../pages/surfer.ts'
import { closeTime, examBank, examBench } from './stage.ts'

/**
 * Two banks that differ in their keys only: whatever people get to see of an open exam must be the same to the letter. No
 * search for words can say as much.
 */
const seenOf = async (other: boolean) => {
  const bank = examBank(8).map((q) => ({
    ...q,
    ...(other && { answer: { single: 'A', multiple: 'BCD', judge: q.answer === 'T' ? 'F' : 'T' }[q.kind] }),
  }))
  const s = await examBench({ bank })
  await s.opened()
  const heard: string[] = []
  const say = (what: unknown) => heard.push(JSON.stringify(what))
  const { id } = (await s.exam()) ?? { id: '' }
  // Later than the week's questions, which came in the same minute: a letter that is typed means this paper.
  s.clockTo('2026-11-25T08:10:00+08:00')
  const message = await s.cardOf(2)
  const row = await s.paperOf(2)
  say(await s.as(2).clicks(message, '开始'))
  for (const [at] of row.items.entries()) {
    if (at > 0) say(await s.as(2).clicks(message, '下一题'))
    const [question] = await s.world.db.read
      .select()
      .from(questions)
      .where(eq(questions.id, row.items[at]?.questionId ?? ('' as never)))
    // What is chosen must not depend on the key either.
    say(await s.as(2).clicks(message, question?.kind === 'judge' ? '对' : 'B'))
    say(await s.as(2).clicks(message, question?.kind === 'judge' ? '错' : 'C'))
  }
  const li = surfer(s.b, 'ou_0002')
  const secretary = surfer(s.b, 'ou_0001')
  const page = async (who: ReturnType<typeof surfer>, path: string) =>
    say((await who.opens(path)).html.replace(/nonce="[^"]*"/g, '').replace(/value="id\d+"/g, ''))
  await page(li, `/exam/${id}`)
  say((await li.sends(`/exam/${id}/answer`, { item: '0', choice: 'A', once: 'p' })).words)
  say((await li.sends(`/exam/${id}/turn`, { to: '2', once: 't' })).words)
  await s.as(2).says('bot', '月考')
  await s.as(2).says('bot', 'B')
  await s.settle()
  say(await s.as(2).clicks(message, '交卷'))
  await s.settle()
  // Handed in, but others still write.
  for (const path of [`/exam/${id}`, '/exams', `/exams/${id}`, '/me', '/me/points', '/points']) await page(li, path)
  for (const path of [`/exam/${id}`, '/exams', `/exams/${id}`, '/exams/appeals']) await page(secretary, path)
  await s.as(2).says('bot', '月考')
  await s.settle()
  for (const n of [1, 2, 3, 4, 5])
    say(
      s
        .as(n)
        .sees('bot')
        .map((m) => m.content),
    )
  say(s.inGroup())
  const written = await s.world.db.read.select({ content: letters.content }).from(letters)
  const drawn = await s.world.db.read.select({ content: redraws.content }).from(redraws)
  say([...written, ...drawn].map((l) => l.content))
  const open = heard.join('\n')
  await s.at(closeTime)
  await page(li, `/exam/${id}`)
  return { open, closed: heard.at(-1) ?? '' }
}

test('考完以前，卡片、按钮、答复、网页、信件，没有一处因答案而不同；换一套答案，一个字也不差', async () => {
  const [one, other] = [await seenOf(false), await seenOf(true)]
  expect(one.open.length).toBeGreaterThan(20_000)
  expect(one.open).toBe(other.open)
  for (const word of ['解析single', '解析multiple', '解析judge', '依据single', '依据judge'])
    expect(one.open).not.toContain(word)
  // The probe can tell: once it is over for everybody the page does depend on the key.
  expect(one.closed).toContain('解析')
  expect(one.closed).not.toBe(other.closed)
})
