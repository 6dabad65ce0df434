/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Notice } from './section.tsx'
import { stylePath } from './style.ts'
import { texts } from './texts.ts'

export type Shown = {
  title: string
  body: Child
  flash?: { tone: 'good' | 'bad' | 'info'; text: string } | undefined
  /** Who is at the page; absent where nobody has logged in. */
  visitor?: { name: string } | undefined
  /** The page's own path: marks its place in the menu. */
  path?: string | undefined
  /** Names the style as ours to the browser. */
  nonce: string
}

const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <path d="M8.5 16.8l4.8 4.8L24 11" />
  </svg>
)

const Place = ({ to, text, here }: { to: string; text: string; here: boolean }) => (
  <a href={to} {...(here && { 'aria-current': 'page' as const })}>
    {text}
  </a>
)

const Menu = ({ name, path }: { name: string; path: string | undefined }) => (
  <nav aria-label={texts.menu}>
    <Place to="/home" text={texts.home} here={path === '/home'} />
    <Place to="/me" text={texts.mine} here={path === '/me'} />
    <form method="post" action="/logout">
      <button type="submit" title={name}>
        {texts.logout}
      </button>
    </form>
  </nav>
)

/** A whole page: head, menu, what became of the last form, the heading and the body. */
export const Layout = ({ title, body, flash, visitor, path, nonce }: Shown) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <title>{`${title} · ${texts.brand}`}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={stylePath} nonce={nonce} />
    </head>
    <body>
      <a class="skip" href="#main">
        {texts.skip}
      </a>
      <header class="top">
        <div class="wide">
          <a class="brand" href="/home">
            <Mark />
            <span>{texts.brand}</span>
          </a>
          {visitor && <Menu name={visitor.name} path={path} />}
        </div>
      </header>
      <main id="main" class="wide" tabindex={-1}>
        <h1>{title}</h1>
        {flash && <Notice {...flash} />}
        {body}
      </main>
    </body>
  </html>
)
