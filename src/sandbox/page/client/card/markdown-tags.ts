type Found = {
  tag: string
  /** `alone` holds nothing; `raw` holds text that is no markup. */
  kind: 'open' | 'close' | 'alone' | 'raw'
  said: Record<string, string>
  text?: string
  end: number
}

const pairs = 'font|text_tag|number_tag|a|link'
/** What stands between such a tag and its end is not shown. */
const hollow = 'at|person|local_datetime|audio'
const tags = new RegExp(
  `^<(/?)(${pairs}|${hollow}|raw|br|hr)\\b((?:\\s+[\\w-]+\\s*=\\s*(?:'[^']*'|"[^"]*"|[^\\s'"<>]+))*)\\s*(/?)>`,
)
const attribute = /([\w-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>]+))/g
const isHollow = new Set(hollow.split('|'))

const readAttributes = (said: string): Record<string, string> =>
  Object.fromEntries([...said.matchAll(attribute)].map(([, name, a, b, c]) => [String(name), a ?? b ?? c ?? '']))

/** The tag of Feishu's markdown that stands here, if one does. */
export const readTag = (source: string, from: number): Found | undefined => {
  const [whole, closing, tag, said = '', selfClosed] = tags.exec(source.slice(from)) ?? []
  if (whole === undefined || tag === undefined) return undefined
  const after = from + whole.length
  const attributes = readAttributes(said)
  if (tag === 'br' || tag === 'hr') return { tag, kind: 'alone', said: {}, end: after }
  if (tag === 'raw' || isHollow.has(tag)) {
    const end = `</${tag}>`
    const at = closing ? -1 : source.indexOf(end, after)
    if (selfClosed && tag !== 'raw') return { tag, kind: 'alone', said: attributes, end: after }
    if (at < 0) return undefined
    const text = source.slice(after, at)
    return { tag, kind: tag === 'raw' ? 'raw' : 'alone', said: attributes, text, end: at + end.length }
  }
  return { tag, kind: closing ? 'close' : 'open', said: attributes, end: after }
}
