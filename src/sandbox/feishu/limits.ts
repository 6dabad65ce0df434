import type { World } from './world.ts'

/** Feishu's numbers (feishu.md §5.1, cards.md §2). `Infinity` switches one off. */
export type Limits = {
  /** Per API, per second and per minute: HTTP 429 + 99991400. */
  perSecond: number
  perMinute: number
  /** Per person, per chat, per updated message, each second: HTTP 400 + 230020. */
  perUser: number
  perChat: number
  perMessage: number
  /** Tables in one card: the documentation says 5, measurements say 3 (feishu.md §3.4). */
  tables: number
}

export const feishuLimits: Limits = { perSecond: 50, perMinute: 1000, perUser: 5, perChat: 5, perMessage: 5, tables: 3 }

const kb = 1024
export const textBytes = 150 * kb
export const cardBytes = 30 * kb
export const uuidMs = 3_600_000
export const uuidLength = 50
export const editsAllowed = 20
export const cardLifeMs = 14 * 86_400_000
export const readersMs = 7 * 86_400_000
export const recallMs = 86_400_000
export const cardTokenMs = 30 * 60_000
export const cardTokenUses = 2
export const tokenMs = 7_200_000
export const tokenRenewMs = 1_800_000
export const codeMs = 300_000
export const urgentAtOnce = 200
export const urgentUnread = 200
export const imageBytes = 10 * kb * kb
export const fileBytes = 30 * kb * kb

type Window = { times: number[]; head: number }
/** Sliding windows of the last second or minute, by key. They live too shortly to be in snapshots. */
export type Windows = Map<string, Window>

/** Milliseconds until the window has room, 0 when it has. A clock set back empties the window. */
const waitOf = (windows: Windows, key: string, allowed: number, span: number, now: number): number => {
  const window = windows.get(key)
  if (!window) return 0
  const { times } = window
  const last = times[times.length - 1]
  if (last !== undefined && last > now) windows.delete(key)
  if (last === undefined || last > now) return 0
  while (window.head < times.length && (times[window.head] as number) <= now - span) window.head++
  if (window.head > 4096) {
    times.splice(0, window.head)
    window.head = 0
  }
  return times.length - window.head < allowed ? 0 : (times[window.head] as number) + span - now
}

const enter = (windows: Windows, key: string, now: number): void => {
  const window = windows.get(key)
  if (window) window.times.push(now)
  else windows.set(key, { times: [now], head: 0 })
}

/** Takes one place in the window of this API; otherwise the seconds after which a place is free. */
export const admit = (
  world: World,
  { method, path, perSecond: own = Infinity }: { method: string; path: string; perSecond?: number },
): { ok: true } | { ok: false; limit: number; resetSeconds: number } => {
  const { perMinute } = world.limits
  const perSecond = Math.min(world.limits.perSecond, own)
  const api = `${method} ${path}`
  const now = world.now()
  const second = waitOf(world.windows, `s ${api}`, perSecond, 1000, now)
  const minute = waitOf(world.windows, `m ${api}`, perMinute, 60_000, now)
  if (second || minute)
    return {
      ok: false,
      limit: minute ? perMinute : perSecond,
      resetSeconds: Math.ceil(Math.max(second, minute) / 1000),
    }
  if (perSecond !== Infinity) enter(world.windows, `s ${api}`, now)
  if (perMinute !== Infinity) enter(world.windows, `m ${api}`, now)
  return { ok: true }
}

/** Takes a place in a one-second window of a person, chat or message; false when there is none. */
export const admitOne = (world: World, kind: 'user' | 'chat' | 'message', id: string): boolean => {
  const allowed = { user: world.limits.perUser, chat: world.limits.perChat, message: world.limits.perMessage }[kind]
  if (allowed === Infinity) return true
  const now = world.now()
  if (world.windows.size > 50_000) world.windows.clear()
  if (waitOf(world.windows, `${kind} ${id}`, allowed, 1000, now)) return false
  enter(world.windows, `${kind} ${id}`, now)
  return true
}
