import { createClient } from '@libsql/client'
import type { Act } from './people.ts'
import type { Stage } from './stage.ts'

/** What stands in the database and in the chats when everything has come to rest. */
export type Facts = {
  answers: {
    account: string
    memberId: string
    roundId: string
    choice: string
    correct: boolean
    way: string
    messageId: string | null
  }[]
  /** `<member>/<stage>` of every line of the ledger. */
  ledger: string[]
  members: { account: string; memberId: string }[]
  inbox: { eventId: string; subject: string | null; state: string }[]
  letters: { key: string; state: string }[]
  integrity: string
  /** The bot's messages: in which chat, with which content. */
  shown: { chatId: string; content: string }[]
  reactions: { messageId: string; count: number }[]
}

/** The whole case: what people did, how Feishu's pushes ended, what came of it. */
export type Case = {
  acts: Act[]
  branches: { chatId: string; roundId: string; accounts: string[] }[]
  /** The 单聊 of everyone who has one. */
  chats: Record<string, string>
  pushes: { eventId: string; delivered: boolean; messageId?: string }[]
  facts: Facts
}

const rowsOf = async (file: string, queries: Record<string, string>) => {
  const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: 1_000 })
  try {
    const found: Record<string, Record<string, unknown>[]> = {}
    for (const [name, query] of Object.entries(queries)) found[name] = [...(await client.execute(query)).rows]
    return found
  } finally {
    client.close()
  }
}

/** How much still waits: deliveries, letters, redraws. */
export const waiting = async (file: string): Promise<number> => {
  const { left } = await rowsOf(file, {
    left: `select (select count(*) from inbox where state = 'pending') + (select count(*) from letters where state = 'pending')
           + (select count(*) from redraws where wanted > drawn and lost_because is null) as n`,
  })
  return Number(left?.[0]?.n)
}

/** Deliveries that somebody has in hand, or had when he died. */
export const inHands = async (file: string): Promise<number> => {
  const { held } = await rowsOf(file, {
    held: `select count(*) as n from inbox where state = 'pending' and claimed_until is not null`,
  })
  return Number(held?.[0]?.n)
}

/** Everything there is to judge, after the end. */
export const gather = async (stage: Stage, acts: readonly Act[]): Promise<Case> => {
  const found = await rowsOf(stage.file, {
    integrity: 'pragma integrity_check',
    answers: `select a.*, m.account, i.subject from daily_answers a join members m on m.id = a.member_id
              left join inbox i on i.event_id = a.event_id`,
    ledger: 'select member_id, stage from confirmations',
    members: 'select id, account from members',
    inbox: 'select event_id, subject, state from inbox',
    letters: 'select key, state from letters',
  })
  const rows = (name: string) => found[name] ?? []
  const text = (value: unknown) => String(value)
  const { feishu } = stage
  const said = feishu.messages().filter((m) => m.sender !== 'bot')
  return {
    acts: [...acts],
    branches: stage.branches.map(({ chatId, roundId, accounts }) => ({ chatId, roundId, accounts })),
    chats: Object.fromEntries(
      feishu.chats().flatMap((c) => (c.kind === 'p2p' ? [[c.members[0] ?? '', c.chatId]] : [])),
    ),
    pushes: feishu
      .deliveries()
      .filter((d) => d.eventType === 'im.message.receive_v1')
      .map((d) => ({ eventId: d.eventId, delivered: d.attempts.some((a) => a.status === 200) })),
    facts: {
      integrity: text(Object.values(rows('integrity')[0] ?? {})[0]),
      answers: rows('answers').map((r) => ({
        account: text(r.account),
        memberId: text(r.member_id),
        roundId: text(r.round_id),
        choice: text(r.choice),
        correct: r.correct === 1,
        way: text(r.way),
        messageId: r.subject === null ? null : text(r.subject).replace(/^msg:/, ''),
      })),
      ledger: rows('ledger').map((r) => `${r.member_id}/${r.stage}`),
      members: rows('members').map((r) => ({ account: text(r.account), memberId: text(r.id) })),
      inbox: rows('inbox').map((r) => ({
        eventId: text(r.event_id),
        subject: r.subject === null ? null : text(r.subject),
        state: text(r.state),
      })),
      letters: rows('letters').map((r) => ({ key: text(r.key), state: text(r.state) })),
      shown: feishu
        .messages()
        .filter((m) => m.sender === 'bot')
        .map(({ chatId, content }) => ({ chatId, content })),
      reactions: said.map((m) => ({ messageId: m.messageId, count: m.reactions.filter((r) => r.by === 'bot').length })),
    },
  }
}
