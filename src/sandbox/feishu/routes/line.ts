import { wordsOf } from '../codes.ts'
import type { Endpoint } from '../endpoint.ts'
import { clientConfig } from '../line/lines.ts'

/** With empty `data`, for the vendor's client looks into it before it looks at the code. */
const refused = (code: number) => ({ body: { code, msg: wordsOf(code), data: {} } })

/** Where a long connection is to be opened, with a ticket that is good for one (feishu.md §8). */
export const lineEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/callback/ws/endpoint',
    auth: 'none',
    run: ({ world, url, body }) => {
      if (body.AppID !== world.app.appId || body.AppSecret !== world.app.appSecret) return refused(514)
      if (world.lines.size >= world.lineSettings.most) return refused(1000040350)
      const ticket = world.random.hex(32)
      world.tickets.add(ticket)
      const scheme = url.protocol === 'https:' ? 'wss:' : 'ws:'
      // The vendor's client reads the whole address as a query, so nothing it needs may come first.
      const query = new URLSearchParams({ device_id: world.random.hex(16), access_key: ticket, service_id: '1' })
      const URL = `${scheme}//${url.host}/callback/ws/connect?${query}`
      return { body: { code: 0, msg: 'ok', data: { URL, ClientConfig: clientConfig(world) } } }
    },
  },
]
