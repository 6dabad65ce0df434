import { onTestFinished } from 'vitest'
import type { AccountId, ChatId } from '../../src/core/ids.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import type { Feishu } from '../../src/platform/feishu/port.ts'
import type { World } from '../../src/platform/world.ts'
import { freshDatabase } from '../support/database.ts'
import { type LogLine, rememberingLog } from '../support/world.ts'

const feishu = { self: async () => ({ account: 'ou_bot' as AccountId, name: 'bot' }) } as Partial<Feishu> as Feishu

/**
 * Three worlds on one database server, as three processes would have them: a connection each, and clocks that agree to
 * half a round trip.
 */
export const threeInstances = async (start: string) => {
  const database = await freshDatabase({ kind: 'http' })
  const time = { now: new Date(start) }
  const lines: LogLine[] = []
  const opened = await Promise.all(
    [-150, 0, 150].map(async (offMs, i) => {
      const own = await openDatabase({ url: database.url })
      let serial = 0
      const world: World = {
        db: own.db,
        clock: { now: () => new Date(time.now.getTime() + offMs) },
        ids: { next: () => `i${i}-${++serial}` },
        log: rememberingLog(lines, { instance: i }),
        config: { publicUrl: 'http://127.0.0.1' },
        feishu,
      }
      return { own, world }
    }),
  )
  onTestFinished(async () => {
    for (const { own } of opened) await own.close()
    await database.close()
  })
  return {
    database,
    lines,
    worlds: opened.map(({ world }) => world),
    later: (ms: number) => {
      time.now = new Date(time.now.getTime() + ms)
    },
  }
}

/** Somebody's text as it stands in the inbox. */
export const textDelivery = (n: number, from: string, now: Date) => ({
  eventId: `ev_${n}`,
  subject: `msg:om_${n}`,
  type: 'im.message.receive_v1',
  partition: from,
  happenedAt: now,
  receivedAt: now,
  state: 'pending' as const,
  body: JSON.stringify({
    sender: { sender_id: { open_id: from }, sender_type: 'user' },
    message: {
      message_id: `om_${n}`,
      create_time: String(now.getTime()),
      chat_id: `oc_p2p_${from}` as ChatId,
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text: String(n) }),
    },
  }),
})
