import { isNull, max, ne, or } from 'drizzle-orm'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { heldQuestions } from '../../src/domain/questions/schema.ts'
import { exams } from '../../src/features/exam/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import type { Message } from '../../src/sandbox/feishu/types.ts'
import { group } from '../bench.ts'
import type { Stage } from '../study/stage.ts'
import type { Person } from '../year/mine.ts'

/** Stands in the explanation of the question with this number and nowhere else. */
export const markOf = (n: number): string => `解析之印${n}止`
const marks = /解析之印(\d+)止/g

const buttonsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  if (value === null || typeof value !== 'object') return []
  const held = value as { tag?: string; disabled?: boolean; text?: { content?: string } }
  const own = held.tag === 'button' && !held.disabled ? [held.text?.content ?? ''] : []
  return [...own, ...Object.values(value).flatMap(buttonsIn)]
}

/** What can be pressed on a message. */
export const buttonsOf = (message: Pick<Message, 'type' | 'content'>): string[] =>
  message.type === 'interactive' ? buttonsIn(JSON.parse(message.content)) : []

const isChoice = (label: string) => /^[A-H]$/.test(label) || label === '对' || label === '错'

/**
 * 盯着每一张卡片：a question's explanation may stand before somebody only when that person has answered the question, and
 * before the group only on a card that cannot be answered any more.
 *
 * @param excused letters in which somebody else's question is explained on purpose: to whoever is to ask it
 */
export const watcher = (
  b: Stage,
  lives: readonly Person[],
  excused: (letterKey: string) => boolean,
  /** The id of the question with this number. */
  idOf: (n: string) => string = (n) => `q${n}`,
) => {
  const early: string[] = []
  let seen = 0
  const chats = new Map(lives.map((life) => [b.feishu.p2p(life.account).chatId as string, life]))

  const look = async (): Promise<void> => {
    const news = b.feishu.messages().filter((m) => m.sender === 'bot' && m.updatedAt >= seen)
    seen = b.world.clock.now().getTime()
    const suspects = news.flatMap((message) => {
      const found = [...message.content.matchAll(marks)].map((m) => m[1] ?? '')
      return found.length > 0 ? [{ message, found: new Set(found) }] : []
    })
    if (suspects.length === 0) return
    // What was answered in an exam that is not over is withheld, and does not count as answered here either.
    const done = await b.world.db.read
      .select({ member: attempts.memberId, question: attempts.questionId })
      .from(attempts)
      .where(or(isNull(attempts.voidedAt), ne(attempts.voidedAt, attempts.recordedAt)))
    const held = new Set<string>((await b.world.db.read.select().from(heldQuestions)).map((h) => h.questionId))
    const [exam] = await b.world.db.read
      .select({ since: max(exams.openedAt), again: max(exams.resitOpenedAt) })
      .from(exams)
    const heldSince = Math.max(exam?.since?.getTime() ?? 0, exam?.again?.getTime() ?? 0)
    const answered = new Set(done.map((a) => `${a.member}/${a.question}`))
    const keys = new Map(
      (await b.world.db.read.select({ key: letters.key, id: letters.messageId }).from(letters)).map((l) => [
        l.id,
        l.key,
      ]),
    )
    for (const { message, found } of suspects) {
      const key = keys.get(message.messageId as never) ?? ''
      const life = chats.get(message.chatId)
      for (const n of found) {
        const right =
          message.chatId === group
            ? !buttonsOf(message).some(isChoice)
            : excused(key) || (life !== undefined && answered.has(`${life.memberId}/${idOf(n)}`))
        if (!right) early.push(`q${n} in ${key}`)
        // While an exam holds it nobody is shown anew what is right; what was said before stays where it was said.
        if (held.has(idOf(n)) && message.createdAt > heldSince) early.push(`q${n} of the exam in ${key}`)
      }
    }
  }
  return { look, early }
}
