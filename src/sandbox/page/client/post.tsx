import { useMemo } from 'preact/hooks'
import type { MessageLine } from '../wire.ts'
import { CardPlace } from './card/context.ts'
import { Photo } from './card/image.tsx'
import { Markdown } from './card/markdown.tsx'
import { fileAddress, hostOf } from './card-host.ts'
import { nameOf } from './state.ts'
import { emojis, texts } from './texts.ts'

type Node = {
  tag?: string
  text?: unknown
  href?: unknown
  user_id?: unknown
  image_key?: unknown
  emoji_type?: unknown
}
type Body = { title?: unknown; content?: Node[][] }

const bodyOf = (content: string): Body => {
  const post = JSON.parse(content) as Record<string, Body> & Body
  return Array.isArray(post.content) ? post : (post.zh_cn ?? Object.values(post)[0] ?? {})
}

const NodeOf = ({ node, message }: { node: Node; message: string }) => {
  const text = String(node.text ?? '')
  switch (node.tag) {
    case 'a':
      return typeof node.href === 'string' && /^https?:\/\//.test(node.href) ? (
        <a href={node.href} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        <span>{text}</span>
      )
    case 'at':
      return <span class="at">@{node.user_id === 'all' ? texts.everyone : nameOf(String(node.user_id))}</span>
    case 'img':
      return <Photo src={fileAddress(message, String(node.image_key))} alt="" class="message-photo" />
    case 'md':
      return <Markdown content={text} size="normal" />
    case 'emotion':
      return <>{emojis[String(node.emoji_type)] ?? ''}</>
    case 'code_block':
      return <pre>{text}</pre>
    case 'hr':
      return <hr />
    default:
      return <>{text}</>
  }
}

/** A message of several paragraphs with pictures and links. */
export const Post = ({ of }: { of: MessageLine }) => {
  const { title, content = [] } = useMemo(() => bodyOf(of.content), [of.content])
  const place = useMemo(
    () => ({ host: hostOf(of.messageId), parts: [], draw: () => null, unlessUnsure: () => {} }),
    [of.messageId],
  )
  return (
    <CardPlace.Provider value={place}>
      <div class="bubble post">
        {typeof title === 'string' && title !== '' && <p class="post-title">{title}</p>}
        {content.map((line, at) => (
          <div key={at}>
            {line.map((node, n) => (
              <NodeOf key={n} node={node} message={of.messageId} />
            ))}
          </div>
        ))}
      </div>
    </CardPlace.Provider>
  )
}
