import { like } from 'drizzle-orm'
import { isExempt } from '../../src/domain/disturbance/kinds.ts'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import type { Stage } from '../study/stage.ts'
import type { Marked } from '../support/shifts/oracle.ts'
import type { Person } from './mine.ts'

/** How keys of one sort begin: what may be dropped because it became pointless. */
const sortOf = (key: string) => key.split('/').slice(0, 2).join('/')
const inDay = 24 * 60

const counted = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/**
 * Every message of the bot into a 单聊, as Feishu remembers it, held against what the story knows of that minute; and
 * every push that was ever asked for, with what became of it.
 */
export const tallyOf = async (
  b: Stage,
  { lives, marked, origin }: { lives: readonly Person[]; marked: (life: Person) => Marked; origin: number },
) => {
  const { read } = b.world.db
  const [sent, asked, unsettled] = await Promise.all([
    read.select({ key: letters.key, lane: letters.lane, messageId: letters.messageId }).from(letters),
    read.select().from(pushes),
    read.select({ key: letters.key, state: letters.state }).from(letters).where(like(letters.state, 'lost')),
  ])
  const letterOf = new Map(sent.flatMap((l) => (l.messageId ? [[l.messageId, l] as const] : [])))
  const pushOf = new Map(asked.map((p) => [p.key, p]))
  const came = new Set<string>()
  const wrong = { sleep: 0, underground: 0, leave: 0, night: 0, muted: 0 }
  const found = { messages: 0, answers: 0, exempt: 0, pushes: 0, digests: 0, bare: 0, doubles: 0 }
  const perDay: number[] = []
  for (const life of lives) {
    const minutes = marked(life)
    const days = new Map<number, number>()
    for (const message of b.feishu.messages(b.feishu.p2p(life.account).chatId)) {
      if (message.sender !== 'bot') continue
      found.messages++
      const letter = letterOf.get(message.messageId)
      const push = letter && pushOf.get(letter.key)
      if (!push) {
        if (letter?.lane === 'reply') found.answers++
        else found.bare++
        continue
      }
      if (came.has(push.key)) found.doubles++
      came.add(push.key)
      if (isExempt(push.kind)) {
        found.exempt++
        continue
      }
      found[push.kind === 'digest' ? 'digests' : 'pushes']++
      const exact = (message.createdAt - origin) / 60_000
      const minute = Math.floor(exact)
      days.set(Math.floor(minute / inDay), (days.get(Math.floor(minute / inDay)) ?? 0) + 1)
      for (const what of ['sleep', 'underground', 'leave', 'night'] as const)
        if (minutes.is(minute, what)) wrong[what]++
      if (life.muted.some(([since, until]) => exact > since && exact < until)) wrong.muted++
    }
    perDay.push(...days.values())
  }
  const now = b.world.clock.now()
  const fate = (p: (typeof asked)[number]) => {
    if (p.dueAt) return 'waits'
    if (p.state === 'sent') return came.has(p.key) ? 'sent' : 'vanished'
    if (p.state === 'digested') return p.digestKey && came.has(p.digestKey) ? 'digested' : 'vanished'
    if (p.state === 'expired') return p.expiresAt && p.expiresAt <= now ? 'expired' : 'vanished'
    return p.state === 'dropped' ? 'dropped' : 'vanished'
  }
  const said = asked.filter((p) => p.kind !== 'digest')
  return {
    ...found,
    wrong,
    mostInADay: Math.max(0, ...perDay),
    said: said.length,
    fates: counted(said.map(fate)),
    dropped: counted(said.filter((p) => fate(p) === 'dropped').map((p) => sortOf(p.key))),
    expired: counted(said.filter((p) => fate(p) === 'expired').map((p) => sortOf(p.key))),
    vanished: asked
      .filter((p) => fate(p) === 'vanished')
      .map((p) => `${p.state} ${p.key}`)
      .slice(0, 10),
    lost: unsettled.length,
  }
}
