import type { Context } from 'hono'

/** A page loads nothing from elsewhere, runs nothing that is not named, and stands in nobody's frame. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const year = 365 * 24 * 3_600

/** On everything that we answer to a browser. What is personal stays in no cache. */
export const secure = (c: Context, { nonce, https }: { nonce: string; https: boolean }): void => {
  c.header('content-security-policy', policy(nonce))
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  // Not 'no-referrer': with it a browser hides from us too where a form comes from, and says `Origin: null`.
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (https) c.header('strict-transport-security', `max-age=${year}; includeSubDomains`)
}
