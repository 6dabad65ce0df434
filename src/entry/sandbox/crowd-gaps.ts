import { and, eq, gt, isNotNull, like, sql } from 'drizzle-orm'
import { texts } from '../../../cards/gaps/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { gapAsks } from '../../domain/gaps/schema.ts'
import { gapsById } from '../../domain/gaps/store.ts'
import { memberById } from '../../domain/people/store.ts'
import { helpLetterKey } from '../../features/gaps/record.ts'
import { letters } from '../../platform/outbox/schema.ts'
import { seeded } from '../../sandbox/feishu/random.ts'
import { atEase, type Deed } from './deed.ts'
import { seedOf } from './hands.ts'
import type { Session } from './session.ts'

const minute = 60_000
/** Of ten who are asked or shown eight can do it. */
const can = 0.8
/** Minutes after a letter came: when the meeting is on, and when there was time for each other. */
const [atMeeting, later] = [25, 140]
/** What came longer ago was dealt with. Milliseconds. */
const fresh = 24 * 60 * minute

type Came = { key: string; account: string; message: string; at: number }

/** Cards that came lately, of those whose keys begin so. */
const lately = async ({ assembly }: Session, begin: string, known: Set<string>): Promise<Came[]> => {
  const { db, clock } = assembly.world
  const rows = await db.read
    .select({ key: letters.key, account: letters.recipient, message: letters.messageId, at: letters.sentAt })
    .from(letters)
    .where(
      and(
        like(letters.key, `${begin}%`),
        isNotNull(letters.messageId),
        gt(letters.sentAt, new Date(clock.now().getTime() - fresh)),
      ),
    )
  const fresher = rows.flatMap(({ key, account, message, at }) =>
    message && at && !known.has(key) ? [{ key, account, message, at: at.getTime() }] : [],
  )
  for (const { key } of fresher) known.add(key)
  return fresher
}

/** 班前抽问: one after another from the list, and how it went. */
const asks = async ({ assembly, feishu }: Session, { key, account, message }: Came): Promise<void> => {
  const { db } = assembly.world
  const [ask] = await db.read
    .select()
    .from(gapAsks)
    .where(eq(sql`'gaps/ask/' || ${gapAsks.id}`, key))
  const person = feishu.as(account)
  for (const { gap } of await gapsById(db, ask?.gapIds ?? [])) {
    const name = (await memberById(db, gap.memberId))?.name ?? ''
    const result = seeded(seedOf(`${key}/${gap.id}`)).chance(can) ? 'can' : 'with-help'
    await person.clicks(message, name)
    await person.clicks(message, texts.question.results[result])
  }
}

/** 辅导和现场: taught, and shown on site the same day. */
const helps = async ({ assembly, feishu }: Session, { key, account, message }: Came): Promise<void> => {
  const person = feishu.as(account)
  await atEase(() => person.clicks(message, texts.help.coached))()
  const result = seeded(seedOf(key)).chance(can) ? 'can' : 'with-help'
  const day = localDateOf(assembly.world.clock.now())
  await person.fills(message, { day }, texts.help.results[result])
}

/** What those who help will do about the cards that came since. */
export const helpAhead = async (session: Session, known: Set<string>): Promise<Deed[]> => {
  const [toAsk, toHelp] = [
    await lately(session, 'gaps/ask/', known),
    await lately(session, helpLetterKey('').replace(/\/+$/, '/'), known),
  ]
  return [
    ...toAsk.map((came) => ({ at: came.at + atMeeting * minute, run: atEase(() => asks(session, came)) })),
    ...toHelp.map((came) => ({ at: came.at + later * minute, run: atEase(() => helps(session, came)) })),
  ]
}
