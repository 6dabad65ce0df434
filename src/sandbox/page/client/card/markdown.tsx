import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { nameOf } from '../state.ts'
import { texts } from '../texts.ts'
import { type MarkdownNode, parseMarkdown } from './markdown-tree.ts'

type Render = (value: string, children: ComponentChildren) => ComponentChildren

const colour = (value: string) => (/^[a-z]+$/.test(value) ? value : 'grey')
const heading: Render = (_, children) => <p class="md-heading">{children}</p>

const Link = ({ to, children }: { to: string; children: ComponentChildren }) =>
  /^https?:\/\//.test(to) ? (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )

const renders: Record<string, Render> = {
  p: (_, children) => <p>{children}</p>,
  strong: (_, children) => <strong>{children}</strong>,
  em: (_, children) => <em>{children}</em>,
  s: (_, children) => <s>{children}</s>,
  code: (_, children) => <code>{children}</code>,
  pre: (_, children) => <pre>{children}</pre>,
  blockquote: (_, children) => <blockquote>{children}</blockquote>,
  ul: (_, children) => <ul>{children}</ul>,
  ol: (_, children) => <ol>{children}</ol>,
  li: (_, children) => <li>{children}</li>,
  br: () => <br />,
  hr: () => <hr />,
  a: (value, children) => <Link to={value}>{children}</Link>,
  img: (_, children) => <span class="muted">{children === '' ? texts.image : children}</span>,
  table: (_, children) => <table class="md-table">{children}</table>,
  thead: (_, children) => <thead>{children}</thead>,
  tbody: (_, children) => <tbody>{children}</tbody>,
  tr: (_, children) => <tr>{children}</tr>,
  th: (_, children) => <th>{children}</th>,
  td: (_, children) => <td>{children}</td>,
  font: (value, children) => <span class={`ink-${colour(value)}`}>{children}</span>,
  text_tag: (value, children) => <span class={`tag tag-${colour(value)}`}>{children}</span>,
  at: (value) => <span class="at">@{value === 'all' ? texts.everyone : nameOf(value)}</span>,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
}

const draw = (nodes: readonly MarkdownNode[]): ComponentChildren[] =>
  nodes.map((node) => (typeof node === 'string' ? node : renders[node.tag]?.(node.value, draw(node.children))))

export const Markdown = ({ content, size }: { content: string; size: string }) => {
  const tree = useMemo(() => parseMarkdown(content), [content])
  return <div class={`markdown text-${size}`}>{draw(tree)}</div>
}
