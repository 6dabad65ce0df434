import type { Clock } from '../../core/clock.ts'

export type Token = { value: string; expireSeconds: number }

export type TokenCare = {
  get(): Promise<string>
  /** Feishu refused this one. Only the one in use is dropped, so that twenty refusals at once cost one new token. */
  drop(value: string): void
}

/** Feishu gives a new token from 30 min before the end, and both are valid until then (auth/v3, tenant_access_token). */
const refreshEarlyMs = 10 * 60_000
const askAgainMs = 30_000

/** Where a token lies between two uses: a plain value, which several invocations of a Worker may share. */
export type TokenShelf = { held?: { value: string; refreshAt: number; endsAt: number } | undefined }

/** One token, fetched by one request at a time, renewed before it ends. */
export const tokenCare = (clock: Clock, fetchToken: () => Promise<Token>, shelf: TokenShelf = {}): TokenCare => {
  let coming: Promise<string> | undefined

  const fetchOnce = async (): Promise<string> => {
    const { value, expireSeconds } = await fetchToken()
    const now = clock.now().getTime()
    const life = expireSeconds * 1000
    shelf.held = { value, refreshAt: now + life - Math.min(refreshEarlyMs, life / 2), endsAt: now + life }
    return value
  }

  return {
    get: async () => {
      const now = clock.now().getTime()
      const { held } = shelf
      if (held && now < held.refreshAt) return held.value
      coming ??= fetchOnce().finally(() => {
        coming = undefined
      })
      if (!held || now >= held.endsAt) return coming
      // While the old token still lives, a token endpoint that is down harms nobody.
      return coming.catch(() => {
        held.refreshAt = now + askAgainMs
        return held.value
      })
    },
    drop: (value) => {
      if (shelf.held?.value === value) shelf.held = undefined
    },
  }
}
