import type { bench } from '../bench.ts'

type Bench = Awaited<ReturnType<typeof bench>>
export const site = 'http://127.0.0.1:8787'

/** What a page says: its words without the markup, entities read. */
const wordsOf = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()

export type Seen = { status: number; path: string; html: string; words: string; headers: Headers; bytes: Uint8Array }

/** A browser with its cookies: opens our pages, goes through Feishu's login as one person, sends forms. */
export const surfer = (b: Pick<Bench, 'program' | 'feishu'>, as: string) => {
  const jar = new Map<string, string>()

  const raw = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await b.program.app.fetch(new Request(new URL(path, site), { ...init, headers }))
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Where a redirect leads in the end; at Feishu's page the person says who they are. */
  const follow = async (first: Response, from: string): Promise<Seen> => {
    let answer = first
    let path = from
    for (let hop = 0; [302, 303].includes(answer.status); hop++) {
      if (hop > 8) throw new Error('the redirects do not end')
      const to = new URL(answer.headers.get('location') ?? '', site)
      if (to.origin === site) {
        path = to.pathname + to.search
        answer = await raw(path)
      } else {
        to.searchParams.set('as', as)
        answer = await b.feishu.fetch(to.href)
      }
    }
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const html = new TextDecoder().decode(bytes)
    return { status: answer.status, path, html, words: wordsOf(html), headers: answer.headers, bytes }
  }

  return {
    jar,
    /** One request, no redirect followed. */
    raw,
    /** Opens a page, logging in on the way where that is asked for. */
    opens: async (path: string): Promise<Seen> => follow(await raw(path), path),
    /** Sends a form from a page of ours. */
    sends: async (path: string, fields: Record<string, string> | FormData = {}): Promise<Seen> =>
      follow(
        await raw(path, {
          method: 'POST',
          headers: { origin: site, 'sec-fetch-site': 'same-origin' },
          body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        }),
        path,
      ),
  }
}
