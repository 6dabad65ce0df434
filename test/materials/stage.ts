import { eq } from 'drizzle-orm'
import { confirmations } from '../../src/domain/confirmations/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { materials } from '../../src/features/materials/schema.ts'
import { bench, group, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { read } from '../study/stage.ts'

export const start = '2026-03-02T10:00:00+08:00'

/** 1 the secretary, 2 and 3 workers of team one, 4 its leader, 5 a worker of team two, 6 of the committee, 7 another post. */
export const people = [
  person(1, { roles: ['secretary'] }),
  person(2),
  person(3),
  person(4, { roles: ['team-leader'] }),
  person(5, { team: '采煤二班' }),
  person(6, { roles: ['committee'] }),
  person(7, { post: '电工' }),
]

export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
)
/** As much of an OPUS file as tells what it is. */
export const opus = new TextEncoder().encode(`OggS${'\0'.repeat(24)}OpusHead and some sound`)

/** What a form sends for a material with a question of its own. */
export const aMaterial = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{ title: '敲帮问顶怎么做', kind: 'standard', purpose: '没敲就进，最容易伤人', subject: '顶板', post: '' },
  ...{ body: '一、站在支护好的地方。\n二、从外往里敲。', links: '', source: '区队岗位标准', from: '', to: '' },
  ...{ check: 'own', stem: '听声音发空，先做什么？', options: '接着敲\n先退再护\n进去看看', answer: 'B' },
  ...{ explanation: '发空就是离层，先退到支护下面。', once: 'form-1' },
  ...change,
})

export const materialsBench = async (options: Parameters<typeof bench>[1] = {}) => {
  const b = await bench(start, { people, ...options })
  await b.program.tick()
  const browsers = new Map<number, ReturnType<typeof surfer>>()
  const at = (n: number) => {
    const browser = browsers.get(n) ?? surfer(b, `ou_${String(n).padStart(4, '0')}`)
    browsers.set(n, browser)
    return browser
  }
  const withLogin = async (n: number) => {
    const browser = at(n)
    if (browser.jar.size === 0) await browser.opens('/home')
    return browser
  }
  const s = {
    ...b,
    opens: async (n: number, path: string) => (await withLogin(n)).opens(path),
    sends: async (n: number, path: string, fields: Record<string, string> | FormData = {}) => {
      const seen = await (await withLogin(n)).sends(path, fields)
      await b.settle()
      return seen
    },
    /** Writes one as the secretary. @returns its id */
    writes: async (change: Record<string, string> = {}): Promise<string> => {
      const seen = await s.sends(1, '/materials/new/save', aMaterial(change))
      const id = /^\/materials\/([^/?]+)$/.exec(seen.path)?.[1]
      if (!id) throw new Error(seen.words)
      return id
    },
    sendsTo: (id: string, fields: Record<string, string> = {}) =>
      s.sends(1, `/materials/${id}/send`, { audience: 'branch', remind: '0', once: `send-${id}`, ...fields }),
    says: async (n: number, text: string, where = 'bot', how: { at?: boolean } = {}) => {
      await b.as(n).says(where, text, how)
      await b.settle()
    },
    taps: async (n: number, messageId: string, label: string) => {
      const answer = await b.as(n).clicks(messageId, label)
      await b.settle()
      return answer
    },
    groupCard: () => {
      const found = b.feishu
        .messages(group)
        .filter((m) => m.sender === 'bot')
        .at(-1)
      if (!found) throw new Error('nothing in the group')
      return found
    },
    mine: (n: number) =>
      b
        .as(n)
        .sees('bot')
        .filter((m) => m.sender === 'bot'),
    last: (n: number) => {
      const found = s.mine(n).at(-1)
      if (!found) throw new Error('nothing there')
      return found
    },
    reads: (n: number) => read(s.last(n)),
    idOf: async (n: number) => {
      const [found] = await b.world.db.read
        .select()
        .from(members)
        .where(eq(members.staffNo, String(n).padStart(4, '0')))
      if (!found) throw new Error('nobody')
      return found.id
    },
    ledger: async (n: number) => {
      const id = await s.idOf(n)
      const rows = await b.world.db.read.select().from(confirmations).where(eq(confirmations.memberId, id))
      return rows.map((r) => `${r.subject} ${r.stage}`)
    },
    material: async (id: string) => {
      const [found] = (await b.world.db.read.select().from(materials)).filter((m) => m.id === id)
      return found
    },
  }
  return s
}
export type Materials = Awaited<ReturnType<typeof materialsBench>>
