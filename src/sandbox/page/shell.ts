import { texts } from './texts.ts'

/** Nothing from elsewhere, nothing inline: what people typed cannot become a program, even if it became markup. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const document = (title: string, program: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
<link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sandbox/${program}.css">
<script type="module" src="/sandbox/${program}.js"></script>
</head>
<body>
<div id="app"><p class="opening">${texts.loading}</p></div>
<noscript>${texts.noScript}</noscript>
</body>
</html>
`

export const shell = document(texts.title, 'app')
/** Every face of every card in every state. */
export const gallery = document(texts.gallery, 'gallery')

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#245bdb"/><path d="M8.5 17l5 5L24 11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`
