import { createMiddleware } from 'hono/factory'
import { texts } from './texts.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const address = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i
const wildcards = new Set(['0.0.0.0', '::', '[::]', ''])

/** The host without its port; undefined for what is no host. */
const bare = (host: string): string | undefined => {
  if (!URL.canParse(`http://${host}`)) return undefined
  const url = new URL(`http://${host}`)
  return url.host === host.toLowerCase().replace(/:80$/, '') ? url.hostname : undefined
}

/**
 * A name that somebody else's DNS points here is not ours (DNS rebinding): the page it belongs to would count as the same
 * origin and could play every part. Loopback and the configured hosts are known; where the program listens on all
 * addresses, plain addresses are too, for nobody can rebind a number.
 */
export const knownHost = (hosts: readonly string[]) => {
  const everywhere = hosts.some((host) => wildcards.has(host))
  const known = new Set(hosts.map((host) => host.toLowerCase()))
  return createMiddleware(async (c, next) => {
    const host = bare(c.req.header('host') ?? new URL(c.req.url).host)
    const ours = host !== undefined && (loopback.test(host) || known.has(host) || (everywhere && address.test(host)))
    return ours ? next() : c.json({ why: texts.notHere }, 421)
  })
}
