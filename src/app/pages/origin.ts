import type { Context } from 'hono'
import { isLoopback } from '../../platform/config.ts'

/**
 * Where the pages live, as the browser calls it: PUBLIC_URL, whatever a proxy in front makes of the request. On this
 * machine's own addresses the one that was asked, so that `localhost` and `127.0.0.1` both work.
 */
export const originOf = (c: Context, publicUrl: string): string => {
  const asked = new URL(c.req.url)
  return isLoopback(publicUrl) && isLoopback(asked.origin) ? asked.origin : new URL(publicUrl).origin
}

/**
 * Whether a form was sent from a page of ours, by what the browser itself says: the origin always, the fetch metadata
 * where the browser knows them (WebViews before 2023 do not).
 */
export const isFromOurPage = (c: Context, publicUrl: string): boolean => {
  const site = c.req.header('sec-fetch-site')
  return c.req.header('origin') === originOf(c, publicUrl) && (site === undefined || site === 'same-origin')
}

/** A path of ours to go back to, never an address elsewhere. */
export const ownPath = (path: string | undefined): `/${string}` =>
  path !== undefined && /^\/(?![/\\])[\x21-\x7e]{0,300}$/.test(path) && !path.includes('\\')
    ? (path as `/${string}`)
    : '/home'
