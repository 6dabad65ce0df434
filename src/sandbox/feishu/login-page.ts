import { loginTexts } from './texts.ts'
import type { User } from './types.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

const page = (title: string, body: string, status: number): Response => {
  const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>body{font:16px/1.6 sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem}li{margin:.4rem 0}</style>
<h1>${safe(title)}</h1>
${body}
</html>
`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Everyone who could log in, each a link to the same address with `as=<open_id>`; and one to say no (`as=nobody`). */
export const pickerPage = (url: URL, users: readonly User[]): Response => {
  const link = (openId: string, name: string): string => {
    const to = new URL(url)
    to.searchParams.set('as', openId)
    return `<li><a href="${safe(to.pathname + to.search)}">${safe(name)}</a></li>`
  }
  const people = users.map(({ openId, name }) => link(openId, name))
  return page(loginTexts.title, `<ul>\n${people.join('\n')}\n</ul>\n<ul>${link('nobody', loginTexts.refuse)}</ul>`, 200)
}

export const brokenPage = (code: number, reason: string): Response =>
  page(loginTexts.broken, `<p>${safe(reason)} (${code})</p>`, 400)
