import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { emojis } from '../texts.ts'
import { classColor } from './colors.ts'
import { useCard } from './context.ts'
import { localDatetime } from './dates.ts'
import { Photo } from './image.tsx'
import { type MarkdownNode, parseMarkdown } from './markdown-tree.ts'
import { Person } from './person.tsx'
import { cardTexts as texts } from './texts.ts'

type Held = { value: string; children: ComponentChildren; more: Record<string, string>; words: string }
type Render = (held: Held) => ComponentChildren

const heading: Render = ({ children }) => <p class="md-heading">{children}</p>

const Link = ({ to, children }: { to: string; children: ComponentChildren }) =>
  /^https?:\/\//.test(to) ? (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )

const At = ({ ids }: { ids: string }) => {
  const { host } = useCard()
  const named = ids.split(',').filter(Boolean)
  return <span class="at">{named.map((id) => `@${id === 'all' ? texts.everyone : host.nameOf(id)}`).join(' ')}</span>
}

const Image = ({ image, alt }: { image: string; alt: string }) => {
  const { host } = useCard()
  return <Photo src={host.imageOf(image)} alt={alt} class="photo-stretch" />
}

const tag =
  (
    name:
      | 'p'
      | 'strong'
      | 'em'
      | 's'
      | 'code'
      | 'pre'
      | 'blockquote'
      | 'ul'
      | 'ol'
      | 'li'
      | 'thead'
      | 'tbody'
      | 'tr'
      | 'th'
      | 'td',
  ): Render =>
  ({ children }) => {
    const Tag = name
    return <Tag>{children}</Tag>
  }

const renders: Record<string, Render> = {
  ...Object.fromEntries(
    (
      [
        'p',
        'strong',
        'em',
        's',
        'code',
        'pre',
        'blockquote',
        'ul',
        'ol',
        'li',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
      ] as const
    ).map((name) => [name, tag(name)]),
  ),
  br: () => <br />,
  hr: () => <hr />,
  a: ({ value, children }) => <Link to={value}>{children}</Link>,
  link: ({ value, children, more }) => <Link to={more.pc_url || value}>{children}</Link>,
  img: ({ value, words }) => <Image image={value} alt={words} />,
  table: ({ children }) => <table class="md-table">{children}</table>,
  font: ({ value, children }) => <span class={`ink-${classColor(value, 'grey')}`}>{children}</span>,
  text_tag: ({ value, children }) => <span class={`tag tag-${classColor(value, 'neutral')}`}>{children}</span>,
  number_tag: ({ value, children, more }) => {
    const number = <span class={`number-tag tag-${classColor(value, 'blue')}`}>{children}</span>
    return more.url ? <Link to={more.url}>{number}</Link> : number
  },
  at: ({ value, more }) => <At ids={more.ids || value} />,
  person: ({ value, more }) => (
    <Person
      id={value}
      avatar={more.show_avatar !== 'false'}
      name={more.show_name !== 'false'}
      capsule={more.style === 'capsule'}
    />
  ),
  local_datetime: ({ value, more }) => localDatetime(value, more.format_type ?? ''),
  audio: () => <span class="muted">{texts.audio}</span>,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
}

/** `:DONE:` and its like, where Feishu has such a sign. */
const withSigns = (text: string): string =>
  text.includes(':') ? text.replace(/:([A-Za-z_]{2,20}):/g, (whole, name: string) => emojis[name] ?? whole) : text

const wordsOf = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children))).join('')

const draw = (nodes: readonly MarkdownNode[]): ComponentChildren[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return withSigns(node)
    const render = Object.hasOwn(renders, node.tag) ? renders[node.tag] : undefined
    const { value, children, more = {} } = node
    return render?.({ value, children: draw(children), more, words: wordsOf(children) })
  })

export const Markdown = ({ content, size }: { content: string; size: string }) => {
  const tree = useMemo(() => parseMarkdown(content), [content])
  return <div class={`markdown text-${size}`}>{draw(tree)}</div>
}
