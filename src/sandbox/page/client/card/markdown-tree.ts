import MarkdownIt from 'markdown-it'

export type MarkdownNode = string | { tag: string; value: string; children: MarkdownNode[] }

const own = /^<(\/?)(font|text_tag|at|br)\b([^<>]*)>/
const attribute = (name: string, said: string): string =>
  new RegExp(`\\b${name}=['"]?([^'"\\s/>]+)`).exec(said)?.[1] ?? ''

const parser = new MarkdownIt({ html: false, linkify: false, breaks: true })

/** Feishu's own tags among those that our cards use. Everything else that looks like a tag stays text. */
parser.inline.ruler.before('autolink', 'feishu', (state, silent) => {
  const [whole, closing, tag, said = ''] = own.exec(state.src.slice(state.pos)) ?? []
  if (whole === undefined || tag === undefined) return false
  const end = tag === 'at' && !closing ? state.src.indexOf('</at>', state.pos) : -1
  if (tag === 'at' && end < 0) return false
  if (!silent) {
    // Level 0 for the parser: it keeps its own stack of emphasis, which these tags need not respect.
    const kind = tag === 'at' || tag === 'br' ? 'alone' : closing ? 'close' : 'open'
    const token = state.push(`feishu_${kind}`, tag, 0)
    token.attrs = [['said', attribute(tag === 'at' ? 'id' : 'color', said)]]
  }
  state.pos = end < 0 ? state.pos + whole.length : end + '</at>'.length
  return true
})

type Token = ReturnType<typeof parser.parse>[number]

/** A colour, an id or an address, by its tag. */
const saidBy = (token: Token): string => String(token.attrGet('said') ?? token.attrGet('href') ?? '')

const leaf = (token: Token): MarkdownNode => {
  switch (token.type) {
    case 'text':
    case 'html_inline':
    case 'html_block':
      return token.content
    case 'softbreak':
    case 'hardbreak':
      return { tag: 'br', value: '', children: [] }
    case 'code_inline':
      return { tag: 'code', value: '', children: [token.content] }
    case 'fence':
    case 'code_block':
      return { tag: 'pre', value: '', children: [token.content] }
    case 'image':
      return { tag: 'img', value: '', children: [token.content] }
    default:
      return { tag: token.tag, value: saidBy(token), children: [] }
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
      const node = { tag: token.tag, value: saidBy(token), children: [] }
      if (!token.hidden) here.push(node)
      open.push(token.hidden ? { tag: token.tag, children: here } : node)
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
