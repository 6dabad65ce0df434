import { card, markdown } from '../../cards/kit/card.ts'
import type { AccountId, ChatId, FileKey, ImageKey, MessageId } from '../../src/core/ids.ts'
import type { Fields, Log } from '../../src/core/log.ts'
import type { Writer } from '../../src/platform/db/db.ts'
import type { Body, Feishu, Past, Sent } from '../../src/platform/feishu/port.ts'
import { type Endpoint, FeishuRefusal, FeishuSilence } from '../../src/platform/feishu/refusal.ts'
import { enqueue, type Letter, react, redraw } from '../../src/platform/outbox/enqueue.ts'
import { letters, redraws } from '../../src/platform/outbox/schema.ts'
import type { World } from '../../src/platform/world.ts'
import { freshDatabase } from './database.ts'

export type Line = { level: string; event: string; fields: Fields }

const collecting = (lines: Line[]): Log => {
  const at =
    (level: string) =>
    (event: string, fields: Fields = {}) =>
      void lines.push({ level, event, fields })
  return { info: at('info'), warn: at('warn'), error: at('error'), with: () => collecting(lines) }
}

export type Shown = { messageId: MessageId; to: string; content: string; uuid: string; at: Date; updates: number }
export type Ask = { endpoint: Endpoint; to: string; at: number }
/** What happens to a request: refused, done but unanswered, never done and unanswered. */
export type Fault = { code: number; subCode?: number; resetSeconds?: number } | 'lost-answer' | 'cut' | 'unreachable'

/** Feishu in a few lines: one message per uuid, and whatever goes wrong is asked for. */
export const fakeFeishu = (clock: { now(): Date }) => {
  const shown: Shown[] = []
  const asked: Ask[] = []
  const reactions: string[] = []
  const faults = { of: (_ask: Ask): Fault | undefined => undefined, historyDown: false, delay: () => Promise.resolve() }

  const ask = async <T>(endpoint: Endpoint, to: string, act: () => T): Promise<T> => {
    const one = { endpoint, to, at: clock.now().getTime() }
    asked.push(one)
    await faults.delay()
    const fault = faults.of(one)
    if (fault === 'cut') throw new FeishuSilence(endpoint, 'reset', { mayHaveHappened: true })
    if (fault === 'unreachable') throw new FeishuSilence(endpoint, 'ECONNREFUSED', { mayHaveHappened: false })
    if (fault && fault !== 'lost-answer') throw new FeishuRefusal({ endpoint, httpStatus: 400, ...fault })
    const result = act()
    if (fault === 'lost-answer') throw new FeishuSilence(endpoint, 'timeout', { mayHaveHappened: true })
    return result
  }
  const chatOf = (to: string) => (to.startsWith('oc_') ? to : `oc_p2p_${to}`) as ChatId
  const put = (to: string, body: Body, uuid: string): Sent => {
    const hourAgo = clock.now().getTime() - 3_600_000
    const known = shown.find((m) => m.uuid === uuid && m.at.getTime() > hourAgo)
    const message = known ?? {
      messageId: `om_${shown.length + 1}` as MessageId,
      ...{ to, uuid, content: body.content, at: clock.now(), updates: 0 },
    }
    if (!known) shown.push(message)
    return { messageId: message.messageId, chatId: chatOf(to) }
  }
  const feishu: Feishu = {
    send: (to, body, uuid) => {
      const who = 'account' in to ? to.account : to.chat
      return ask('send', who, () => put(who, body, uuid))
    },
    reply: (to, body, uuid) => ask('reply', to, () => put(to, body, uuid)),
    redraw: (message, content) =>
      ask('redraw', message, () => {
        const found = shown.find((m) => m.messageId === message)
        if (found) Object.assign(found, { content, updates: found.updates + 1 })
      }),
    react: (message, emoji) => ask('react', message, () => void reactions.push(`${message}:${emoji}`)),
    history: (chat, since, limit) =>
      ask('read', chat, () => {
        if (faults.historyDown) throw new FeishuSilence('read', 'http 502', { mayHaveHappened: true })
        return shown
          .filter((m) => chatOf(m.to) === chat && m.at >= since)
          .slice(0, limit)
          .map((m): Past => ({ messageId: m.messageId, content: m.content, fromBot: true, sentAt: m.at }))
      }),
    accountsByMobile: async () => new Map(),
    membersOf: async () => [],
    people: async () => new Map(),
    departments: async () => [],
    peopleIn: async () => [],
    download: async () => 'too-large',
    upload: async () => 'file_1' as FileKey,
    uploadImage: async () => 'img_1' as ImageKey,
    uploaded: async () => 'too-large',
    isInChat: async () => true,
    self: async () => ({ account: 'ou_bot' as AccountId, name: 'bot' }),
    loginPage: () => 'https://accounts.invalid',
    login: async () => ({ account: 'ou_bot' as AccountId, tenantKey: 'tenant' }),
  }
  return { feishu, shown, asked, reactions, faults }
}

/** One database, one clock that stands still until it is moved, one Feishu: a letter's whole world. */
export const outboxBench = async (startsAt = '2026-03-02T09:00:00+08:00') => {
  const database = await freshDatabase()
  const time = { now: new Date(startsAt) }
  const clock = { now: () => time.now }
  const lines: Line[] = []
  const fake = fakeFeishu(clock)
  let counted = 0
  const world: World = {
    db: database.db,
    feishu: fake.feishu,
    clock,
    ids: { next: () => `id${++counted}` },
    log: collecting(lines),
    config: { publicUrl: 'http://127.0.0.1' },
  }
  const writing = (to: Writer, letter: Partial<Letter> & Pick<Letter, 'key' | 'to'>) =>
    enqueue(to, world, {
      lane: 'approval',
      card: card(letter.key, { template: 'blue' }, [markdown('text')]),
      ...letter,
    })
  return {
    world,
    url: database.url,
    ...fake,
    lines,
    writing,
    write: (letter: Parameters<typeof writing>[1]) => world.db.commit((to) => [writing(to, letter)]),
    moveTo: (to: Date) => {
      time.now = to
    },
    wait: (ms: number) => {
      time.now = new Date(time.now.getTime() + ms)
    },
    react: (key: string, chat: string, message: string) =>
      world.db.commit((to) => [
        react(to, world, { key, chat: chat as ChatId, message: message as MessageId, emoji: 'Get' }),
      ]),
    redraw: (letterKey: string, title: string, gentlyMs = 0) =>
      world.db.commit((to) => [
        redraw(to, world, { letterKey, card: card(title, { template: 'blue' }, []), gentlyMs }),
      ]),
    letters: () => world.db.read.select().from(letters).orderBy(letters.seq),
    letter: async (key: string) => (await world.db.read.select().from(letters)).find((l) => l.key === key),
    redraws: () => world.db.read.select().from(redraws),
    titles: () => fake.shown.map((m) => JSON.parse(m.content).header.title.content as string),
    close: database.close,
  }
}

export const person = (n: number | string) => ({ account: `ou_${n}` as AccountId })
export const group = (n: number | string) => ({ chat: `oc_${n}` as ChatId })
