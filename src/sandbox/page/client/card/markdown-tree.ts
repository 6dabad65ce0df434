import MarkdownIt from 'markdown-it'
import { readTag } from './markdown-tags.ts'

/** `value` is what the tag is about: a colour, an id, an address, a time; `more` what else it says. */
export type MarkdownNode =
  | string
  | { tag: string; value: string; children: MarkdownNode[]; more?: Record<string, string> }

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true })

/** Feishu's own tags. Everything else that looks like a tag stays text. */
parser.inline.ruler.before('autolink', 'feishu', (state, silent) => {
  const found = readTag(state.src, state.pos)
  if (!found) return false
  if (!silent) {
    // Level 0 for the parser: it keeps its own stack of emphasis, which these tags need not respect.
    const token = state.push(`feishu_${found.kind}`, found.tag, 0)
    token.content = found.text ?? ''
    token.attrs = Object.entries(found.said)
  }
  state.pos = found.end
  return true
})

type Token = ReturnType<typeof parser.parse>[number]

/** The attribute that each tag is about. */
const about: Record<string, string> = {
  font: 'color',
  text_tag: 'color',
  number_tag: 'background_color',
  at: 'id',
  person: 'id',
  a: 'href',
  link: 'url',
  local_datetime: 'millisecond',
  img: 'src',
}

const nodeOf = (token: Token, children: MarkdownNode[]): MarkdownNode => {
  const value = token.attrGet(about[token.tag] ?? '') ?? ''
  const said =
    token.type.startsWith('feishu_') && token.attrs
      ? Object.fromEntries(token.attrs.map(([name, said]) => [name, String(said)]))
      : undefined
  return { tag: token.tag, value: String(value), children, ...(said ? { more: said } : {}) }
}

const bare = (tag: string, ...children: MarkdownNode[]): MarkdownNode => ({ tag, value: '', children })

const leaf = (token: Token): MarkdownNode => {
  switch (token.type) {
    case 'text':
    case 'html_inline':
    case 'html_block':
      return token.content
    case 'softbreak':
    case 'hardbreak':
      return bare('br')
    case 'code_inline':
      return bare('code', token.content)
    case 'fence':
    case 'code_block':
      return bare('pre', token.content)
    case 'image':
      return nodeOf(token, [token.content])
    case 'feishu_raw':
      return token.content
    default:
      return nodeOf(token, [])
  }
}

const nestings: Record<string, number> = { feishu_open: 1, feishu_close: -1 }

const grow = (tokens: readonly Token[], into: MarkdownNode[]): void => {
  const open: { tag: string; children: MarkdownNode[] }[] = [{ tag: '', children: into }]
  for (const token of tokens) {
    const here = open.at(-1)?.children ?? into
    const nesting = nestings[token.type] ?? token.nesting
    if (token.type === 'inline') grow(token.children ?? [], here)
    else if (nesting === 0) here.push(leaf(token))
    else if (nesting === 1) {
      const children: MarkdownNode[] = []
      if (!token.hidden) here.push(nodeOf(token, children))
      open.push({ tag: token.tag, children: token.hidden ? here : children })
    } else {
      // Feishu's tags may end in any order, or without having begun.
      const at = open.findLastIndex((node) => node.tag === token.tag)
      if (at > 0) open.length = at
    }
  }
}

/** Markdown as a tree of tags and text; it is never turned into HTML. */
export const parseMarkdown = (content: string): MarkdownNode[] => {
  const tree: MarkdownNode[] = []
  grow(parser.parse(content, {}), tree)
  return tree
}
